import { denies } from '../../../lib/cli/verify/denies';
import { Statement } from '../../../lib/policies/statement';

const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit';
const LOGS = 'arn:aws:s3:::logs/AWSLogs/111111111111/*';

const DELIVERY: Statement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: LOGS,
  Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': TRAIL } },
};

const READER: Statement = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::333333333333:role/responder' },
  Action: ['s3:GetObject', 's3:GetObjectVersion'],
  Resource: LOGS,
};

const ruling = (deny: object, allowed: Statement) =>
  denies({ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', ...deny } as Statement, allowed, 'aws');

const underCondition = (Condition: object) => ruling({ Condition }, DELIVERY);

describe('a Deny statement', () => {
  test.each<[what: string, deny: object, certainty: string]>([
    ['everything', {}, 'yes'],
    ['another action', { Action: 's3:DeleteObject*' }, 'no'],
    ['the action, spelled otherwise', { Action: 'S3:PUT*' }, 'yes'],
    ['all other actions', { Action: undefined, NotAction: 's3:Get*' }, 'yes'],
    ['all actions but this one', { Action: undefined, NotAction: ['s3:Put*', 's3:Get*'] }, 'no'],
    ['a part of the resources', { Resource: 'arn:aws:s3:::logs/AWSLogs/*/CloudTrail/*' }, 'yes'],
    ['other resources', { Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/other/*'] }, 'no'],
    ['all resources but these', { Resource: undefined, NotResource: 'arn:aws:s3:::logs/*' }, 'no'],
    ['all resources but others', { Resource: undefined, NotResource: 'arn:aws:s3:::logs/other/*' }, 'yes'],
    ['the account of a variable', { Resource: 'arn:aws:s3:::logs/AWSLogs/${aws:PrincipalAccount}/*' }, 'yes'],
    ['the service', { Principal: { Service: ['config.amazonaws.com', 'cloudtrail.amazonaws.com'] } }, 'yes'],
    ['another service', { Principal: { Service: 'config.amazonaws.com' } }, 'no'],
    ['an account', { Principal: { AWS: '111111111111' } }, 'no'],
    ['everyone but the service', { Principal: undefined, NotPrincipal: { Service: 'cloudtrail.amazonaws.com' } }, 'no'],
    ['everyone but an account', { Principal: undefined, NotPrincipal: { AWS: '111111111111' } }, 'yes'],
  ])('for %s', (_, deny, certainty) => {
    expect(ruling(deny, DELIVERY)).toBe(certainty);
  });

  test.each<[what: string, deny: object, certainty: string]>([
    ['its account', { Principal: { AWS: '333333333333' } }, 'yes'],
    ['another account', { Principal: { AWS: '444444444444' } }, 'no'],
    ['a session of it', { Principal: { AWS: 'arn:aws:sts::333333333333:assumed-role/responder/me' } }, 'unknown'],
    ['AWS services', { Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } }, 'no'],
    ['its ARN', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/resp*' } } }, 'yes'],
    ['everyone else', { Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/resp*' } } }, 'no'],
    ['other networks', { Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, 'unknown'],
  ])('for %s, and a reader', (_, deny, certainty) => {
    expect(ruling(deny, READER)).toBe(certainty);
  });
});

describe('a condition of a Deny statement, in a delivery of CloudTrail', () => {
  test.each<[what: string, condition: object, certainty: string]>([
    ['plain HTTP', { Bool: { 'aws:SecureTransport': 'false' } }, 'no'],
    ['an old version of TLS', { NumericLessThan: { 's3:TlsVersion': '1.2' } }, 'no'],
    ['outside of a VPC endpoint', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'yes'],
    ['a VPC endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'no'],
    ['a VPC endpoint, if there is one', { StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }, 'yes'],
    ['another organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc1234567' } }, 'yes'],
    [
      'another organization, except services',
      {
        StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc1234567' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
      'no',
    ],
    ['other roles', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/*' } }, 'yes'],
    ['other addresses', { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, 'yes'],
    ['no organization', { Null: { 'aws:PrincipalOrgID': 'true' } }, 'yes'],
    ['another trail', { StringNotEquals: { 'aws:SourceArn': TRAIL } }, 'no'],
    ['this trail', { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111111111111:trail/*' } }, 'yes'],
    ['another source account', { StringNotEquals: { 'aws:SourceAccount': '111111111111' } }, 'no'],
    ['a header that may be sent', { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, 'unknown'],
    ['an operator on sets', { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/*' } }, 'unknown'],
    ['a key that does not exist', { StringEquals: { 'aws:MadeUp': 'x' } }, 'unknown'],
    ['a variable', { StringNotEquals: { 'aws:SourceAccount': '${aws:PrincipalAccount}' } }, 'unknown'],
  ])('%s', (_, condition, certainty) => {
    expect(underCondition(condition)).toBe(certainty);
  });
});
