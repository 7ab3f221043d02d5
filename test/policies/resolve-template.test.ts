import { resolveTemplate, resolveValue, written } from '../support/resolve-template';

test("templates are written out, and what isn't known is no silence", () => {
  const known = { 'AWS::Partition': 'aws', 'Bucket.Arn': 'arn:aws:s3:::logs', Topic: 'arn:aws:sns:::t' };
  expect(
    written(
      {
        a: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x']] }, { 'Fn::GetAtt': ['Bucket', 'Arn'] }],
        b: { Ref: 'Topic' },
      },
      known,
    ),
  ).toEqual({ a: ['arn:aws:x', 'arn:aws:s3:::logs'], b: 'arn:aws:sns:::t' });

  expect(written({ 'Fn::Sub': '${Bucket.Arn}/${!literal}/${AWS::Partition}' }, known)).toBe(
    'arn:aws:s3:::logs/${literal}/aws',
  );

  expect(() => written({ Ref: 'Other' }, known)).toThrow('nothing is known of Other');
  expect(() => written({ Ref: 'constructor' }, known)).toThrow('nothing is known of constructor');
  expect(() => written({ 'Fn::Sub': '${Other}' }, known)).toThrow('nothing is known of Other');
  expect(() => written({ 'Fn::If': ['Some', 'a', 'b'] }, known)).toThrow("Fn::If isn't known");
});

test('strings are taken apart as CloudFormation does', () => {
  const name = { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'Arn' }] }] };
  expect(written(name, { Arn: 'arn:aws:logs:eu-west-1:111111111111:log-group:audit' })).toBe('audit');
  expect(written({ 'Fn::Join': ['-', { 'Fn::Split': ['.', 'a.b.c'] }] }, {})).toBe('a-b-c');
});

describe('a whole template', () => {
  const place = { account: '111111111111', region: 'cn-north-1', partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn' };
  const deployment = { ...place, attributes: { Bucket: { Ref: 'logs', Arn: 'arn:aws-cn:s3:::logs' } } };

  test('is resolved where it is deployed', () => {
    const Topics = ['AccountId', 'Region', 'Partition', 'URLSuffix'].map((name) => ({ Ref: `AWS::${name}` }));
    const Resources = {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, Arn: { 'Fn::GetAtt': ['Bucket', 'Arn'] }, Topics },
      },
    };

    expect(resolveTemplate({ Resources }, deployment)).toEqual({
      Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: 'logs', Arn: 'arn:aws-cn:s3:::logs', Topics: Object.values(place) },
      },
    });
  });

  test("fails for a resource whose attribute isn't known", () => {
    expect(() => resolveValue({ 'Fn::GetAtt': ['Bucket', 'DomainName'] }, deployment)).toThrow(
      'nothing is known of Bucket.DomainName',
    );
  });
});
