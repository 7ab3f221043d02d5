import { Template } from 'aws-cdk-lib/assertions';
import { resourceById, resourceOf } from '../support/apps';
import { decide, Decision, Document, Request } from '../support/iam';
import { ACCOUNTS, newLandingZone, ORGANIZATION, templatesOf } from '../support/landing-zones';
import { written } from '../support/resolve-template';

const BUCKET = 'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:organization-audit';
const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/organization-audit';
const LOG = `${BUCKET}/AWSLogs/o-exampleorg1/444444444444/CloudTrail/eu-west-1/2026/11/26/1.json.gz`;

const organization = 'o-exampleorg1';
const CLOUDTRAIL = { service: 'cloudtrail.amazonaws.com' };
const ADMINISTRATOR = { arn: 'arn:aws:iam::222222222222:role/administrator', organization };
const MANAGEMENT = { arn: 'arn:aws:iam::111111111111:role/administrator', organization };
const READER = { arn: 'arn:aws:iam::333333333333:role/analyst', organization };
const NAMED = { arn: 'arn:aws:iam::555555555555:role/siem', organization: 'o-anotherorg2' };
const MEMBER = { arn: 'arn:aws:iam::444444444444:role/administrator', organization };
const OUTSIDER = { arn: 'arn:aws:iam::999999999999:role/administrator', organization: 'o-strangers99' };

