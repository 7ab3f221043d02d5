import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DataRemoval, LogBucket, LogBucketProps, ObjectLockMode, TierStorageClass, TrailIdentity } from '../../lib';
import { newStack, resourceOf, statementOf } from '../support/apps';

const trailArn = (name: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:cloudtrail:eu-west-1:111111111111:trail/${name}`]],
});

function synth(props: Partial<LogBucketProps> = {}, stack: Stack = newStack()) {
  new LogBucket(stack, 'Logs', {
    identity: TrailIdentity.inStackOf(stack, { name: 'org-audit' }),
    encryptionKey: new Key(stack, 'Key'),
    ...props,
  });

  const template = Template.fromStack(stack);
  const bucket = resourceOf(template, 'AWS::S3::Bucket');
  const policy = resourceOf(template, 'AWS::S3::BucketPolicy');
  const arn = { 'Fn::GetAtt': [bucket.id, 'Arn'] };
  return {
    template,
    bucket,
    properties: bucket.Properties,
    policy,
    document: policy.Properties.PolicyDocument,
    arn,
    objects: (key: string) => ({ 'Fn::Join': ['', [arn, `/${key}`]] }),
  };
}

describe('the bucket', () => {
  test('is private in all four ways', () => {
    expect(synth().properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  test('has no ACL, and owns its objects', () => {
    expect(synth().properties.AccessControl).toBeUndefined();
    expect(synth().properties.OwnershipControls).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
  });

  test('has no name, so that it can be created again in addition to one that was retained', () => {
    expect(synth().properties.BucketName).toBeUndefined();
  });

  test('is encrypted with the key, through an S3 Bucket Key', () => {
    const { properties, template } = synth();
    expect(properties.BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: { 'Fn::GetAtt': [resourceOf(template, 'AWS::KMS::Key').id, 'Arn'] },
          },
        },
      ],
    });
  });

  test('is versioned', () => {
    expect(synth().properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  });

  test('has Object Lock enabled, without a default retention', () => {
    expect(synth().properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
    });

    expect(synth().properties.ObjectLockConfiguration.Rule).toBeUndefined();
  });

  test('can have a default retention under Object Lock', () => {
    expect(
      synth({ objectLock: { mode: ObjectLockMode.GOVERNANCE, days: 30 } }).properties.ObjectLockConfiguration,
    ).toEqual({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
    });
  });

  test('keeps log files for seven years, from day 0 in Intelligent-Tiering', () => {
    expect(synth().properties.LifecycleConfiguration.Rules).toEqual([
      {
        Id: 'KeepLogs',
        Status: 'Enabled',
        Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 0 }],
        ExpirationInDays: 2557,
        NoncurrentVersionExpiration: { NoncurrentDays: 90 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ]);
  });

  test('can have other tiers and retentions', () => {
    const [rule] = synth({
      retentionDays: 400,
      noncurrentVersionRetentionDays: 5,
      tiers: [
        { storageClass: TierStorageClass.STANDARD_IA, afterDays: 30 },
        { storageClass: TierStorageClass.GLACIER, afterDays: 60 },
      ],
    }).properties.LifecycleConfiguration.Rules;

    expect(rule.Transitions).toEqual([
      { StorageClass: 'STANDARD_IA', TransitionInDays: 30 },
      { StorageClass: 'GLACIER', TransitionInDays: 60 },
    ]);

    expect(rule.ExpirationInDays).toBe(400);
    expect(rule.NoncurrentVersionExpiration).toEqual({ NoncurrentDays: 5 });
  });

  test('can keep everything in S3 Standard', () => {
    expect(synth({ tiers: [] }).properties.LifecycleConfiguration.Rules[0].Transitions).toBeUndefined();
  });

  test('sends events to EventBridge, without a Lambda function', () => {
    const { properties, template } = synth();
    expect(properties.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('can do without events', () => {
    expect(synth({ eventBridgeNotifications: false }).properties.NotificationConfiguration).toBeUndefined();
  });

  test('has no access logs without a bucket for them', () => {
    expect(synth().properties.LoggingConfiguration).toBeUndefined();
  });

  test("puts access logs below the trail's name", () => {
    const stack = newStack();
    expect(
      synth({ accessLogBucket: Bucket.fromBucketName(stack, 'Access', 'access-logs') }, stack).properties
        .LoggingConfiguration,
    ).toEqual({
      DestinationBucketName: 'access-logs',
      LogFilePrefix: 'org-audit/',
    });
  });

  test('is retained with its policy, unless its first deployment is rolled back', () => {
    const { bucket, policy } = synth();
    for (const { DeletionPolicy, UpdateReplacePolicy } of [bucket, policy]) {
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
    }
  });

  test('is deleted with its policy where that was accepted, and never emptied', () => {
    const { bucket, policy, template } = synth({ removal: DataRemoval.DESTROY, acceptDataLoss: true });
    for (const { DeletionPolicy, UpdateReplacePolicy } of [bucket, policy]) {
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Delete', 'Delete']);
    }

    template.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
  });

  test("used alone, has the plan's errors, at its own props", () => {
    expect(() => synth({ retentionDays: 0, removal: DataRemoval.DESTROY })).toThrow(
      new Error(
        [
          'the config of Stack/Logs has 2 problems:',
          '  - retentionDays: must be a whole number of days, got 0; allowed: 1 to 36500; correct the number',
          '  - removal: deletes audit data with the stack, got "DESTROY"; allowed: RETAIN, or DESTROY with ' +
            'acceptDataLoss: true; use RETAIN, or confirm with acceptDataLoss: true',
        ].join('\n'),
      ),
    );
  });
});

describe('its policy', () => {
  test('lets only this trail check the ACL, in the form CloudTrail documents', () => {
    const { document, arn } = synth();
    expect(statementOf(document, 'AWSCloudTrailAclCheck20150319')).toEqual({
      Sid: 'AWSCloudTrailAclCheck20150319',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:GetBucketAcl',
      Resource: arn,
      Condition: { StringEquals: { 'aws:SourceArn': trailArn('org-audit') } },
    });
  });

  test("lets only this trail write, below this account's folder only, in the form CloudTrail documents", () => {
    const { document, objects } = synth();
    expect(statementOf(document, 'AWSCloudTrailWrite20150319')).toEqual({
      Sid: 'AWSCloudTrailWrite20150319',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: objects('AWSLogs/111111111111/*'),
      Condition: {
        StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trailArn('org-audit') },
      },
    });
  });

  test('has the key prefix above AWSLogs', () => {
    const stack = newStack();
    const { document, objects } = synth(
      { identity: TrailIdentity.inStackOf(stack, { name: 'org-audit', keyPrefix: 'audit/eu' }) },
      stack,
    );

    expect(statementOf(document, 'AWSCloudTrailWrite20150319').Resource).toEqual(
      objects('audit/eu/AWSLogs/111111111111/*'),
    );
  });

  test("accepts the trail's former names, so that a rename has no gap", () => {
    const stack = newStack();
    const { document } = synth(
      { identity: TrailIdentity.inStackOf(stack, { name: 'new', formerNames: ['old', 'older'] }) },
      stack,
    );

    for (const sid of ['AWSCloudTrailAclCheck20150319', 'AWSCloudTrailWrite20150319']) {
      expect(statementOf(document, sid).Condition.StringEquals['aws:SourceArn']).toEqual([
        trailArn('new'),
        trailArn('old'),
        trailArn('older'),
      ]);
    }
  });

  test('denies plain HTTP, in the form Control Tower checks', () => {
    const { document, arn, objects } = synth();
    expect(document.Statement[0]).toEqual({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: [arn, objects('*')],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  test('denies deletes to everyone', () => {
    const { document, objects } = synth();
    expect(statementOf(document, 'DenyDeletes')).toEqual({
      Sid: 'DenyDeletes',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['s3:DeleteObject*', 's3:ReplicateDelete'],
      Resource: objects('*'),
    });
  });

  test("denies forged logs, below any prefix, to everyone but AWS's services", () => {
    const { document, objects } = synth();
    expect(statementOf(document, 'DenyForgedLogs')).toEqual({
      Sid: 'DenyForgedLogs',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['s3:PutObject', 's3:ReplicateObject'],
      Resource: [objects('AWSLogs/*'), objects('*/AWSLogs/*')],
      Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
    });
  });

  test('lets the named writers write logs, and nobody else', () => {
    const role = 'arn:aws:iam::333333333333:role/migration';
    const { document, objects } = synth({ writers: [role] });
    expect(statementOf(document, 'DenyForgedLogs').Condition).toEqual({
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      ArnNotEquals: { 'aws:PrincipalArn': [role] },
    });

    expect(statementOf(document, 'AllowWriters')).toEqual({
      Sid: 'AllowWriters',
      Effect: 'Allow',
      Principal: { AWS: role },
      Action: ['s3:PutObject', 's3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
      Resource: [objects('AWSLogs/*'), objects('*/AWSLogs/*')],
    });
  });

  test('lets readers list and get log files below any prefix the trail has or had, and no more', () => {
    const { document, arn, objects } = synth({ readers: ['333333333333', 'arn:aws:iam::444444444444:role/siem'] });
    const Principal = {
      AWS: [
        { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::333333333333:root']] },
        'arn:aws:iam::444444444444:role/siem',
      ],
    };

    expect(document.Statement).toContainEqual({
      Effect: 'Allow',
      Principal,
      Action: ['s3:GetBucketLocation', 's3:ListBucket'],
      Resource: arn,
    });

    expect(document.Statement).toContainEqual({
      Effect: 'Allow',
      Principal,
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: [objects('AWSLogs/*'), objects('*/AWSLogs/*')],
    });
  });

  test('lets an organization read by its id, never everyone', () => {
    const { document, objects } = synth({ readers: ['o-exampleorg1'] });
    expect(document.Statement).toContainEqual({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: [objects('AWSLogs/*'), objects('*/AWSLogs/*')],
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } },
    });

    const openToAll = document.Statement.filter(
      ({ Effect, Principal, Condition }: any) => Effect === 'Allow' && Principal.AWS === '*' && Condition === undefined,
    );

    expect(openToAll).toEqual([]);
  });
});
