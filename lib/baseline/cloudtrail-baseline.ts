import { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, IGrantable, IManagedPolicy, IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AnalyticsParts, createAnalytics, queriesOf } from './analytics-parts';
import { analyticsPropsOf, ArchiveParts, createArchive } from './archive-parts';
import { chosenNames } from './chosen-names';
import { CloudTrailBaselineProps } from './cloudtrail-baseline-props';
import { createLogs, createNotifications, NotificationParts } from './delivery-parts';
import { describeInAssembly } from './describe-in-assembly';
import { planOf } from './plan-of';
import { createTrail } from './trail-part';
import { LogTables } from '../analytics/log-tables';
import { QueryWorkGroup } from '../analytics/query-work-group';
import { SavedQueries } from '../analytics/saved-queries';
import { DataEventsConfig } from '../config/data-events-config';
import { EventVolumes, MonthlyCost } from '../cost/event-volumes';
import { estimateMonthlyCost } from '../cost/monthly-cost';
import { Deployment, deploymentOf } from '../deployment/deployment';
import { RecordDecision } from '../events/record-decision';
import { ConfigFile } from '../file/config-file';
import { BaselinePlan } from '../plan/baseline-plan';
import { storageWarningsOf, trailWarningsOf } from '../plan/warnings/warnings';
import { LogReplication } from '../storage/log-replication';
import { grantLogRead } from '../storage/read-grant';
import { isToken } from '../synth/is-token';
import { warn } from '../synth/warn';
import { AuditTrail } from '../trail/audit-trail';
import { RecordBucketOptions, RecordTableOptions } from '../trail/record';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * A complete, hardened audit trail of one account: trail, log bucket, access-log bucket, KMS key, log group and role,
 * and optionally a topic and Athena tables. The defaults are what auditors accept; the config tunes every part.
 *
 * @example
 * import { App, Stack } from 'aws-cdk-lib';
 * import { CloudTrailBaseline } from 'cdk-cloudtrail-baseline';
 *
 * const app = new App();
 * const stack = new Stack(app, 'Audit');
 * new CloudTrailBaseline(stack, 'Trail');
 */
export class CloudTrailBaseline extends Construct {
  /**
   * Creates a baseline from a config file, in YAML or JSON.
   * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/config.md
   *
   * @param scope the construct to create the baseline in
   * @param id the construct's id in the scope
   * @param path the file's path; relative paths in the file are relative to the file's folder
   * @param overrides config that replaces the file's, key by key (lists are replaced as a whole), and existing
   * constructs
   * @throws one error that lists every problem of the file, each with line and column
   */
  public static fromConfigFile(
    scope: Construct,
    id: string,
    path: string,
    overrides: CloudTrailBaselineProps = {},
  ): CloudTrailBaseline {
    return ConfigFile._read(path)._make(overrides, (config) => new CloudTrailBaseline(scope, id, config));
  }

  /** The names and ARNs that identify the trail. */
  public readonly identity: TrailIdentity;

  /** The trail. */
  public readonly trail: AuditTrail;

  /** The bucket that CloudTrail delivers log files to. */
  public readonly logBucket: IBucket;

  /** The bucket for the log bucket's server access logs; undefined with an existing log bucket. */
  public readonly accessLogBucket?: IBucket;

  /** The KMS key that encrypts the log files, and the log group and the topic if the baseline creates them. */
  public readonly encryptionKey: IKey;

  /** The log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logGroup?: ILogGroup;

  /** The role that writes to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsRole?: IRole;

  /** The policy that lets the role write to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsPolicy?: IManagedPolicy;

  /** The topic for SNS notifications; undefined when notifications are off. */
  public readonly topic?: ITopic;

  /** Replication of the log bucket; undefined without `storage.replication`. */
  public readonly replication?: LogReplication;

