import { newApp } from '../support/apps';
import { controlTowerFindings } from '../support/control-tower';
import { PRESETS } from '../support/presets';

/**
 * S3 delivers access logs neither to a bucket with a key of the user's, nor to one with Object Lock; and its own access
 * logs would never end.
 */
const UNMET = [
  's3_bucket_default_encryption_kms_check: AuditAccessLogBucketB77FE7B8',
  's3_bucket_logging_enabled_check: AuditAccessLogBucketB77FE7B8',
  's3_bucket_object_lock_enabled_check: AuditAccessLogBucketB77FE7B8',
];

test.each(['defaults', 'everything on', 'environment-agnostic', 'aws-cn', 'aws-us-gov'])(
  'meets every control but three, on the access-log bucket: %s',
  (preset) => {
    const app = newApp();
    expect(controlTowerFindings(app, PRESETS[preset](app))).toEqual(UNMET);
  },
);

test.each(['parts that exist already', 'parts passed in'])(
  'has no findings of its own where parts exist already: %s',
  (preset) => {
    const app = newApp();
    expect(controlTowerFindings(app, PRESETS[preset](app)).filter((finding) => finding.includes(': Audit'))).toEqual(
      [],
    );
  },
);
