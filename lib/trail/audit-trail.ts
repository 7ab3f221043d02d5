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

/** What no two trails have in common. */
const COLLIDING = ['account', 'homeRegion', 'name'] as const;

/**
 * The properties of an audit trail.
 */
export interface AuditTrailProps {
  /** What the trail is known by. */
  readonly identity: TrailIdentity;

  /** Where log files go. Its policy has to permit it: the trail waits for the policy of a bucket of this app. */
  readonly logBucket: IBucket;

  /** What log files and digests are encrypted with. Its policy has to permit it. */
  readonly encryptionKey: IKey;

  /** Where events go in addition to the bucket. @default - not to CloudWatch Logs */
  readonly logGroup?: ILogGroup;

  /** The role that writes to the log group; goes with `logGroup`. @default - not to CloudWatch Logs */
  readonly logsRole?: IRole;

  /** Where SNS notifications go. Its policy has to permit it. @default - no notifications */
  readonly topic?: ITopic;

  /**
   * What is recorded, in addition to what is added with `recordData` and the other `record*` methods.
   *
   * @default - all management events
   */
  readonly events?: EventsConfig;

  /**
   * ARNs of buckets that are written to because the trail delivers, in addition to the log bucket: that of its access
   * logs, its
   * copy.
   * Writes to them are never recorded, since each would lead to another one: see `recordOwnDeliveries`.
   *
   * @default - only the log bucket
   */
  readonly deliveryBucketArns?: string[];

  /** Whether all regions are recorded. @default true */
  readonly multiRegion?: boolean;

  /** Whether events of global services are recorded. @default true */
  readonly includeGlobalServiceEvents?: boolean;

  /** The trail's tags, in addition to `ManagedBy: cdk-cloudtrail-baseline`. @default - only that one */
  readonly tags?: { [key: string]: string };
}

/**
 * A trail, with log file validation, encrypted. Without options it records all management events.
 *
 * CloudTrail checks every policy when it creates the trail. To a construct that permits a delivery, such as a topic's
 * policy, add a dependency: `trail.node.addDependency(topic.policy)`.
 */
export class AuditTrail extends Construct {
  /** The trail's ARN, as a reference: what uses it is created after the trail. */
  public readonly trailArn: string;

  /** The trail's name. */
  public readonly trailName: string;

  /**
   * What is recorded.
   * @internal
   */
  public readonly _events: TrailEvents;

  private readonly identity: TrailIdentity;
  private readonly logBucket: IBucket;
  private readonly sendsToCloudWatchLogs: boolean;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { identity, logBucket, encryptionKey, logGroup, logsRole, topic } = props;
    const plan = planProps(this, AUDIT_TRAIL_SHAPE, props, (config, context) => {
      if ((logGroup === undefined) !== (logsRole === undefined)) {
        context.problems.add('logsRole', {
          wrong: 'goes with logGroup',
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
    this.node.addValidation({ validate: () => this.judgeEvents() });
    const trail = new CfnTrail(this, 'Resource', {
      trailName: identity.name,
      isLogging: true,
      isMultiRegionTrail: plan.multiRegion,
      includeGlobalServiceEvents: plan.includeGlobalServiceEvents,
      isOrganizationTrail: identity.organizationId === undefined ? undefined : true,
      enableLogFileValidation: true,
      // When it is rendered, everything was added.
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
   * Records data events, in addition to what the config asks for.
   *
   * @param events which ones
   * @throws one error that lists what is wrong with them
   */
  public recordData(...events: DataEventsConfig[]): void {
    this._events.add(events, (index) => (events.length === 1 ? 'recordData' : `recordData[${index}]`));
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
    recordBucket(this, this._events, bucket, options);
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
    recordFunction(this, this._events, fn);
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
    recordTable(this, this._events, table, options);
  }

  /**
   * Whether this trail would have recorded an event, with everything that was added until now.
   * Tokens are compared as they are: build events from `bucket.bucketArn` and similar attributes.
   *
   * @param record an event in CloudTrail's JSON shape
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
   */
  public wouldRecord(record: { [key: string]: any }): RecordDecision {
    return this._events.decide(record);
  }

  /** At synth, when everything was added: warns, and returns what is wrong. */
  private judgeEvents(): string[] {
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

    // On the resource, because older versions of CDK overlook what was acknowledged on the construct itself before the
    // warning came.
    warn(this.node.defaultChild!, warnings);
    return [...this._events.validate('events'), ...this.collisions()];
  }

  /**
   * Two trails of an account and region can't have the same name, and CloudFormation would only say so on the second
   * deployment.
   */
  private collisions(): string[] {
    return otherTrails<AuditTrail>(this)
      .filter((other) =>
        COLLIDING.every((key) => other.identity[key] === this.identity[key] && !isToken(this.identity[key])),
      )
      .filter((other) => Stage.of(other) === Stage.of(this))
      .map(
        (other) =>
          `trail.name: is the name of ${other.node.path} too, in the same account and region, got ` +
          `"${this.trailName}"; allowed: each name once; choose another name`,
      );
  }

  private get recordsOthersDeliveries(): boolean {
    return this._events.selection.data.some(writesToUnnamedBuckets);
  }

  /**
   * Other trails of this app and account with which this one would create a loop: each records the other's deliveries.
   */
  private otherTrails() {
    return otherTrails<AuditTrail>(this)
      .filter((other) => other.recordsOthersDeliveries && other.identity.account === this.identity.account)
      .map(({ node, logBucket }) => ({ path: node.path, logBucketArn: logBucket.bucketArn }));
  }
}