  private readonly plan: BaselinePlan;
  private readonly deployment: Deployment;
  private readonly archive: ArchiveParts;
  private readonly analytics?: AnalyticsParts;
  private readonly notifications?: NotificationParts;

  /**
   * @param scope the construct to create the baseline in; all its resources are in the stack of this construct
   * @param id the construct's id in the scope
   * @param props the config, and existing constructs
   * @throws one error that lists every problem of the config
   */
  constructor(scope: Construct, id: string, props: CloudTrailBaselineProps = {}) {
    super(scope, id);
    const plan = planOf(this, props);
    this.plan = plan;
    this.identity = TrailIdentity.inStackOf(this, { ...plan.trail, organizationId: plan.organization?.id });
    const part = { plan, identity: this.identity };
    this.archive = createArchive(this, part, props);
    const { encryption, storage } = this.archive;
    this.encryptionKey = encryption.key;
    this.logBucket = storage.logBucket;
    this.accessLogBucket = storage.accessLogBucket;
    this.replication = storage.replication;
    this.analytics = plan.analytics && createAnalytics(this, plan.analytics, analyticsPropsOf(part, this.archive));

    const logs = createLogs(this, part, this.encryptionKey, props);
    this.logGroup = logs?.logGroup;
    this.logsRole = logs?.logsRole;
    this.logsPolicy = logs?.policy;
    this.notifications = createNotifications(this, part, this.encryptionKey, props.topic);
    this.topic = this.notifications?.topic;

    const { logBucket, encryptionKey, notifications } = this;
    this.deployment = deploymentOf(plan, this.identity._names, chosenNames(this));
    const deliveryBucketArns = this.deployment.buckets.ownArns.slice(1);
    this.trail = createTrail(this, part, { logBucket, encryptionKey, deliveryBucketArns, logs, notifications });
    this.trail.node.addDependency(...storage.dependables);

    describeInAssembly(this, () => this.wholePlan, this);
    warn(this, [...trailWarningsOf(plan, isToken), ...storageWarningsOf(plan, isToken)]);
  }

  /** The Athena tables over the log files; undefined without `analytics`. */
  public get tables(): LogTables | undefined {
    return this.analytics?.tables;
  }

  /** The Athena workgroup to query the tables in; undefined without `analytics`. */
  public get workGroup(): QueryWorkGroup | undefined {
    return this.analytics?.workGroup;
  }

  /** The saved queries of the workgroup; undefined without `analytics`. */
  public get queries(): SavedQueries | undefined {
    return this.analytics?.queries;
  }

  /** Statements that the owner of an imported log bucket must add to its policy. Empty if CDK added them. */
  public get requiredBucketStatements(): PolicyStatement[] {
    return this.archive.storage.logBucketPolicy.required;
  }

  /** Statements that the owner of an imported access-log bucket must add to its policy. Empty if CDK added them. */
  public get requiredAccessLogStatements(): PolicyStatement[] {
    return this.archive.storage.accessLogPolicy?.required ?? [];
  }

  /** Statements that the owner of an imported key must add to its policy. Empty if CDK added them. */
  public get requiredKeyStatements(): PolicyStatement[] {
    return this.archive.encryption.policy.required;
  }

  /** Statements that the owner of an imported topic must add to its policy. Empty if CDK added them. */
  public get requiredTopicStatements(): PolicyStatement[] {
    return this.notifications?.policy.required ?? [];
  }

  /**
   * Statements that the owner of the key of an imported topic must add to the key's policy, if the topic is encrypted.
   * Empty if CDK added them.
   */
  public get requiredTopicKeyStatements(): PolicyStatement[] {
    return this.notifications?.requiredKeyStatements ?? [];
  }

  /**
   * Statements that the owner of `storage.replication.bucketArn` must add to the bucket's policy. Empty if the bucket
   * belongs to this account.
   */
  public get requiredReplicaBucketStatements(): PolicyStatement[] {
    return this.replication?.requiredBucketStatements ?? [];
  }

