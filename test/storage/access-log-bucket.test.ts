import { Template } from 'aws-cdk-lib/assertions';
import { AccessLogBucket, AccessLogBucketProps, DataRemoval } from '../../lib';
import { newStack, resourceOf, statementOf } from '../support/apps';

function synth(props?: AccessLogBucketProps) {
  const stack = newStack();
  const made = new AccessLogBucket(stack, 'Access', props);
  made.allowDelivery({ bucketArn: 'arn:aws:s3:::logs', account: '111111111111', logFilePrefix: 'org-audit/' });
  const template = Template.fromStack(stack);
  const bucket = resourceOf(template, 'AWS::S3::Bucket');
  const policy = resourceOf(template, 'AWS::S3::BucketPolicy');
  const arn = { 'Fn::GetAtt': [bucket.id, 'Arn'] };
  return {
    template,
    bucket,
    policy,
    properties: bucket.Properties,
    document: policy.Properties.PolicyDocument,
    arn,
    objects: (key: string) => ({ 'Fn::Join': ['', [arn, `/${key}`]] }),
  };
}

test("is encrypted with S3's own keys, the only ones that S3 delivers access logs with", () => {
  expect(synth().properties.BucketEncryption).toEqual({
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  });
});

test('has no Object Lock, to which S3 delivers no access logs', () => {
  expect(synth().properties.ObjectLockEnabled).toBeUndefined();
  expect(synth().properties.ObjectLockConfiguration).toBeUndefined();
});

test('has no access logs of its own, which would never end', () => {
  expect(synth().properties.LoggingConfiguration).toBeUndefined();
});

test('is private, owns its objects and is versioned', () => {
  const { properties } = synth();
  expect(properties.PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });

  expect(properties.AccessControl).toBeUndefined();
  expect(properties.OwnershipControls).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
  expect(properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
});

test('keeps access logs for a year', () => {
  expect(synth().properties.LifecycleConfiguration.Rules).toEqual([
    {
      Id: 'ExpireAccessLogs',
      Status: 'Enabled',
      ExpirationInDays: 365,
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
  ]);
});

test('can keep access logs longer', () => {
  expect(synth({ retentionDays: 731 }).properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(731);
});

test('sends events to EventBridge unless told not to', () => {
  expect(synth().properties.NotificationConfiguration).toEqual({
    EventBridgeConfiguration: { EventBridgeEnabled: true },
  });

  expect(synth({ eventBridgeNotifications: false }).properties.NotificationConfiguration).toBeUndefined();
});

test('is retained with its policy, unless told otherwise', () => {
  const kept = synth();
  expect([kept.bucket.DeletionPolicy, kept.policy.DeletionPolicy]).toEqual([
    'RetainExceptOnCreate',
    'RetainExceptOnCreate',
  ]);

  expect(() => synth({ removal: DataRemoval.DESTROY })).toThrow('removal: deletes audit data with the stack');
  const deleted = synth({ removal: DataRemoval.DESTROY, acceptDataLoss: true });
  expect([deleted.bucket.DeletionPolicy, deleted.policy.DeletionPolicy]).toEqual(['Delete', 'Delete']);
});

test('takes access logs of the named bucket and account only', () => {
  const { document, objects } = synth();
  expect(document.Statement).toContainEqual({
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: objects('org-audit/*'),
    Condition: {
      ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::logs' },
      StringEquals: { 'aws:SourceAccount': '111111111111' },
    },
  });
});

test("denies plain HTTP, deletes, and writes by anyone but AWS's services", () => {
  const { document, arn, objects } = synth();
  expect(document.Statement[0]).toMatchObject({
    Effect: 'Deny',
    Action: 's3:*',
    Resource: [arn, objects('*')],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });

  expect(statementOf(document, 'DenyDeletes')).toMatchObject({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Resource: objects('*'),
  });

  expect(statementOf(document, 'DenyForgedLogs')).toMatchObject({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Resource: objects('*'),
    Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
  });
});

test('takes access logs of several buckets, with no statement id twice', () => {
  const stack = newStack();
  const made = new AccessLogBucket(stack, 'Access');
  ['a', 'b'].forEach((name) =>
    made.allowDelivery({ bucketArn: `arn:aws:s3:::${name}`, account: '111111111111', logFilePrefix: `${name}/` }),
  );

  const { Statement } = resourceOf(Template.fromStack(stack), 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
  const sids = Statement.map(({ Sid }: any) => Sid).filter((sid: string | undefined) => sid !== undefined);
  expect(new Set(sids).size).toBe(sids.length);
  expect(Statement.filter(({ Principal }: any) => Principal.Service === 'logging.s3.amazonaws.com')).toHaveLength(2);
});

test("used alone, has the plan's errors", () => {
  expect(() => synth({ retentionDays: 0 })).toThrow(
    new Error(
      'the config of Stack/Access has 1 problem:\n  - retentionDays: must be a whole number of days, got 0; ' +
        'allowed: 1 to 36500; correct the number',
    ),
  );
});
