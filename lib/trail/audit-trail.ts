import { Lazy, Stage } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { bucketIdentity } from './bucket-identity';
import { plannedSelection } from './planned-trail';
import { recordBucket, RecordBucketOptions, recordFunction, recordTable, RecordTableOptions } from './record';
import { TrailEvents } from './trail-events';
import { TrailIdentity } from './trail-identity';
import { otherTrails, rememberTrail } from './trails-of-app';
import { DataEventsConfig } from '../config/data-events-config';
import { EventsConfig } from '../config/events-config';
import { writesToUnnamedBuckets } from '../events/own-buckets';
import { RecordDecision } from '../events/record-decision';
import { countValues } from '../events/selector';
import { planEvents } from '../plan/sections/events-plan';
import { planTrail } from '../plan/sections/trail-plan';
import { BASELINE_SHAPE, TRAIL_SHAPE } from '../plan/shapes/shapes';
import { eventWarningsOf } from '../plan/warnings/event-warnings';
import { lacksBucketKey } from '../synth/bucket-key';
import { isToken } from '../synth/is-token';
import { planProps } from '../synth/plan-props';
import { warn } from '../synth/warn';
import { listOf, string } from '../validation/check';
import { BUCKET_ARN } from '../validation/string-formats';

const { multiRegion, includeGlobalServiceEvents, tags } = TRAIL_SHAPE;
const AUDIT_TRAIL_SHAPE = {
  multiRegion,
  includeGlobalServiceEvents,
  tags,
  events: BASELINE_SHAPE.events,
  deliveryBucketArns: listOf(string(BUCKET_ARN)),
};

/** The properties that must not all be equal in two trails. */
const COLLIDING = ['account', 'homeRegion', 'name'] as const;

/**
 * Properties of an audit trail.
 */
export interface AuditTrailProps {
  /** The names and ARNs that identify the trail. */
  readonly identity: TrailIdentity;

  /**
   * The bucket that CloudTrail delivers log files to. Its policy must permit delivery. The trail is created after the
   * policy of a bucket of this app.
   */
  readonly logBucket: IBucket;

  /** The KMS key that encrypts log files and digest files. Its policy must permit CloudTrail to use it. */
  readonly encryptionKey: IKey;

  /** The log group that CloudTrail sends events to; requires `logsRole`. @default - no delivery to CloudWatch Logs */
  readonly logGroup?: ILogGroup;

  /** The role that writes to the log group; requires `logGroup`. @default - no delivery to CloudWatch Logs */
  readonly logsRole?: IRole;

  /** The topic for SNS notifications. Its policy must permit CloudTrail to publish. @default - no notifications */
  readonly topic?: ITopic;

  /**
   * The events to record, in addition to those that `recordData` and the other `record*` methods add.
   *
   * @default - all management events
   */
  readonly events?: EventsConfig;

  /**
   * ARNs of further buckets that are written to because the trail delivers: the bucket for the log bucket's access
   * logs, and the destination of its replication. The trail never records writes to the log bucket and to these,
   * because each recorded write would cause another one: see `recordOwnDeliveries`.
   *
   * @default - only the log bucket
   */
  readonly deliveryBucketArns?: string[];

  /** Whether the trail records all regions. @default true */
  readonly multiRegion?: boolean;

  /** Whether the trail records events of global services. @default true */
  readonly includeGlobalServiceEvents?: boolean;

  /** The trail's tags, in addition to `ManagedBy: cdk-cloudtrail-baseline`. @default - only `ManagedBy` */
  readonly tags?: { [key: string]: string };
}

/**
 * An encrypted trail with log file validation. By default it records all management events.
 *
 * CloudTrail checks every policy when it creates the trail. If another construct permits a delivery, such as a topic's
 * policy, add a dependency on it: `trail.node.addDependency(topic.policy)`.
 */
export class AuditTrail extends Construct {
  /** The trail's ARN, as a reference: resources that use it are created after the trail. */
  public readonly trailArn: string;

  /** The trail's name. */
  public readonly trailName: string;

  /**
   * The events that the trail records.
   * @internal
   */
  public readonly _events: TrailEvents;

  private readonly identity: TrailIdentity;
  private readonly logBucket: IBucket;
  private readonly sendsToCloudWatchLogs: boolean;

  /**
   * @param scope the construct to create the trail in
   * @param id the construct's id in the scope
   * @param props identity, targets of delivery, and events
   * @throws one error that lists every problem of the properties
   */
  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { identity, logBucket, encryptionKey, logGroup, logsRole, topic } = props;
    const plan = planProps(this, AUDIT_TRAIL_SHAPE, props, (config, context) => {
      if ((logGroup === undefined) !== (logsRole === undefined)) {
        context.problems.add('logsRole', {
          wrong: 'requires logGroup, and logGroup requires logsRole',
          got: logsRole?.node.path,
          allowed: 'both or none',
          fix: 'pass both, or remove one',
        });
      }

      const planned = planTrail(
        config,
        { defaultName: identity.name, isOrganizationTrail: identity.organizationId !== undefined },
        '',
        context,
      );

      const ownBucketArns = [logBucket.bucketArn, ...(config.deliveryBucketArns ?? [])];
      const facts = { ...planned, homeRegion: identity.homeRegion, ownBucketArns, bucketOf: bucketIdentity };
      const selection = plannedSelection(props) ?? planEvents(config.events ?? {}, facts, 'events', context);
      return { ...planned, facts, selection };
    });

