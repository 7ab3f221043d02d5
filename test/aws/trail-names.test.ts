import { TrailIdentity } from '../../lib';
import { urlSuffixOf } from '../../lib/aws/partitions';
import { trailNames } from '../../lib/aws/trail-names';

const FACTS = {
  name: 'org.audit',
  formerNames: ['old.audit'],
  account: '111111111111',
  homeRegion: 'cn-north-1',
  keyPrefix: 'audit',
  organizationId: 'o-exampleorg1',
};

test('the names of a trail follow from what its config says', () => {
  expect(trailNames(FACTS)).toEqual({
    account: '111111111111',
    homeRegion: 'cn-north-1',
    partition: 'aws-cn',
    urlSuffix: 'amazonaws.com.cn',
    trailArn: 'arn:aws-cn:cloudtrail:cn-north-1:111111111111:trail/org.audit',
    acceptedTrailArns: [
      'arn:aws-cn:cloudtrail:cn-north-1:111111111111:trail/org.audit',
      'arn:aws-cn:cloudtrail:cn-north-1:111111111111:trail/old.audit',
    ],
    logRoot: 'audit/AWSLogs/',
    accountLogRoot: 'audit/AWSLogs/111111111111/',
    deliveryRoots: ['audit/AWSLogs/111111111111/', 'audit/AWSLogs/o-exampleorg1/'],
    logGroupName: '/aws/cloudtrail/org.audit',
    formerLogGroupNames: ['/aws/cloudtrail/old.audit'],
    logStreamPrefixes: ['111111111111_CloudTrail_cn-north-1', 'o-exampleorg1_'],
    topicName: 'org-audit',
    topicArns: ['arn:aws-cn:sns:cn-north-1:111111111111:org-audit', 'arn:aws-cn:sns:cn-north-1:111111111111:old-audit'],
    keyAlias: 'cloudtrail/org-audit',
  });
});

test('a trail of one account delivers to its own folder only', () => {
  const { deliveryRoots, logStreamPrefixes } = trailNames({
    name: 'audit',
    account: '111111111111',
    homeRegion: 'eu-west-1',
  });

  expect(deliveryRoots).toEqual(['AWSLogs/111111111111/']);
  expect(logStreamPrefixes).toEqual(['111111111111_CloudTrail_eu-west-1']);
});

test("a trail's identity has the same names", () => {
  const identity = new TrailIdentity({ ...FACTS, partition: 'aws-cn' });
  const { urlSuffix, ...names } = trailNames(FACTS);
  expect(Object.fromEntries(Object.keys(names).map((key) => [key, identity[key as keyof TrailIdentity]]))).toEqual(
    names,
  );
});

test('who changes a list of an identity changes no policy', () => {
  const identity = new TrailIdentity({ ...FACTS, partition: 'aws-cn' });
  identity.acceptedTrailArns.pop();
  expect(identity.acceptedTrailArns).toHaveLength(2);
});

test.each([
  ['aws', 'amazonaws.com'],
  ['aws-us-gov', 'amazonaws.com'],
  ['aws-cn', 'amazonaws.com.cn'],
])('the services of %s are below %s', (partition, suffix) => {
  expect(urlSuffixOf(partition)).toBe(suffix);
});
