import { bucketArn, isArn, logGroupNameOf, parseArn } from '../../lib/aws/arn';

test('an ARN has parts, and colons in its resource stay', () => {
  expect(parseArn('arn:aws-cn:logs:cn-north-1:111111111111:log-group:/aws/cloudtrail/audit:*')).toEqual({
    partition: 'aws-cn',
    service: 'logs',
    region: 'cn-north-1',
    account: '111111111111',
    resource: 'log-group:/aws/cloudtrail/audit:*',
  });

  expect(parseArn('arn:aws:s3:::company-logs/AWSLogs/')).toEqual({
    partition: 'aws',
    service: 's3',
    region: '',
    account: '',
    resource: 'company-logs/AWSLogs/',
  });
});

test("what the beginning of an ARN doesn't reach is undefined", () => {
  expect(parseArn('arn:aws:lambda:eu-west-1')).toEqual({
    partition: 'aws',
    service: 'lambda',
    region: 'eu-west-1',
    account: undefined,
    resource: '',
  });
});

test.each(['', ':*'])('a log group\'s name is that of its ARN, ending in "%s"', (end) => {
  expect(logGroupNameOf(`arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/audit${end}`)).toBe(
    '/aws/cloudtrail/audit',
  );
});

test("a bucket's ARN has neither region nor account", () => {
  expect(bucketArn('aws-us-gov', 'company-logs')).toBe('arn:aws-us-gov:s3:::company-logs');
});

test("a name isn't an ARN", () => {
  expect([isArn('arn:aws:kms:eu-west-1:111111111111:key/1'), isArn('alias/audit')]).toEqual([true, false]);
});
