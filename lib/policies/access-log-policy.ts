import { denyDeletes, denyForgedLogs } from './log-bucket-policy';
import { asDeployed, Statement } from './statement';
import { denyPlainHttp } from './tls';

/** The key prefix of the result bucket's access logs. */
export const RESULT_LOG_PREFIX = 'query-results/';

/** A bucket that sends its server access logs to an access-log bucket. */
export interface AccessLogSource {
  /** The bucket's ARN, or a pattern of it. */
  readonly bucketArn: string;
  /** The account that owns it. */
  readonly account: string;
  /** The key prefix of the access logs. */
  readonly logFilePrefix: string;
}

/** The bucket and the sources that the policy of an access-log bucket names. */
export interface AccessLogBucketAccess {
  readonly bucketArn: string;
  /** The buckets whose access logs it receives. */
  readonly sources: AccessLogSource[];
  readonly partition: string;
}

/** The complete policy of an access-log bucket that the baseline creates. */
export function accessLogBucketPolicy({ bucketArn, sources, partition }: AccessLogBucketAccess): Statement[] {
  return asDeployed(
    [
      denyPlainHttp(bucketArn),
      ...protectAccessLogs(bucketArn),
      ...sources.map((source) => accessLogStatement(source, bucketArn)),
    ],
    partition,
  );
}

/** The statements that protect access logs from deletion and forgery. */
export function protectAccessLogs(bucketArn: string): Statement[] {
  return [denyDeletes(bucketArn), denyForgedLogs([`${bucketArn}/*`])];
}

/**
 * The statement in an access-log bucket's policy that lets S3 deliver the access logs of a source.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function accessLogStatement(source: AccessLogSource, targetArn: string): Statement {
  return {
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${targetArn}/${source.logFilePrefix}*`,
    Condition: {
      ArnLike: { 'aws:SourceArn': source.bucketArn },
      StringEquals: { 'aws:SourceAccount': source.account },
    },
  };
}
