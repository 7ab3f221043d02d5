import { denyDeletes, denyForgedLogs } from './log-bucket-policy';
import { asDeployed, Statement } from './statement';
import { denyPlainHttp } from './tls';

/** What the keys of the access logs of results of queries start with. */
export const RESULT_LOG_PREFIX = 'query-results/';

/** A bucket whose server access logs are delivered. */
export interface AccessLogSource {
  /** The bucket's ARN, or a pattern of it. */
  readonly bucketArn: string;
  /** The account that owns it. */
  readonly account: string;
  /** What the access logs' keys start with. */
  readonly logFilePrefix: string;
}

/** What an access-log bucket's policy is about. */
export interface AccessLogBucketAccess {
  readonly bucketArn: string;
  /** The buckets whose access logs it receives. */
  readonly sources: AccessLogSource[];
  readonly partition: string;
}

/** The whole policy of an access-log bucket that is created here. */
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

/** What keeps access logs as they were delivered. */
export function protectAccessLogs(bucketArn: string): Statement[] {
  return [denyDeletes(bucketArn), denyForgedLogs([`${bucketArn}/*`])];
}

/**
 * What an access-log bucket's policy says so that S3 delivers.
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
