import { Aws } from 'aws-cdk-lib';
import { TrailIdentity } from '../../lib';
import { newStack } from '../support/apps';

const identity = new TrailIdentity({
  name: 'org.audit',
  formerNames: ['old'],
  keyPrefix: 'audit',
  account: '111111111111',
  homeRegion: 'eu-west-1',
  partition: 'aws-cn',
});

test("composes the trail's ARN, which no reference to the trail could do without a cycle", () => {
  expect(identity.trailArn).toBe('arn:aws-cn:cloudtrail:eu-west-1:111111111111:trail/org.audit');
});

test('accepts the ARNs it had before', () => {
  expect(identity.acceptedTrailArns).toEqual([
    identity.trailArn,
    'arn:aws-cn:cloudtrail:eu-west-1:111111111111:trail/old',
  ]);
});

test('knows where log files are', () => {
  expect(identity.logRoot).toBe('audit/AWSLogs/');
  expect(identity.accountLogRoot).toBe('audit/AWSLogs/111111111111/');
  expect(new TrailIdentity({ name: 'abc', account: '1', homeRegion: 'r' }).logRoot).toBe('AWSLogs/');
});

test('knows the names of log group, topic and log streams', () => {
  expect([identity.logGroupName, identity.topicName, ...identity.logStreamPrefixes]).toEqual([
    '/aws/cloudtrail/org.audit',
    'org-audit',
    '111111111111_CloudTrail_eu-west-1',
  ]);
});

test('knows what it was called before', () => {
  expect(identity.formerLogGroupNames).toEqual(['/aws/cloudtrail/old']);
  expect(identity.topicArns).toEqual(
    ['org-audit', 'old'].map((name) => `arn:aws-cn:sns:eu-west-1:111111111111:${name}`),
  );
});

test('leaves the text of a token as it is, and lets CloudFormation replace periods', () => {
  const stack = newStack();
  const { keyAlias, topicName } = TrailIdentity.inStackOf(stack, { name: `audit.${Aws.REGION}` });
  const replaced = {
    'Fn::Join': ['-', { 'Fn::Split': ['.', { 'Fn::Join': ['', ['audit.', { Ref: 'AWS::Region' }]] }] }],
  };

  expect(stack.resolve(topicName)).toEqual(replaced);
  expect(stack.resolve(keyAlias)).toEqual({ 'Fn::Join': ['', ['cloudtrail/', replaced]] });
});

test("fails for names and key prefixes that CloudTrail doesn't take", () => {
  expect(
    () => new TrailIdentity({ name: 'a--b', formerNames: ['x'], keyPrefix: '/audit', account: '1', homeRegion: 'r' }),
  ).toThrow(
    /^the config of a trail's identity has 3 problems:\n {2}- name: .*\n {2}- formerNames\[0\]: .*\n {2}- keyPrefix: /,
  );
});

test('takes account and region from the stack, and pseudo parameters where they are unknown', () => {
  const stack = newStack({});
  expect(stack.resolve(TrailIdentity.inStackOf(stack, { name: 'org-audit' }).trailArn)).toEqual({
    'Fn::Join': [
      '',
      [
        'arn:',
        { Ref: 'AWS::Partition' },
        ':cloudtrail:',
        { Ref: 'AWS::Region' },
        ':',
        { Ref: 'AWS::AccountId' },
        ':trail/org-audit',
      ],
    ],
  });
});
