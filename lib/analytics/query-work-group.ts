import { Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CATALOG_ACTIONS, RESULT_ACTIONS, RESULT_BUCKET_ACTIONS, WORK_GROUP_ACTIONS } from './query-permissions';
import { createResultBucket } from './result-bucket';
import { RemovalConfig } from '../config/log-bucket-config';
import { planWorkGroup } from '../plan/sections/analytics-plan';
import { WORK_GROUP_SHAPE } from '../plan/shapes/shapes';
import { RESULT_LOG_PREFIX } from '../policies/access-log-policy';
import { RESULT_KEY_ACTIONS } from '../policies/query-results-policy';
import { AccessLogBucket } from '../storage/access-log-bucket';
import { cfnBucket } from '../storage/hardened-bucket';
import { throughS3 } from '../storage/read-statements';
import { planProps } from '../synth/plan-props';
import { refuseDataLoss, removalOf } from '../synth/removal';

/**
 * Properties of `QueryWorkGroup`.
 */
export interface QueryWorkGroupProps extends RemovalConfig {
  /** The name of the workgroup. */
  readonly workGroupName: string;

  /** The KMS key that encrypts query results. */
  readonly encryptionKey: IKey;

  /** The Glue database that queries read. `grantQuery` grants access to its tables. */
  readonly databaseName: string;

  /**
   * The bucket that receives the server access logs of the result bucket, below `query-results/`. Its policy must
   * permit their delivery.
   *
   * @default - a new bucket is created
   */
  readonly accessLogBucket?: IBucket;

  /** The name of the result bucket. @default - CloudFormation generates a name */
  readonly resultBucketName?: string;

  /**
   * The name of the bucket for its server access logs, if one is created.
   * @default - CloudFormation generates a name
   */
  readonly accessLogBucketName?: string;

  /** The number of gigabytes that a query can read before Athena stops it: 1 to 1000000. @default 1024 */
  readonly scanLimitGigabytes?: number;

  /** The number of days to keep query results: 1 to 36500. @default 30 */
  readonly resultRetentionDays?: number;

  /** Whether S3 sends events of the created buckets to EventBridge. @default true */
  readonly eventBridgeNotifications?: boolean;
}

const GIGABYTE = 1024 ** 3;

/**
 * An Athena workgroup whose settings queries can't override. Query results are encrypted in a separate bucket, and
 * expire. Athena stops a query that would read more than the limit.
 */
export class QueryWorkGroup extends Construct {
  /** The name of the workgroup. */
  public readonly workGroupName: string;

  /** The bucket that Athena writes query results to. */
  public readonly resultBucket: IBucket;

  private readonly encryptionKey: IKey;
  private readonly databaseName: string;

  constructor(scope: Construct, id: string, props: QueryWorkGroupProps) {
    super(scope, id);
    const { scanLimitGigabytes, resultRetentionDays } = planProps(this, WORK_GROUP_SHAPE, props, planWorkGroup);
    const { encryptionKey, removal, acceptDataLoss, eventBridgeNotifications } = props;
    const ownAccessLogs =
      props.accessLogBucket === undefined
        ? new AccessLogBucket(this, 'AccessLogBucket', {
            bucketName: props.accessLogBucketName,
            removal,
            acceptDataLoss,
            eventBridgeNotifications,
          })
        : undefined;

    const results = createResultBucket(this, 'Results', {
      bucketName: props.resultBucketName,
      encryptionKey,
      accessLogBucket: ownAccessLogs?.bucket ?? props.accessLogBucket!,
      accessLogPrefix: RESULT_LOG_PREFIX,
      retentionDays: resultRetentionDays,
      eventBridgeNotifications,
      removalPolicy: removalOf(this, props),
    });

    refuseDataLoss(cfnBucket(results), 'the bucket of query results and its objects', props);
    ownAccessLogs?.allowDelivery({
      bucketArn: results.bucketArn,
      account: Stack.of(this).account,
      logFilePrefix: RESULT_LOG_PREFIX,
    });

    const workGroup = new CfnWorkGroup(this, 'Resource', {
      name: props.workGroupName,
      description: 'Queries of CloudTrail log files',
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: scanLimitGigabytes * GIGABYTE,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${results.bucketName}/`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: encryptionKey.keyArn },
        },
      },
    });

    this.workGroupName = workGroup.ref;
    this.resultBucket = results;
    this.encryptionKey = encryptionKey;
    this.databaseName = props.databaseName;
  }

  /**
   * Grants the permissions to run queries in this workgroup over the tables of its database, and to read and write
   * their encrypted results. It doesn't grant access to the log files; `grantQuery` of a baseline grants both.
   *
   * @param grantee the principal that runs queries, in this account
   */
  public grantQuery(grantee: IGrantable): Grant {
    const stack = Stack.of(this);
    const glue = (resource: string, resourceName?: string) =>
      stack.formatArn({ service: 'glue', resource, resourceName });

    const permissions = [
      {
        actions: WORK_GROUP_ACTIONS,
        resourceArns: [stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: this.workGroupName })],
      },
      {
        actions: CATALOG_ACTIONS,
        resourceArns: [glue('catalog'), glue('database', this.databaseName), glue('table', `${this.databaseName}/*`)],
      },
      { actions: RESULT_BUCKET_ACTIONS, resourceArns: [this.resultBucket.bucketArn] },
      { actions: RESULT_ACTIONS, resourceArns: [this.resultBucket.arnForObjects('*')] },
      { actions: RESULT_KEY_ACTIONS, resourceArns: [this.encryptionKey.keyArn], conditions: throughS3(stack.region) },
    ];

    const grants = permissions.map((permission) => Grant.addToPrincipal({ grantee, ...permission }));
    return grants.reduce((combined, grant) => combined.combine(grant));
  }
}
