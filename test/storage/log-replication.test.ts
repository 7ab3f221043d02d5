import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { newBaseline, resourceById, resourceOf, templateOf } from '../support/apps';

const TARGET = { bucketArn: 'arn:aws:s3:::dr-audit-logs', keyArn: 'arn:aws:kms:eu-central-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab' };

function synth(accountId?: string) {
  const baseline = newBaseline({ storage: { replication: { ...TARGET, accountId } } });
  const template = templateOf(baseline);
  const bucket = resourceById(template, 'AuditLogBucket', 'AWS::S3::Bucket');
  const role = resourceById(template, 'AuditLogBucketReplicationRole', 'AWS::IAM::Role');
  const policy = resourceById(template, 'AuditLogBucketReplicationPolicy', 'AWS::IAM::ManagedPolicy');
  return { baseline, template, bucket, role, policy, rule: bucket.Properties.ReplicationConfiguration.Rules[0] };
}

test('copies everything, encrypted objects included, and no delete markers', () => {
  const { bucket, role } = synth();
  expect(bucket.Properties.ReplicationConfiguration).toEqual({
    Role: { 'Fn::GetAtt': [role.id, 'Arn'] },
    Rules: [{
      Id: 'CopyLogs',
      Status: 'Enabled',
      Priority: 1,
      Filter: { Prefix: '' },
      DeleteMarkerReplication: { Status: 'Disabled' },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
      Destination: { Bucket: TARGET.bucketArn, EncryptionConfiguration: { ReplicaKmsKeyID: TARGET.keyArn } },
    }],
  });
});

test('hands copies over to another account that owns the destination', () => {
  expect(synth('444444444444').rule.Destination).toMatchObject({ Account: '444444444444', AccessControlTranslation: { Owner: 'Destination' } });
});

test('leaves the owner as it is in the same account', () => {
  const { rule } = synth('111111111111');
  expect(rule.Destination.Account).toBeUndefined();
  expect(rule.Destination.AccessControlTranslation).toBeUndefined();
});

test('the role is S3\'s, and reads the log bucket, decrypts with its key, and writes to the destination only', () => {
  const { template, bucket, role, policy } = synth('444444444444');
  const bucketArn = { 'Fn::GetAtt': [bucket.id, 'Arn'] };
  expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }]);
  expect(policy.Properties.PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: bucketArn },
    {
      Effect: 'Allow',
      Action: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging', 's3:GetObjectRetention', 's3:GetObjectLegalHold'],
      Resource: { 'Fn::Join': ['', [bucketArn, '/*']] },
    },
    { Effect: 'Allow', Action: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'], Resource: 'arn:aws:s3:::dr-audit-logs/*' },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': [resourceOf(template, 'AWS::KMS::Key').id, 'Arn'] } },
    { Effect: 'Allow', Action: ['kms:Encrypt', 'kms:GenerateDataKey'], Resource: TARGET.keyArn },
  ]);
});

test('the trail waits for the role\'s policy, so that its first log file is copied', () => {
  const { template, policy } = synth();
  expect(resourceOf(template, 'AWS::CloudTrail::Trail').DependsOn).toContain(policy.id);
});

test('another account\'s destination gets its statements as data', () => {
  const { baseline, role } = synth('444444444444');
  const [bucketStatement] = baseline.requiredReplicaBucketStatements;
  const [keyStatement] = baseline.requiredReplicaKeyStatements;
  const json = (statement: PolicyStatement) => Stack.of(baseline).resolve(statement.toStatementJson());
  const principal = { AWS: { 'Fn::GetAtt': [role.id, 'Arn'] } };
  expect(json(bucketStatement)).toEqual({
    Sid: 'AllowLogCopies',
    Effect: 'Allow',
    Principal: principal,
    Action: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
    Resource: 'arn:aws:s3:::dr-audit-logs/*',
  });
  expect(json(keyStatement)).toEqual({ Sid: 'AllowLogCopies', Effect: 'Allow', Principal: principal, Action: ['kms:Encrypt', 'kms:GenerateDataKey'], Resource: '*' });
});

test('a destination in this account needs none', () => {
  const { baseline } = synth();
  expect(baseline.requiredReplicaBucketStatements).toEqual([]);
  expect(baseline.requiredReplicaKeyStatements).toEqual([]);
});
