import { DeployedStack, importsValues, resolve } from '../../../lib/cli/account/intrinsics';

const STACK: DeployedStack = {
  account: '111111111111',
  region: 'cn-north-1',
  partition: 'aws-cn',
  urlSuffix: 'amazonaws.com.cn',
  resources: [
    { logicalId: 'Bucket', physicalId: 'audit-bucket-1a2b', type: 'AWS::S3::Bucket' },
    { logicalId: 'Key', physicalId: '1234abcd-12ab-34cd-56ef-1234567890ab', type: 'AWS::KMS::Key' },
    { logicalId: 'Fn', physicalId: 'pay', type: 'AWS::Lambda::Function' },
    { logicalId: 'Table', physicalId: 'ledger', type: 'AWS::DynamoDB::Table' },
    { logicalId: 'Topic', physicalId: 'arn:aws-cn:sns:cn-north-1:111111111111:notifications', type: 'AWS::SNS::Topic' },
    {
      logicalId: 'Queue',
      physicalId: 'https://sqs.cn-north-1.amazonaws.com.cn/111111111111/jobs',
      type: 'AWS::SQS::Queue',
    },
    { logicalId: 'Role', physicalId: 'siem', type: 'AWS::IAM::Role' },
    { logicalId: 'Group', physicalId: '/audit', type: 'AWS::Logs::LogGroup' },
  ],
  exports: { 'Other:Bucket': 'arn:aws-cn:s3:::other' },
};

test.each<[unknown, unknown]>([
  ['as it is', 'as it is'],
  [{ empty: {} }, { empty: {} }],
  [
    { days: 7, list: ['a', { Ref: 'Bucket' }] },
    { days: 7, list: ['a', 'audit-bucket-1a2b'] },
  ],
  [{ Ref: 'AWS::AccountId' }, '111111111111'],
  [{ Ref: 'AWS::Region' }, 'cn-north-1'],
  [{ Ref: 'AWS::Partition' }, 'aws-cn'],
  [{ Ref: 'AWS::URLSuffix' }, 'amazonaws.com.cn'],
  [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws-cn:s3:::audit-bucket-1a2b'],
  [{ 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws-cn:s3:::audit-bucket-1a2b'],
  [{ 'Fn::GetAtt': ['Key', 'Arn'] }, 'arn:aws-cn:kms:cn-north-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  [{ 'Fn::GetAtt': ['Fn', 'Arn'] }, 'arn:aws-cn:lambda:cn-north-1:111111111111:function:pay'],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws-cn:dynamodb:cn-north-1:111111111111:table/ledger'],
  [{ 'Fn::GetAtt': ['Topic', 'TopicName'] }, 'notifications'],
  [{ 'Fn::GetAtt': ['Topic', 'TopicArn'] }, 'arn:aws-cn:sns:cn-north-1:111111111111:notifications'],
  [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws-cn:sqs:cn-north-1:111111111111:jobs'],
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws-cn:iam::111111111111:role/siem'],
  [{ 'Fn::GetAtt': ['Group', 'Arn'] }, 'arn:aws-cn:logs:cn-north-1:111111111111:log-group:/audit:*'],
  [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/paid/']] }, 'arn:aws-cn:s3:::audit-bucket-1a2b/paid/'],
  [{ 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Bucket' }] }] }, 'bucket'],
  [{ 'Fn::Sub': '${Bucket.Arn}/${AWS::AccountId}/${!kept}' }, 'arn:aws-cn:s3:::audit-bucket-1a2b/111111111111/${kept}'],
  [{ 'Fn::Sub': ['${Bucket}/${Folder}', { Folder: { Ref: 'Table' } }] }, 'audit-bucket-1a2b/ledger'],
  [{ 'Fn::ImportValue': 'Other:Bucket' }, 'arn:aws-cn:s3:::other'],
])('%j is %j', (value, expected) => {
  expect(resolve(value, STACK)).toEqual(expected);
});

test.each<[unknown, string]>([
  [{ Ref: 'Parameter' }, '<unknown: Parameter>'],
  [{ 'Fn::GetAtt': ['Bucket', 'DomainName'] }, '<unknown: Bucket.DomainName>'],
  [{ 'Fn::GetAtt': ['Nothing', 'Arn'] }, '<unknown: Nothing.Arn>'],
  [{ 'Fn::ImportValue': 'Gone' }, '<unknown: Gone>'],
  [{ 'Fn::Transform': {} }, '<unknown: Fn::Transform>'],
])("%j can't be told, and counts as any", (value, expected) => {
  expect(resolve(value, STACK)).toBe(expected);
});

test('exports are asked for only where a plan refers to one', () => {
  expect(importsValues({ events: { data: [{ 'Fn::ImportValue': 'a' }] } })).toBe(true);
  expect(importsValues({ events: { data: [{ Ref: 'a' }] } })).toBe(false);
});
