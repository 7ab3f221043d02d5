import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

/** A bucket whose server access logs are delivered. */
export interface AccessLogSource {
  /** The bucket's ARN, or a pattern of it. */
  readonly bucketArn: string;
  /** The account that owns it. */
  readonly account: string;
  /** What the access logs' keys start with. */
  readonly logFilePrefix: string;
}

/**
 * What an access-log bucket's policy says so that S3 delivers.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function accessLogStatement(source: AccessLogSource, targetArn: string): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [`${targetArn}/${source.logFilePrefix}*`],
    conditions: {
      ArnLike: { 'aws:SourceArn': source.bucketArn },
      StringEquals: { 'aws:SourceAccount': source.account },
    },
  });
}
