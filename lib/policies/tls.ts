import { EVERYONE, Statement } from './statement';

/** What aws-cdk-lib's `enforceSSL` writes into a bucket's policy. */
export function denyPlainHttp(bucketArn: string): Statement {
  return {
    Effect: 'Deny',
    Principal: EVERYONE,
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: WITHOUT_TLS,
  };
}

/** What aws-cdk-lib's `enforceSSL` writes into a topic's policy: it denies, whatever its id says. */
export function denyPlainPublish(topicArn: string): Statement {
  return {
    Sid: 'AllowPublishThroughSSLOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 'sns:Publish',
    Resource: topicArn,
    Condition: WITHOUT_TLS,
  };
}

const WITHOUT_TLS = { Bool: { 'aws:SecureTransport': 'false' } };