  /**
   * Statements that the owner of `storage.replication.keyArn` must add to the key's policy. Empty if the destination
   * belongs to this account.
   */
  public get requiredReplicaKeyStatements(): PolicyStatement[] {
    return this.replication?.requiredKeyStatements ?? [];
  }

  /**
   * Records data events, in addition to those of the config.
   *
   * @param events the data events to record
   * @throws one error that lists every problem of the data events
   */
  public recordData(...events: DataEventsConfig[]): void {
    this.trail.recordData(...events);
  }

  /**
   * Records operations on the objects of a bucket. If the bucket is in another stack and has a name of its own, the
   * template contains that name. Without a name, the template refers to the bucket: its stack exports it, and must be
   * in the same account, region and Stage.
   *
   * @param bucket the bucket
   * @param options which objects to record, and whether to record reads, writes or both
   * @throws one error that lists every problem
   */
  public recordBucket(bucket: IBucket, options: RecordBucketOptions = {}): void {
    this.trail.recordBucket(bucket, options);
  }

  /**
   * Records the invocations of a Lambda function, of all its versions and aliases. If the function is in another stack
   * and has a name of its own, the template contains that name. Without a name, the template refers to the function:
   * its stack exports it, and must be in the same account, region and Stage.
   *
   * @param fn the function, or a version or alias of it
   * @throws one error that lists every problem
   */
  public recordFunction(fn: IFunction): void {
    this.trail.recordFunction(fn);
  }

  /**
   * Records operations on the items of a DynamoDB table. If the table is in another stack and has a name of its own,
   * the template contains that name. Without a name, the template refers to the table: its stack exports it, and must
   * be in the same account, region and Stage.
   *
   * @param table the table
   * @param options whether to record reads, writes or both, and reads of the table's stream
   * @throws one error that lists every problem
   */
  public recordTable(table: ITable, options: RecordTableOptions = {}): void {
    this.trail.recordTable(table, options);
  }

  /**
   * Whether the trail would record an event, with the events that were added so far. Tokens are compared as they are:
   * build the event from `bucket.bucketArn` and similar attributes.
   *
   * @param record an event in CloudTrail's JSON format
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
   */
  public wouldRecord(record: { [key: string]: any }): RecordDecision {
    return this.trail.wouldRecord(record);
  }

  /**
   * Estimates the monthly cost in US dollars, at the list prices of us-east-1. The estimate is for the steady state:
   * storage holds as much as it will at the end of the retention period.
   *
   * @param volumes the expected numbers of events in a month
   * @throws one error that lists every problem of the volumes
   */
  public estimateMonthlyCost(volumes: EventVolumes): MonthlyCost {
    const plan = { ...this.wholePlan, keys: this.deployment.keys.createdCount, isToken };
    return estimateMonthlyCost(volumes, plan, this.node.path);
  }

  /**
   * Grants the permissions to read log files: list, get, and decrypt through S3. The grantee can be in this account or
   * in another one; a role of another account must be an imported role. If the policy of an imported bucket or key must
   * permit the grantee too, the statements are in `requiredBucketStatements` and `requiredKeyStatements`.
   *
   * @param grantee the principal that reads log files
   */
  public grantRead(grantee: IGrantable): Grant {
    return grantLogRead(grantee, this.archive.logs);
  }

  /**
   * Grants the permissions to query log files, and no others: to read log files, to run queries in the workgroup over
   * its tables, and to read and write query results.
   *
   * @param grantee the principal that queries, in this account
   * @throws an error without an `analytics` section
   */
  public grantQuery(grantee: IGrantable): Grant {
    return this.grantRead(grantee).combine(queriesOf(this.analytics, this.node.path).workGroup.grantQuery(grantee));
  }

  /** The plan, including the events that were added in code. */
  private get wholePlan(): BaselinePlan {
    return { ...this.plan, events: this.trail._events.selection };
  }
}
