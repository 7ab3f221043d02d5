import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { LogBucket, LogReplication, TrailIdentity } from '../../lib';
import { newBaseline, newStack, resourceById, resourceOf, templateOf } from '../support/apps';

const TARGET = {
  bucketArn: 'arn:aws:s3:::dr-audit-logs',
  keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
};

const foreign = (target: typeof TARGET) => ({
  ...target,
  keyArn: target.keyArn.replace('111111111111', '444444444444'),
});

function synth(accountId?: string) {
  const baseline = newBaseline({
    storage: { replication: { ...(accountId === '444444444444' ? foreign(TARGET) : TARGET), accountId } },
  });

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
    Rules: [
      {
        Id: 'CopyLogs',
        Status: 'Enabled',
        Priority: 1,
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Disabled' },
        SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        Destination: { Bucket: TARGET.bucketArn, EncryptionConfiguration: { ReplicaKmsKeyID: TARGET.keyArn } },
      },
    ],
  });
});

test('hands copies over to another account that owns the destination', () => {
  expect(synth('444444444444').rule.Destination).toMatchObject({
    Account: '444444444444',
    AccessControlTranslation: { Owner: 'Destination' },
  });
});

test('leaves the owner as it is in the same account', () => {
  const { rule } = synth('111111111111');
  expect(rule.Destination.Account).toBeUndefined();
  expect(rule.Destination.AccessControlTranslation).toBeUndefined();
});

test("the role is S3's, and reads the log bucket, decrypts with its key, and writes to the destination only", () => {
  const { template, bucket, role, policy } = synth('444444444444');
  const bucketArn = { 'Fn::GetAtt': [bucket.id, 'Arn'] };
  expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ]);

  expect(policy.Properties.PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: bucketArn },
    {
      Effect: 'Allow',
      Action: [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
        's3:GetObjectRetention',
        's3:GetObjectLegalHold',
      ],
      Resource: { 'Fn::Join': ['', [bucketArn, '/*']] },
    },
    {
      Effect: 'Allow',
      Action: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
      Resource: 'arn:aws:s3:::dr-audit-logs/*',
    },
    {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: { 'Fn::GetAtt': [resourceOf(template, 'AWS::KMS::Key').id, 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: foreign(TARGET).keyArn,
    },
  ]);
});

test("the trail waits for the role's policy, so that its first log file is copied", () => {
  const { template, policy } = synth();
  expect(resourceOf(template, 'AWS::CloudTrail::Trail').DependsOn).toContain(policy.id);
});

const ROLE_NAME = 'Stack-Audit-LogBket-Replication-15F64B6B-eu-west-1';
const json = (statement: PolicyStatement) => newStack().resolve(statement.toStatementJson());

test('the role has a name, because another account has to permit it before it exists', () => {
  expect(synth().role.Properties.RoleName).toBe(ROLE_NAME);
  expect(ROLE_NAME.length).toBeLessThanOrEqual(64);
});

test("another account's destination gets its statements as data, which name the role before it exists", () => {
  const { baseline } = synth('444444444444');
  const byRole = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111111111111:root' },
    Condition: {
      ArnEquals: {
        'aws:PrincipalArn': `arn:aws:iam::111111111111:role/${ROLE_NAME}`,
      },
    },
  };

  expect(baseline.requiredReplicaBucketStatements.map(json)).toEqual([
    {
      Sid: 'AllowLogCopies',
      ...byRole,
      Action: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
      Resource: 'arn:aws:s3:::dr-audit-logs/*',
    },
  ]);

  expect(baseline.requiredReplicaKeyStatements.map(json)).toEqual([
    { Sid: 'AllowLogCopies', ...byRole, Action: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'], Resource: '*' },
  ]);
});

test('a destination made by this package permits all that in its writers', () => {
  const { baseline } = synth('444444444444');
  const writer = 'arn:aws:iam::111111111111:role/copies';
  const destination = newBaseline(
    { storage: { writers: [writer] } },
    newStack({ account: '444444444444', region: 'eu-central-1' }),
  );

  const template = templateOf(destination);
  const actionsOf = (document: any) =>
    document.Statement.filter(({ Principal }: any) => Principal.AWS === writer).flatMap(({ Action }: any) => Action);

  expect(
    actionsOf(resourceById(template, 'AuditLogBucketPolicy', 'AWS::S3::BucketPolicy').Properties.PolicyDocument),
  ).toEqual(expect.arrayContaining(baseline.requiredReplicaBucketStatements[0].actions));

  expect(actionsOf(resourceOf(template, 'AWS::KMS::Key').Properties.KeyPolicy)).toEqual(
    expect.arrayContaining(baseline.requiredReplicaKeyStatements[0].actions),
  );
});

test('a key that exists already is asked to let the role decrypt', () => {
  const baseline = newBaseline({
    encryption: { existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    storage: { replication: TARGET },
  });

  expect(json(baseline.requiredKeyStatements.at(-1)!)).toMatchObject({
    Action: 'kms:Decrypt',
    Condition: {
      ArnEquals: {
        'aws:PrincipalArn': `arn:aws:iam::111111111111:role/${ROLE_NAME}`,
      },
    },
  });
});

test("used alone, has the plan's errors", () => {
  const stack = newStack();
  expect(
    () =>
      new LogReplication(stack, 'Copy', {
        source: new Bucket(stack, 'Logs'),
        sourceKey: new Key(stack, 'Key'),
        target: { ...TARGET, bucketArn: 'nope' },
      }),
  ).toThrow('the config of Stack/Copy has 1 problem:\n  - target.bucketArn: is not the ARN of a bucket, got "nope"');
});

test("warns that another account's owner has to add statements, wherever it is created", () => {
  const { baseline } = synth('444444444444');
  expect(
    Annotations.fromStack(Stack.of(baseline)).findWarning('/Stack/Audit/LogBucket/Replication', Match.anyValue()),
  ).toHaveLength(1);
});

test("the log bucket's own account counts, not the trail's", () => {
  const stack = newStack({ account: '222222222222', region: 'eu-west-1' });
  new LogBucket(stack, 'Logs', {
    identity: new TrailIdentity({ name: 'org-audit', account: '111111111111', homeRegion: 'eu-west-1' }),
    encryptionKey: new Key(stack, 'Key'),
    replication: { ...TARGET, accountId: '222222222222' },
  });

  const { Destination } = resourceOf(Template.fromStack(stack), 'AWS::S3::Bucket').Properties.ReplicationConfiguration
    .Rules[0];

  expect(Destination.AccessControlTranslation).toBeUndefined();
});

test('a destination in this account needs none', () => {
  const { baseline } = synth();
  expect(baseline.requiredReplicaBucketStatements).toEqual([]);
  expect(baseline.requiredReplicaKeyStatements).toEqual([]);
});
