import { CfnResource, Validations } from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag';
import { CloudTrailBaseline } from '../../lib';
import { ACKNOWLEDGEMENTS } from '../../lib/checks/acknowledgements';
import { newApp } from '../support/apps';
import { PACKS } from '../support/nag-packs';
import { PRESETS } from '../support/presets';

/** What the six packs find in the baseline's own resources, each with the resource. */
const findings = (baseline: CloudTrailBaseline) => PACKS
  .flatMap((Pack) => new Pack().validateScope(baseline).violations)
  .flatMap(({ ruleName, violatingResources }: any) => violatingResources.map(({ constructPath }: any) => `${constructPath}: ${ruleName}`))
  .sort();

const acknowledged = (baseline: CloudTrailBaseline) => baseline.node.findAll()
  .filter((node) => node instanceof CfnResource)
  .flatMap(({ node }) => node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data).map((rule) => `${node.path}: ${rule}`)))
  .sort();

afterEach(() => jest.restoreAllMocks());

describe.each(Object.entries(PRESETS))('%s', (_, make) => {
  test('no pack finds anything that isn\'t acknowledged', () => {
    expect(findings(make(newApp()))).toEqual([]);
  });

  test('nothing is acknowledged that no pack finds', () => {
    jest.spyOn(NagPack.prototype as any, 'isAcknowledged').mockReturnValue(false);
    const baseline = make(newApp());
    expect(findings(baseline)).toEqual(acknowledged(baseline));
  });
});

test('what is acknowledged, and why', () => {
  const list = Object.entries(ACKNOWLEDGEMENTS).flatMap(([part, entries]) => entries.map(({ rules, reason }) => [part, rules.join(' '), reason]));
  expect(list).toEqual([
    [
      'log bucket without a copy',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'A second copy needs a bucket in another account or region, which only the user can name: storage.replication makes it.',
    ],
    [
      'access-log bucket',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'Access logs say who read the audit logs and are no audit logs themselves; the log bucket is what is worth a copy.',
    ],
    [
      'access-log bucket',
      'HIPAA.Security-S3DefaultEncryptionKMS NIST.800.53.R5-S3DefaultEncryptionKMS PCI.DSS.321-S3DefaultEncryptionKMS',
      'S3 delivers server access logs to buckets encrypted with S3\'s own keys only.',
    ],
    ['access-log bucket', 'NIST.800.53.R4-S3BucketDefaultLockEnabled', 'S3 delivers no server access logs to a bucket with Object Lock.'],
    [
      'role policy of CloudWatch Logs',
      'AwsSolutions-IAM5',
      'CloudTrail names its log streams with a suffix, so AWS documents the permission with a wildcard at the end of the stream\'s name.',
    ],
    [
      'role policy of replication',
      'AwsSolutions-IAM5',
      'Replication copies every log file, of the log bucket only and to its destination only; their keys aren\'t known.',
    ],
  ]);
});
