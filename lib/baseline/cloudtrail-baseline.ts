import { Lazy } from 'aws-cdk-lib';
import { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, IGrantable, IManagedPolicy, IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AnalyticsParts, createAnalytics, queriesOf } from './analytics-parts';
import { ArchiveParts, createArchive, queryGround } from './archive-parts';
import { chosenNames } from './chosen-names';
import { CloudTrailBaselineProps } from './cloudtrail-baseline-props';
import { createLogs, createNotifications, NotificationParts } from './delivery-parts';
import { planOf } from './plan-of';
import { makeTrail } from './trail-part';
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
import { PLAN_METADATA } from '../plan/plan-metadata';
import { storageWarningsOf, trailWarningsOf } from '../plan/warnings/warnings';
import { LogReplication } from '../storage/log-replication';
import { grantLogRead } from '../storage/read-grant';
import { isToken } from '../synth/is-token';
import { warn } from '../synth/warn';
import { AuditTrail } from '../trail/audit-trail';
import { RecordBucketOptions, RecordTableOptions } from '../trail/record';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * A hardened audit trail of an account, complete: trail, log bucket, access-log bucket, key, log group and role, and a
 * topic where asked for. Without options it is what auditors accept; the config tunes every part.
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
   * A baseline whose config is in a file, in YAML or JSON.
   * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/config.md
   *
   * @param scope where the baseline is
   * @param id its id in the scope
   * @param path the file's path; what the file names relatively is looked for next to it
   * @param overrides what is set over the file's config, key by key (lists are replaced), and constructs of your own
   * @throws one error that lists everything wrong with the file, each with line and column
   */
  public static fromConfigFile(
    scope: Construct,
    id: string,
    path: string,
    overrides: CloudTrailBaselineProps = {},
  ): CloudTrailBaseline {
    return ConfigFile._read(path)._make(overrides, (config) => new CloudTrailBaseline(scope, id, config));
  }

  /** What the trail is known by. */
  public readonly identity: TrailIdentity;

  /** The trail. */
  public readonly trail: AuditTrail;

  /** The bucket that log files go to. */
  public readonly logBucket: IBucket;

  /** The bucket that the log bucket's access logs go to; undefined with a log bucket of your own. */
  public readonly accessLogBucket?: IBucket;

  /** What log files, log group and topic are encrypted with. */
  public readonly encryptionKey: IKey;

  /** The log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logGroup?: ILogGroup;

  /** The role that writes to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsRole?: IRole;

  /** What lets the role write to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsPolicy?: IManagedPolicy;

  /** The topic for SNS notifications; undefined when they are off. */
  public readonly topic?: ITopic;

  /** The copy of the log bucket; undefined without `storage.replication`. */
  public readonly replication?: LogReplication;

  private readonly plan: BaselinePlan;
  private readonly deployment: Deployment;
  private readonly archive: ArchiveParts;
  private readonly analytics?: AnalyticsParts;
  private readonly notifications?: NotificationParts;

  /**
   * @param scope where the baseline is: everything it creates is in this stack
   * @param id its id in the scope
   * @param props the config, and constructs of your own
   * @throws one error that lists everything wrong with the config
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
    this.analytics = plan.analytics && createAnalytics(this, plan.analytics, queryGround(part, this.archive));

    const logs = createLogs(this, part, this.encryptionKey, props);
    this.logGroup = logs?.logGroup;
    this.logsRole = logs?.logsRole;
    this.logsPolicy = logs?.policy;
    this.notifications = createNotifications(this, part, this.encryptionKey, props.topic);
    this.topic = this.notifications?.topic;

    const { logBucket, encryptionKey, notifications } = this;
    const chosen = chosenNames(storage, logs, notifications, this.analytics);
    this.deployment = deploymentOf(plan, this.identity._names, chosen);
    const [, ...deliveryBucketArns] = this.deployment.buckets.ownArns;
    this.trail = makeTrail(this, part, { logBucket, encryptionKey, deliveryBucketArns, logs, notifications });
    this.trail.node.addDependency(...storage.dependables);

    // at synth, when everything was added
    this.node.addMetadata(PLAN_METADATA, Lazy.any({ produce: () => this.wholePlan }));
    warn(this, [...trailWarningsOf(plan, isToken), ...storageWarningsOf(plan, isToken)]);
  }

  /** The tables over the log files, for Athena; undefined without `analytics`. */
  public get tables(): LogTables | undefined {
    return this.analytics?.tables;
  }

  /** The work group that they are queried in; undefined without `analytics`. */
  public get workGroup(): QueryWorkGroup | undefined {
    return this.analytics?.workGroup;
  }

  /** The queries that are saved in it; undefined without `analytics`. */
  public get queries(): SavedQueries | undefined {
    return this.analytics?.queries;
  }

  /** Statements that the owner of an imported log bucket has to add to its policy. Empty when CDK could. */
  public get requiredBucketStatements(): PolicyStatement[] {
    return this.archive.storage.logBucketPolicy.required;
  }

  /** Statements that the owner of an imported access-log bucket has to add to its policy. Empty when CDK could. */
  public get requiredAccessLogStatements(): PolicyStatement[] {
    return this.archive.storage.accessLogPolicy?.required ?? [];
  }

  /** Statements that the owner of an imported key has to add to its policy. Empty when CDK could. */
  public get requiredKeyStatements(): PolicyStatement[] {
    return this.archive.encryption.policy.required;
  }

  /** Statements that the owner of an imported topic has to add to its policy. Empty when CDK could. */
  public get requiredTopicStatements(): PolicyStatement[] {
    return this.notifications?.policy.required ?? [];
  }

  /**
   * Statements that the owner of an imported topic's key, if it has one, has to add to its policy. Empty when CDK
   * could.
   */
  public get requiredTopicKeyStatements(): PolicyStatement[] {
    return this.notifications?.requiredKeyStatements ?? [];
  }

  /**
   * Statements that the owner of `storage.replication.bucketArn` has to add to the bucket's policy. Empty when it is
   * this account's.
   */
  public get requiredReplicaBucketStatements(): PolicyStatement[] {
    return this.replication?.requiredBucketStatements ?? [];
  }

  /**
   * Statements that the owner of `storage.replication.keyArn` has to add to the key's policy. Empty when it is this
   * account's.
   */
  public get requiredReplicaKeyStatements(): PolicyStatement[] {
    return this.replication?.requiredKeyStatements ?? [];
  }

  /**
   * Records data events, in addition to what the config asks for.
   *
   * @param events which ones
   * @throws one error that lists what is wrong with them
   */
  public recordData(...events: DataEventsConfig[]): void {
    this.trail.recordData(...events);
  }

  /**
   * Records what is done with the objects of a bucket. In another stack its name is written, if it has been given one.
   * Otherwise it is referred to, which creates an export there, in the same account, region and Stage only.
   *
   * @param bucket the bucket
   * @param options which objects, reads or writes
   * @throws one error that lists what is wrong
   */
  public recordBucket(bucket: IBucket, options: RecordBucketOptions = {}): void {
    this.trail.recordBucket(bucket, options);
  }

  /**
   * Records the invocations of a function, of all its versions and aliases. In another stack its name is written, if it
   * has been given one.
   * Otherwise it is referred to, which creates an export there, in the same account, region and Stage only.
   *
   * @param fn the function, or a version or alias of it
   * @throws one error that says what is wrong
   */
  public recordFunction(fn: IFunction): void {
    this.trail.recordFunction(fn);
  }

  /**
   * Records what is done with the items of a table. In another stack its name is written, if it has been given one.
   * Otherwise it is referred to, which creates an export there, in the same account, region and Stage only.
   *
   * @param table the table
   * @param options reads or writes, and whether its stream too
   * @throws one error that lists what is wrong
   */
  public recordTable(table: ITable, options: RecordTableOptions = {}): void {
    this.trail.recordTable(table, options);
  }

  /**
   * Whether the trail would have recorded an event, with everything that was added until now.
   * Tokens are compared as they are: build events from `bucket.bucketArn` and similar attributes.
   *
   * @param record an event in CloudTrail's JSON shape
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
   */
  public wouldRecord(record: { [key: string]: any }): RecordDecision {
    return this.trail.wouldRecord(record);
  }

  /**
   * What a month costs in us-east-1, with everything stored that ever will be.
   *
   * @param volumes how much there is of what
   * @throws one error that lists what is wrong with the volumes
   */
  public estimateMonthlyCost(volumes: EventVolumes): MonthlyCost {
    const plan = { ...this.wholePlan, keys: this.deployment.keys.createdCount, isToken };
    return estimateMonthlyCost(volumes, plan, this.node.path);
  }

  /**
   * Grants what reading log files requires: list, get, and decrypt through S3, in this account or another one.
   * Where the policy of an imported bucket or key has to permit it, the statements appear in `requiredBucketStatements`
   * and `requiredKeyStatements`.
   * A role of another account has to be an imported one.
   *
   * @param grantee who will read
   */
  public grantRead(grantee: IGrantable): Grant {
    return grantLogRead(grantee, this.archive.logs);
  }

  /**
   * Grants what querying log files requires, and no more: reading them, running queries in the work group over its
   * tables,
   * and results.
   *
   * @param grantee who will query, in this account
   * @throws if there is no `analytics` section
   */
  public grantQuery(grantee: IGrantable): Grant {
    return this.grantRead(grantee).combine(queriesOf(this.analytics, this.node.path).workGroup.grantQuery(grantee));
  }

  /** The plan, with what was added in code. */
  private get wholePlan(): BaselinePlan {
    return { ...this.plan, events: this.trail._events.selection };
  }
}
