import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, ArnPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { newApp, newBaseline, newStack, resourceById, resourceOf, templateOf } from '../support/apps';

const THROUGH_S3 = {
  StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } },
};

const objectsOf = (bucketArn: unknown) =>
  ['/AWSLogs/*', '/*/AWSLogs/*'].map((key) => ({ 'Fn::Join': ['', [bucketArn, key]] }));

test('a role of this account is granted list, get, and decrypt through S3, by its own policy alone', () => {
  const baseline = newBaseline();
  const before = JSON.stringify(templateOf(newBaseline()).findResources('AWS::S3::BucketPolicy'));
  const role = new Role(Stack.of(baseline), 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });

  const grant = baseline.grantRead(role);

  expect(grant.success).toBe(true);
  const template = templateOf(baseline);
  const bucketArn = { 'Fn::GetAtt': [resourceById(template, 'AuditLogBucket', 'AWS::S3::Bucket').id, 'Arn'] };
  expect(resourceOf(template, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: bucketArn },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: objectsOf(bucketArn) },
    {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: { 'Fn::GetAtt': [resourceOf(template, 'AWS::KMS::Key').id, 'Arn'] },
      Condition: THROUGH_S3,
    },
  ]);

  expect(JSON.stringify(template.findResources('AWS::S3::BucketPolicy'))).toBe(before);
});

test.each([
  [
    'an account',
    new AccountPrincipal('333333333333'),
    { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::333333333333:root']] },
  ],
  [
    'a role of another account',
    new ArnPrincipal('arn:aws:iam::333333333333:role/siem'),
    'arn:aws:iam::333333333333:role/siem',
  ],
])('%s is granted it by the policies of bucket and key', (_, grantee, rendered) => {
  const baseline = newBaseline();

  expect(baseline.grantRead(grantee).success).toBe(true);

  const template = templateOf(baseline);
  const bucketArn = { 'Fn::GetAtt': [resourceById(template, 'AuditLogBucket', 'AWS::S3::Bucket').id, 'Arn'] };
  const Principal = { AWS: rendered };
  const bucketPolicy = resourceById(template, 'AuditLogBucketPolicy', 'AWS::S3::BucketPolicy').Properties.PolicyDocument
    .Statement;

  expect(bucketPolicy).toContainEqual({
    Effect: 'Allow',
    Principal,
    Action: ['s3:GetBucketLocation', 's3:ListBucket'],
    Resource: bucketArn,
  });

  expect(bucketPolicy).toContainEqual({
    Effect: 'Allow',
    Principal,
    Action: ['s3:GetObject', 's3:GetObjectVersion'],
    Resource: objectsOf(bucketArn),
  });

  expect(resourceOf(template, 'AWS::KMS::Key').Properties.KeyPolicy.Statement).toContainEqual({
    Effect: 'Allow',
    Principal,
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: THROUGH_S3,
  });
});

test('a role of an environment-agnostic stack is taken to be of the same account', () => {
  const baseline = newBaseline({}, newStack({}));
  baseline.grantRead(new Role(Stack.of(baseline), 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
  const statements = (document: any) => JSON.stringify(document.Statement);
  const template = templateOf(baseline);
  expect(
    statements(resourceById(template, 'AuditLogBucketPolicy', 'AWS::S3::BucketPolicy').Properties.PolicyDocument),
  ).not.toContain('s3:GetObject');
});

test('an imported bucket and key get their statements as data', () => {
  const baseline = newBaseline({
    storage: { existingBucketName: 'company-logs' },
    encryption: { existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
  });

  const [bucketStatements, keyStatements] = [
    baseline.requiredBucketStatements.length,
    baseline.requiredKeyStatements.length,
  ];

  baseline.grantRead(new AccountPrincipal('333333333333'));

  expect(baseline.requiredBucketStatements.slice(bucketStatements).map(({ actions }) => actions)).toEqual([
    ['s3:GetBucketLocation', 's3:ListBucket'],
    ['s3:GetObject', 's3:GetObjectVersion'],
  ]);

  expect(baseline.requiredKeyStatements.slice(keyStatements).map(({ actions }) => actions)).toEqual([['kms:Decrypt']]);
});

test("an imported bucket, which may be another account's, has to permit a role of this one", () => {
  const baseline = newBaseline({ storage: { existingBucketName: 'company-logs' } });
  baseline.grantRead(new Role(Stack.of(baseline), 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
  expect(baseline.requiredBucketStatements.at(-1)?.actions).toEqual(['s3:GetObject', 's3:GetObjectVersion']);
});

test("a role of another stack reads an imported bucket, and neither its stack nor the key's refers back", () => {
  const app = newApp();
  const stack = newStack(undefined, app);
  const consumer = newStack(undefined, app, 'Consumer');
  const baseline = newBaseline({ storage: { existingBucketName: 'company-logs' } }, stack);
  baseline.grantRead(new Role(consumer, 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
  app.synth();
  expect(consumer.dependencies).toEqual([stack]);
  expect(stack.dependencies).toEqual([]);
});

test("a key of another stack doesn't refer to the role", () => {
  const app = newApp();
  const keys = newStack(undefined, app, 'Keys');
  const stack = newStack(undefined, app);
  const baseline = newBaseline(
    { encryptionKey: new Key(keys, 'Key'), storage: { existingBucketName: 'company-logs' } },
    stack,
  );

  baseline.grantRead(new Role(stack, 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
  app.synth();
  expect(keys.dependencies).toEqual([]);
});

test('a key of another account has to permit a role of this one', () => {
  const baseline = newBaseline({
    encryption: { existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
  });

  baseline.grantRead(new Role(Stack.of(baseline), 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
  expect(baseline.requiredKeyStatements.at(-1)?.actions).toEqual(['kms:Decrypt']);
});

test(
  'a role of this account is granted the log files of other trails too, ' + 'where the config names their buckets',
  () => {
    const keyArn = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const baseline = newBaseline({
      analytics: {
        sources: [
          { name: 'control_tower', bucketName: 'control-tower-logs', keyPrefix: 'o-exampleorg1', keyArn },
          { name: 'old', bucketName: 'old-logs' },
        ],
      },
    });

    baseline.grantRead(
      new Role(Stack.of(baseline), 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
    );

    const { Statement } = resourceOf(templateOf(baseline), 'AWS::IAM::Policy').Properties.PolicyDocument;
    const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${rest}`]] });
    expect(Statement.slice(3)).toEqual([
      { Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: arn('control-tower-logs') },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: arn('control-tower-logs/o-exampleorg1/AWSLogs/*'),
      },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: keyArn,
        Condition: {
          StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.us-east-1.', { Ref: 'AWS::URLSuffix' }]] } },
        }, // the bucket is where its key is
      },
      { Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: arn('old-logs') },
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: arn('old-logs/AWSLogs/*') },
    ]);
  },
);
