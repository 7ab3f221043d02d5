import { EVERYONE, Statement } from './statement';

/** The statement that aws-cdk-lib's `enforceSSL` adds to a bucket's policy. */
export function denyPlainHttp(bucketArn: string): Statement {
  return {
    Effect: 'Deny',
    Principal: EVERYONE,
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: WITHOUT_TLS,
  };
}

/**
 * The statement that aws-cdk-lib's `enforceSSL` adds to a topic's policy. It denies, although its id starts with Allow.
 */
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
