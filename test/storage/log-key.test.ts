import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataRemoval, LogKey, LogKeyProps, TrailIdentity } from '../../lib';
import { ENV, newApp, newStack, resourceOf, statementOf } from '../support/apps';

const partitioned = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, rest]] });
const TRAIL_ARN = partitioned(':cloudtrail:eu-west-1:111111111111:trail/org.audit');

function synth(props: Partial<LogKeyProps> = {}, stack: Stack = newStack()) {
  new LogKey(stack, 'Key', { identity: TrailIdentity.inStackOf(stack, { name: 'org.audit' }), ...props });
  const template = Template.fromStack(stack);
  const key = resourceOf(template, 'AWS::KMS::Key');
  return { template, key, policy: key.Properties.KeyPolicy };
}

test('rotates', () => {
  expect(synth().key.Properties.EnableKeyRotation).toBe(true);
});

test('is retained, unless told otherwise', () => {
  expect(synth().key).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  expect(() => synth({ removal: DataRemoval.DESTROY })).toThrow('removal: deletes audit data with the stack');
  expect(synth({ removal: DataRemoval.DESTROY, acceptDataLoss: true }).key).toMatchObject({
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

test('is for one region, with the waiting period that KMS has by itself', () => {
  expect(synth().key.Properties).not.toHaveProperty('MultiRegion');
  expect(synth().key.Properties).not.toHaveProperty('PendingWindowInDays');
});

test('has an alias named after the trail, or as told', () => {
  expect(resourceOf(synth().template, 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/cloudtrail/org-audit');
  expect(resourceOf(synth({ alias: 'audit' }).template, 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/audit');
});

test("used alone, has the plan's errors", () => {
  expect(() => synth({ alias: 'alias/audit' })).toThrow(
    'the config of Stack/Key has 1 problem:\n  - alias: is not the name of a key alias, got "alias/audit"',
  );

  expect(() => synth({ readers: [333333333333 as any] })).toThrow('readers[0]: is not a reader, got 333333333333');
});

describe('its policy', () => {
  test('lets this trail encrypt its logs, in the form CloudTrail documents', () => {
    expect(statementOf(synth().policy, 'AllowCloudTrailEncryptLogs')).toEqual({
      Sid: 'AllowCloudTrailEncryptLogs',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 'kms:GenerateDataKey*',
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:SourceArn': TRAIL_ARN },
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': partitioned(':cloudtrail:*:111111111111:trail/*') },
      },
    });
  });

  test("lets this trail describe the key, without a context that DescribeKey doesn't have", () => {
    expect(statementOf(synth().policy, 'AllowCloudTrailAccess')).toEqual({
      Sid: 'AllowCloudTrailAccess',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 'kms:DescribeKey',
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceArn': TRAIL_ARN } },
    });
  });

  test(
    'lets CloudTrail decrypt without a condition, the one exception, ' +
      'because S3 Bucket Keys take it and AWS documents it so',
    () => {
      expect(statementOf(synth().policy, 'AllowCloudTrailDecryptTrail')).toEqual({
        Sid: 'AllowCloudTrailDecryptTrail',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 'kms:Decrypt',
        Resource: '*',
      });

      const { Statement } = synth({ encryptsTopic: true }).policy;
      const unconditioned = Statement.filter(
        ({ Principal, Condition }: any) => Principal.Service === 'cloudtrail.amazonaws.com' && Condition === undefined,
      );

      expect(unconditioned.map(({ Sid }: any) => Sid)).toEqual(['AllowCloudTrailDecryptTrail']);
    },
  );

  test("accepts the trail's former names", () => {
    const stack = newStack();
    const { policy } = synth(
      { identity: TrailIdentity.inStackOf(stack, { name: 'new', formerNames: ['old'] }), encryptsTopic: true },
      stack,
    );

    expect(
      statementOf(policy, 'AllowCloudTrailNotices').Condition.StringLike['kms:EncryptionContext:aws:sns:topicArn'],
    ).toEqual(['new', 'old'].map((name) => partitioned(`:sns:eu-west-1:111111111111:${name}`)));

    for (const sid of ['AllowCloudTrailEncryptLogs', 'AllowCloudTrailAccess']) {
      expect(statementOf(policy, sid).Condition.StringEquals['aws:SourceArn']).toEqual(
        ['new', 'old'].map((name) => partitioned(`:cloudtrail:eu-west-1:111111111111:trail/${name}`)),
      );
    }
  });

  test("lets CloudWatch Logs use the key for trails' log groups, always, by its encryption context only", () => {
    expect(statementOf(synth().policy, 'AllowCloudWatchLogs')).toEqual({
      Sid: 'AllowCloudWatchLogs',
      Effect: 'Allow',
      Principal: { Service: { 'Fn::Join': ['', ['logs.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } },
      Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': partitioned(':logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/*'),
        },
      },
    });
  });

  test("lets CloudTrail publish to the trail's encrypted topic, by the encryption context of SNS", () => {
    expect(statementOf(synth({ encryptsTopic: true }).policy, 'AllowCloudTrailNotices')).toEqual({
      Sid: 'AllowCloudTrailNotices',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      Resource: '*',
      Condition: {
        StringLike: { 'kms:EncryptionContext:aws:sns:topicArn': partitioned(':sns:eu-west-1:111111111111:org-audit') },
      },
    });
  });

  test("has no statement for what it doesn't encrypt", () => {
    const sids = synth().policy.Statement.map(({ Sid }: any) => Sid);
    expect(sids).toEqual([
      undefined,
      'AllowCloudTrailEncryptLogs',
      'AllowCloudTrailAccess',
      'AllowCloudTrailDecryptTrail',
      'AllowCloudWatchLogs',
      'DenyGrants',
    ]);
  });

  const THROUGH_S3 = { 'kms:ViaService': { 'Fn::Join': ['', ['s3.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } };

  test('lets readers decrypt through S3 only', () => {
    const { Statement } = synth({ readers: ['333333333333', 'o-exampleorg1'] }).policy;
    expect(Statement).toContainEqual({
      Effect: 'Allow',
      Principal: { AWS: partitioned(':iam::333333333333:root') },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: THROUGH_S3 },
    });

    expect(Statement).toContainEqual({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1', ...THROUGH_S3 } },
    });
  });

  test('lets writers encrypt through S3 only', () => {
    expect(
      statementOf(synth({ writers: ['arn:aws:iam::333333333333:role/migration'] }).policy, 'AllowWriters'),
    ).toEqual({
      Sid: 'AllowWriters',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::333333333333:role/migration' },
      Action: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: '*',
      Condition: { StringEquals: THROUGH_S3 },
    });
  });

  test("denies grants to everyone but AWS's services, in the form Control Tower checks", () => {
    expect(statementOf(synth().policy, 'DenyGrants')).toEqual({
      Sid: 'DenyGrants',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
    });
  });
});

test('takes as many readers as fit into its policy, and one more is an error that names the way out', () => {
  const synthWith = (readers: number) => {
    const app = newApp();
    const stack = newStack(ENV, app);
    new LogKey(stack, 'Key', {
      identity: TrailIdentity.inStackOf(stack, { name: 'org.audit' }),
      readers: Array.from({ length: readers }, (_, index) => String(400_000_000_000 + index)),
    });

    return () => app.synth();
  };

  expect(synthWith(944)).not.toThrow();
  expect(synthWith(945)).toThrow(
    '[Stack/Key] storage.readers: make the policy of the key longer than AWS accepts, got 32786 bytes; allowed: ' +
      'up to 32768; name an organization (o-...) in place of its accounts, or fewer readers',
  );
});