/** The policies as they are in AWS. */
function policies(): { bucket: Document; key: Document; topic: Document } {
  const { logArchive, management } = templatesOf(
    newLandingZone({
      organization: ORGANIZATION,
      storage: { readers: ['arn:aws:iam::555555555555:role/siem'] },
      delivery: { notifications: {} },
    }),
  );

  const inAccount = (template: Template, account: string) => ({
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::AccountId': account,
    'LogsLogBucket65C88427.Arn': BUCKET,
    ...(account === ACCOUNTS.management && { [resourceOf(template, 'AWS::SNS::Topic').id]: TOPIC }),
  });

  return {
    bucket: written(
      resourceById(logArchive, 'LogsLogBucketPolicy', 'AWS::S3::BucketPolicy').Properties.PolicyDocument,
      inAccount(logArchive, ACCOUNTS.logArchive),
    ),
    key: written(
      resourceOf(logArchive, 'AWS::KMS::Key').Properties.KeyPolicy,
      inAccount(logArchive, ACCOUNTS.logArchive),
    ),
    topic: written(
      resourceOf(management, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument,
      inAccount(management, ACCOUNTS.management),
    ),
  };
}

const { bucket, key, topic } = policies();

type Row = [
  what: string,
  by: Request['by'],
  action: string,
  resource: string,
  context: Request['context'],
  decision: Decision,
];

const ACL = { 's3:x-amz-acl': 'bucket-owner-full-control' };
const FROM_TRAIL = { ...ACL, 'aws:SourceArn': TRAIL };
const PUT = 's3:PutObject';
const GET = 's3:GetObject';
const NOBODY = 'allowed by nobody';
const DENIED = 'denied by its policy';
const STRANGERS_TRAIL = TRAIL.replace('111111111111', '999999999999');
const SHADOW_TRAIL = TRAIL.replace('eu-west-1', 'us-east-1');

describe('the bucket', () => {
  test.each<Row>([
    ['the own trail checks the bucket', CLOUDTRAIL, 's3:GetBucketAcl', BUCKET, { 'aws:SourceArn': TRAIL }, 'allowed'],
    ["the own trail delivers to the organization's folder", CLOUDTRAIL, PUT, LOG, FROM_TRAIL, 'allowed'],
    [
      "the own trail delivers to the management account's folder",
      CLOUDTRAIL,
      PUT,
      `${BUCKET}/AWSLogs/111111111111/CloudTrail/1`,
      FROM_TRAIL,
      'allowed',
    ],
    [
      "the own trail doesn't deliver to a member's folder outside the organization's",
      CLOUDTRAIL,
      PUT,
      `${BUCKET}/AWSLogs/444444444444/CloudTrail/1`,
      FROM_TRAIL,
      NOBODY,
    ],
    [
      "the own trail doesn't deliver to another organization's folder",
      CLOUDTRAIL,
      PUT,
      `${BUCKET}/AWSLogs/o-anotherorg2/1`,
      FROM_TRAIL,
      NOBODY,
    ],
    ["the own trail leaves objects to the bucket's owner", CLOUDTRAIL, PUT, LOG, { 'aws:SourceArn': TRAIL }, NOBODY],
    [
      "a trail of another account of the same name doesn't deliver",
      CLOUDTRAIL,
      PUT,
      LOG,
      { ...ACL, 'aws:SourceArn': STRANGERS_TRAIL },
      NOBODY,
    ],
    [
      "another trail of the management account doesn't deliver",
      CLOUDTRAIL,
      PUT,
      LOG,
      { ...ACL, 'aws:SourceArn': `${TRAIL}-2` },
      NOBODY,
    ],
    [
      "the same trail in another region doesn't deliver",
      CLOUDTRAIL,
      PUT,
      LOG,
      { ...ACL, 'aws:SourceArn': SHADOW_TRAIL },
      NOBODY,
    ],
    ["CloudTrail doesn't deliver without saying for which trail", CLOUDTRAIL, PUT, LOG, ACL, NOBODY],
    [
      "a stranger's trail doesn't check the bucket",
      CLOUDTRAIL,
      's3:GetBucketAcl',
      BUCKET,
      { 'aws:SourceArn': STRANGERS_TRAIL },
      NOBODY,
    ],
    ["another service doesn't deliver", { service: 'config.amazonaws.com' }, PUT, LOG, FROM_TRAIL, NOBODY],
    ['a reader of the security tooling account reads', READER, GET, LOG, {}, 'allowed'],
    ['a reader lists', READER, 's3:ListBucket', BUCKET, {}, 'allowed'],
    ['a reader writes nothing', READER, PUT, LOG, {}, DENIED],
    ["a reader doesn't change the bucket", READER, 's3:PutBucketPolicy', BUCKET, {}, NOBODY],
    ['a role that the config names reads', NAMED, GET, LOG, {}, 'allowed'],
    [
      "another role of that account doesn't",
      { ...NAMED, arn: 'arn:aws:iam::555555555555:role/other' },
      GET,
      LOG,
      {},
      NOBODY,
    ],
    ["a member account doesn't read", MEMBER, GET, LOG, {}, NOBODY],
    ["the management account doesn't read", MANAGEMENT, GET, LOG, {}, NOBODY],
    ["an outsider doesn't read", OUTSIDER, GET, LOG, {}, NOBODY],
    ["anyone doesn't read", 'anyone', GET, LOG, {}, NOBODY],
    ['an administrator of the log archive reads', ADMINISTRATOR, GET, LOG, {}, 'allowed'],
    ['an administrator of the log archive forges no log file', ADMINISTRATOR, PUT, LOG, ACL, DENIED],
    ['an administrator of the log archive deletes no log file', ADMINISTRATOR, 's3:DeleteObject', LOG, {}, DENIED],
    [
      'an administrator of the log archive deletes no version',
      ADMINISTRATOR,
      's3:DeleteObjectVersion',
      LOG,
      {},
      DENIED,
    ],
    [
      'an administrator of the log archive can take the policy away, which the guardrails are for',
      ADMINISTRATOR,
      's3:DeleteBucketPolicy',
      BUCKET,
      {},
      'allowed',
    ],
    ['an administrator of the management account deletes nothing', MANAGEMENT, 's3:DeleteObject', LOG, {}, DENIED],
    ['nobody reads without TLS', READER, GET, LOG, { 'aws:SecureTransport': 'false' }, DENIED],
    [
      "the own trail doesn't deliver without TLS",
      CLOUDTRAIL,
      PUT,
      LOG,
      { ...FROM_TRAIL, 'aws:SecureTransport': 'false' },
      DENIED,
    ],
  ])('%s', (_, by, action, resource, context, decision) => {
    expect(decide({ by, action, resource, owner: ACCOUNTS.logArchive, context }, { resource: bucket })).toBe(decision);
  });
});

describe('the key', () => {
  const CONTEXT = { 'kms:EncryptionContext:aws:cloudtrail:arn': TRAIL };
  const THROUGH_S3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };

  test.each<Row>([
    [
      'the own trail encrypts',
      CLOUDTRAIL,
      'kms:GenerateDataKey',
      KEY,
      { 'aws:SourceArn': TRAIL, ...CONTEXT },
      'allowed',
    ],
    [
      'the own trail encrypts for its shadow in another region',
      CLOUDTRAIL,
      'kms:GenerateDataKey',
      KEY,
      { 'aws:SourceArn': TRAIL, 'kms:EncryptionContext:aws:cloudtrail:arn': SHADOW_TRAIL },
      'allowed',
    ],
    ['the own trail looks at the key', CLOUDTRAIL, 'kms:DescribeKey', KEY, { 'aws:SourceArn': TRAIL }, 'allowed'],
    [
      'CloudTrail decrypts without a condition, which S3 Bucket Keys take',
      CLOUDTRAIL,
      'kms:Decrypt',
      KEY,
      {},
      'allowed',
    ],
    [
      "a stranger's trail doesn't encrypt",
      CLOUDTRAIL,
      'kms:GenerateDataKey',
      KEY,
      { 'aws:SourceArn': STRANGERS_TRAIL, ...CONTEXT },
      NOBODY,
    ],
    [
      "CloudTrail doesn't encrypt without saying for which trail",
      CLOUDTRAIL,
      'kms:GenerateDataKey',
      KEY,
      CONTEXT,
      NOBODY,
    ],
    [
      "the own trail doesn't encrypt in another account's context",
      CLOUDTRAIL,
      'kms:GenerateDataKey',
      KEY,
      {
        'aws:SourceArn': TRAIL,
        'kms:EncryptionContext:aws:cloudtrail:arn': STRANGERS_TRAIL,
      },
      NOBODY,
    ],
    [
      'CloudWatch Logs has no use of it: its log group is in the management account',
      { service: 'logs.eu-west-1.amazonaws.com' },
      'kms:Encrypt',
      KEY,
      {
        'kms:EncryptionContext:aws:logs:arn':
          'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/organization-audit',
      },
      NOBODY,
    ],
    ['a reader decrypts through S3', READER, 'kms:Decrypt', KEY, THROUGH_S3, 'allowed'],
    ["a reader doesn't decrypt directly", READER, 'kms:Decrypt', KEY, {}, NOBODY],
    ["a reader doesn't encrypt", READER, 'kms:GenerateDataKey', KEY, THROUGH_S3, NOBODY],
    ["a reader doesn't manage it", READER, 'kms:ScheduleKeyDeletion', KEY, {}, NOBODY],
    ['a role that the config names decrypts through S3', NAMED, 'kms:Decrypt', KEY, THROUGH_S3, 'allowed'],
    ["a member account doesn't decrypt", MEMBER, 'kms:Decrypt', KEY, THROUGH_S3, NOBODY],
    ["the management account doesn't decrypt", MANAGEMENT, 'kms:Decrypt', KEY, THROUGH_S3, NOBODY],
    ["an outsider doesn't decrypt", OUTSIDER, 'kms:Decrypt', KEY, THROUGH_S3, NOBODY],
    ['an administrator of the log archive decrypts', ADMINISTRATOR, 'kms:Decrypt', KEY, {}, 'allowed'],
    [
      'an administrator of the log archive grants it to nobody',
      ADMINISTRATOR,
      'kms:CreateGrant',
      KEY,
      { 'kms:GrantIsForAWSResource': 'false' },
      DENIED,
    ],
  ])('%s', (_, by, action, resource, context, decision) => {
    expect(
      decide({ by, action, resource, owner: ACCOUNTS.logArchive, context }, { resource: key, isKeyPolicy: true }),
    ).toBe(decision);
  });
});

describe('the topic', () => {
  test.each<Row>([
    ['the own trail publishes', CLOUDTRAIL, 'sns:Publish', TOPIC, { 'aws:SourceArn': TRAIL }, 'allowed'],
    ["a stranger's trail doesn't", CLOUDTRAIL, 'sns:Publish', TOPIC, { 'aws:SourceArn': STRANGERS_TRAIL }, NOBODY],
    ["CloudTrail doesn't without saying for which trail", CLOUDTRAIL, 'sns:Publish', TOPIC, {}, NOBODY],
    ["a member account doesn't", MEMBER, 'sns:Publish', TOPIC, {}, NOBODY],
    ["an outsider doesn't", OUTSIDER, 'sns:Publish', TOPIC, {}, NOBODY],
    [
      "the own trail doesn't without TLS",
      CLOUDTRAIL,
      'sns:Publish',
      TOPIC,
      { 'aws:SourceArn': TRAIL, 'aws:SecureTransport': 'false' },
      DENIED,
    ],
  ])('%s', (_, by, action, resource, context, decision) => {
    expect(decide({ by, action, resource, owner: ACCOUNTS.management, context }, { resource: topic })).toBe(decision);
  });
});
