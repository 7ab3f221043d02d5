import { NagPack } from 'cdk-nag';
import { ACKNOWLEDGEMENTS } from '../../lib/checks/acknowledgements';
import { newApp } from '../support/apps';
import { acknowledgedRules, nagFindings } from '../support/nag-packs';
import { PRESETS } from '../support/presets';

afterEach(() => jest.restoreAllMocks());

describe.each(Object.entries(PRESETS))('%s', (_, make) => {
  test("no pack finds anything that isn't acknowledged", () => {
    expect(nagFindings(make(newApp()))).toEqual([]);
  });

  test('nothing is acknowledged that no pack finds', () => {
    jest.spyOn(NagPack.prototype as any, 'isAcknowledged').mockReturnValue(false);
    const baseline = make(newApp());
    expect(nagFindings(baseline)).toEqual(acknowledgedRules(baseline));
  });
});

test('what is acknowledged, and why', () => {
  const list = Object.entries(ACKNOWLEDGEMENTS).flatMap(([part, entries]) =>
    entries.map(({ rules, reason }) => [part, rules.join(' '), reason]),
  );

  expect(list).toEqual([
    [
      'log bucket without a copy',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled ' +
        'NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'A second copy needs a bucket in another account or region, which only the user can name: ' +
        'storage.replication creates it.',
    ],
    [
      'access-log bucket',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled ' +
        'NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'Access logs say who read the audit logs and are no audit logs themselves; the log bucket is what is ' +
        'worth a copy.',
    ],
    [
      'access-log bucket',
      'HIPAA.Security-S3DefaultEncryptionKMS NIST.800.53.R5-S3DefaultEncryptionKMS PCI.DSS.321-S3DefaultEncryptionKMS',
      "S3 delivers server access logs to buckets encrypted with S3's own keys only.",
    ],
    [
      'access-log bucket',
      'NIST.800.53.R4-S3BucketDefaultLockEnabled',
      'S3 delivers no server access logs to a bucket with Object Lock.',
    ],
    [
      'bucket without events to EventBridge',
      'cdk-validator-cfnguard::s3_event_notifications_enabled_check',
      'Each object creates events, at USD 1.00 per million, in an organization those of every account: ' +
        'storage.eventBridgeNotifications turns them on.',
    ],
    [
      'results of queries',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled ' +
        'NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'Results expire, and a query gives them again: the log files are what is worth a copy.',
    ],
    [
      'role policy of CloudWatch Logs',
      'AwsSolutions-IAM5',
      'CloudTrail names its log streams with a suffix, so AWS documents the permission with a wildcard at the ' +
        "end of the stream's name.",
    ],
    [
      'policy of readers',
      'AwsSolutions-IAM5',
      "Readers read every log file, whose keys aren't known, and decrypt through S3 only; in another account " +
        "the key's id isn't known either, and its own policy decides.",
    ],
    [
      'role policy of replication',
      'AwsSolutions-IAM5',
      "Replication copies every log file, of the log bucket only and to its destination only; their keys aren't known.",
    ],
  ]);
});
