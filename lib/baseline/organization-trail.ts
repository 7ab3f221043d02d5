import { IManagedPolicy, IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createLogs, createNotifications, NotificationParts } from './delivery-parts';
import { describeInAssembly } from './describe-in-assembly';
import { identityOf, othersInStage, planOfLandingZone } from './landing-zone';
import { createTrail } from './trail-part';
import { BaselineConfig } from '../config/baseline-config';
import { EventVolumes, MonthlyCost } from '../cost/event-volumes';
import { estimateMonthlyCost } from '../cost/monthly-cost';
import { Deployment, deploymentOf } from '../deployment/deployment';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { trailWarningsOf } from '../plan/warnings/warnings';
import { LogKey } from '../storage/log-key';
import { isToken } from '../synth/is-token';
import { warn } from '../synth/warn';
import { AuditTrail } from '../trail/audit-trail';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * The trail of an organization, in a stack of its management account, with a log group, a topic, and a KMS key for the
 * two. Log files go to the log archive, which is created from the same config and must be deployed first: see
 * `LogArchive`.
 */
export class OrganizationTrail extends Construct {
  /** The names and ARNs that identify the trail. */
  public readonly identity: TrailIdentity;

  /** The trail. Its `record*` methods add events to record. */
  public readonly trail: AuditTrail;

  /** The KMS key that encrypts the log group and the topic; undefined if neither is created. */
  public readonly encryptionKey?: IKey;

  /** The log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logGroup?: ILogGroup;

  /** The role that writes to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsRole?: IRole;

  /** The policy that lets the role write to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsPolicy?: IManagedPolicy;

  /** The topic for SNS notifications; undefined when notifications are off. */
  public readonly topic?: ITopic;

  /** @internal */
  public readonly _plan: LandingZonePlan;

  private readonly deployment: Deployment;
  private readonly notifications?: NotificationParts;

  /**
   * @param scope a construct in a stack of the management account, in the home region
   * @param id the construct's id in the scope
   * @param config the landing zone's config
   * @throws one error that lists every problem of the config
   */
  constructor(scope: Construct, id: string, config: BaselineConfig) {
    super(scope, id);
    const plan = planOfLandingZone(
      this,
      config,
      othersInStage(this, (other) => other instanceof OrganizationTrail),
      'management',
    );

    this._plan = plan;
    this.identity = identityOf(plan);
    const { archive, storage } = plan;
    this.deployment = deploymentOf(plan, this.identity._names);
    const [logBucketArn, ...deliveryBucketArns] = this.deployment.buckets.ownArns;
    const part = { plan, identity: this.identity };

    if (this.deployment.keys.createsDeliveryKey) {
      this.encryptionKey = new LogKey(this, 'Key', {
        identity: this.identity,
        alias: archive.keyAlias,
        encryptsLogFiles: false,
        encryptsTopic: this.deployment.delivery.topic?.isCreated === true,
        ...storage.removal,
      }).key;
    }

    const logs = createLogs(this, part, this.encryptionKey, {});
    this.logGroup = logs?.logGroup;
    this.logsRole = logs?.logsRole;
    this.logsPolicy = logs?.policy;
    this.notifications = createNotifications(this, part, this.encryptionKey);
    this.topic = this.notifications?.topic;

    this.trail = createTrail(this, part, {
      logBucket: Bucket.fromBucketArn(this, 'LogBucket', logBucketArn),
      // only the ARN is used, and an alias ARN is valid too
      encryptionKey: Key.fromKeyArn(this, 'LogKey', archive.keyArn),
      deliveryBucketArns,
      logs,
      notifications: this.notifications,
    });

    describeInAssembly(this, () => this.wholePlan, { logsRole: this.logsRole });
    warn(this, trailWarningsOf(plan, isToken));
  }

  /**
   * Statements that the owner of an imported topic must add to its policy. Empty for a topic that is created here.
   */
  public get requiredTopicStatements(): PolicyStatement[] {
    return this.notifications?.policy.required ?? [];
  }

  /**
   * Statements that the owner of the key of an imported topic must add to the key's policy, if the topic is encrypted.
   * Empty for a topic that is created here.
   */
  public get requiredTopicKeyStatements(): PolicyStatement[] {
    return this.notifications?.requiredKeyStatements ?? [];
  }

  /**
   * Estimates the monthly cost in US dollars, at the list prices of us-east-1, including the log archive and the key
   * for query results. The estimate is for the steady state: storage holds as much as it will at the end of the
   * retention period.
   *
   * @param volumes the expected numbers of events in a month, in all accounts together
   * @throws one error that lists every problem of the volumes
   */
  public estimateMonthlyCost(volumes: EventVolumes): MonthlyCost {
    const plan = { ...this.wholePlan, keys: this.deployment.keys.createdCount, isToken };
    return estimateMonthlyCost(volumes, plan, this.node.path);
  }

  /** The plan, including the events that were added in code. */
  private get wholePlan(): LandingZonePlan {
    return { ...this._plan, events: this.trail._events.selection };
  }
}