    this._events = new TrailEvents(this.node.path, plan.selection, plan.facts);
    this.identity = identity;
    rememberTrail(this);
    this.logBucket = logBucket;
    this.sendsToCloudWatchLogs = logGroup !== undefined;
    this.node.addValidation({ validate: () => this.checkEvents() });
    const trail = new CfnTrail(this, 'Resource', {
      trailName: identity.name,
      isLogging: true,
      isMultiRegionTrail: plan.multiRegion,
      includeGlobalServiceEvents: plan.includeGlobalServiceEvents,
      isOrganizationTrail: identity.organizationId === undefined ? undefined : true,
      enableLogFileValidation: true,
      // lazy, because events can be added until synthesis
      advancedEventSelectors: Lazy.any({ produce: () => this._events.renderSelectors() }),
      insightSelectors: this._events.renderInsights(),
      aggregationConfigurations: this._events.renderAggregation(),
      s3BucketName: logBucket.bucketName,
      s3KeyPrefix: identity.keyPrefix,
      kmsKeyId: encryptionKey.keyArn,
      cloudWatchLogsLogGroupArn: logGroup?.logGroupArn,
      cloudWatchLogsRoleArn: logsRole?.roleArn,
      snsTopicName: topic?.topicArn, // the ARN, since a name only finds topics of this account and region
      tags: Object.entries(plan.tags).map(([key, value]) => ({ key, value })),
    });

    if (logBucket.policy !== undefined) {
      trail.node.addDependency(logBucket.policy);
    }

    this.trailArn = trail.attrArn;
    this.trailName = identity.name;
  }

  /**
   * Records data events, in addition to those of the config.
   *
   * @param events the data events to record
   * @throws one error that lists every problem of the data events
   */
  public recordData(...events: DataEventsConfig[]): void {
    this._events.add(events, (index) => (events.length === 1 ? 'recordData' : `recordData[${index}]`));
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
    recordBucket(this, this._events, bucket, options);
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
    recordFunction(this, this._events, fn);
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
    recordTable(this, this._events, table, options);
  }

  /**
   * Whether this trail would record an event, with the events that were added so far. Tokens are compared as they are:
   * build the event from `bucket.bucketArn` and similar attributes.
   *
   * @param record an event in CloudTrail's JSON format
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
   */
  public wouldRecord(record: { [key: string]: any }): RecordDecision {
    return this._events.decide(record);
  }

  /** Runs at synth, after all events were added: adds warnings, and returns the errors. */
  private checkEvents(): string[] {
    const { selection, selectors, buckets } = this._events;
    const warnings = eventWarningsOf({
      events: selection,
      selectorValues: selectors.reduce((sum, selector) => sum + countValues(selector), 0),
      sendsToCloudWatchLogs: this.sendsToCloudWatchLogs,
      bucketsWithoutBucketKey: [...new Set([this.logBucket, ...buckets])]
        .filter(lacksBucketKey)
        .map(({ node }) => node.path),
      otherTrails: this.recordsOthersDeliveries ? this.otherTrails() : [],
      isToken,
    });

    // Added to the resource: older versions of CDK ignore an acknowledgement on the construct itself that was added
    // before the warning.
    warn(this.node.defaultChild!, warnings);
    return [...this._events.validate('events'), ...this.collisions()];
  }

  /**
   * Two trails of an account and region can't have the same name. CloudFormation would report it only when the second
   * trail is deployed.
   */
  private collisions(): string[] {
    return otherTrails<AuditTrail>(this)
      .filter((other) =>
        COLLIDING.every((key) => other.identity[key] === this.identity[key] && !isToken(this.identity[key])),
      )
      .filter((other) => Stage.of(other) === Stage.of(this))
      .map(
        (other) =>
          `trail.name: is also the name of ${other.node.path}, in the same account and region, got ` +
          `"${this.trailName}"; allowed: each name once; choose another name`,
      );
  }

  private get recordsOthersDeliveries(): boolean {
    return this._events.selection.data.some(writesToUnnamedBuckets);
  }

  /**
   * Other trails of this app and account that would form an endless loop with this trail: each records the other's
   * deliveries.
   */
  private otherTrails() {
    return otherTrails<AuditTrail>(this)
      .filter((other) => other.recordsOthersDeliveries && other.identity.account === this.identity.account)
      .map(({ node, logBucket }) => ({ path: node.path, logBucketArn: logBucket.bucketArn }));
  }
}
