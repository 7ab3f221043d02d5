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
      'log bucket without replication',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled ' +
        'NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'A replica needs a bucket in another account or region, which only you can name: ' +
        'storage.replication turns on replication.',
    ],
    [
      'access-log bucket',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled ' +
        'NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'Access logs record who read the audit logs. They are no audit logs themselves and need no replica, unlike ' +
        'the log bucket.',
    ],
    [
      'access-log bucket',
      'HIPAA.Security-S3DefaultEncryptionKMS NIST.800.53.R5-S3DefaultEncryptionKMS PCI.DSS.321-S3DefaultEncryptionKMS',
      'S3 delivers server access logs only to buckets that are encrypted with S3-managed keys.',
    ],
    [
      'access-log bucket',
      'NIST.800.53.R4-S3BucketDefaultLockEnabled',
      'S3 delivers no server access logs to a bucket with Object Lock.',
    ],
    [
      'bucket without events to EventBridge',
      'cdk-validator-cfnguard::s3_event_notifications_enabled_check',
      'Each object causes events, at USD 1.00 per million, and in an organization for the log files of every ' +
        'account: storage.eventBridgeNotifications turns them on.',
    ],
    [
      'results of queries',
      'HIPAA.Security-S3BucketReplicationEnabled NIST.800.53.R4-S3BucketReplicationEnabled ' +
        'NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled',
      'Query results expire, and running the query again reproduces them: they need no replica.',
    ],
    [
      'role policy of CloudWatch Logs',
      'AwsSolutions-IAM5',
      'The names of log streams of CloudTrail end in a suffix, so the permission that AWS documents has a wildcard ' +
        "at the end of the stream's name.",
    ],
    [
      'policy of readers',
      'AwsSolutions-IAM5',
      "Readers read every log file, whose object keys aren't known, and decrypt only through S3. In another " +
        "account the id of the KMS key isn't known either, and the key's policy decides.",
    ],
    [
      'role policy of replication',
      'AwsSolutions-IAM5',
      'Replication copies every log file, only from the log bucket and only to its destination. Their object keys ' +
        "aren't known.",
    ],
  ]);
});
