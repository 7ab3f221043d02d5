import { Lazy } from 'aws-cdk-lib';
import { IManagedPolicy, IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createLogs, createNotifications, NotificationParts } from './delivery-parts';
import { identityOf, othersInStage, planOfLandingZone } from './landing-zone';
import { makeTrail } from './trail-part';
import { BaselineConfig } from '../config/baseline-config';
import { EventVolumes, MonthlyCost } from '../cost/event-volumes';
import { estimateMonthlyCost } from '../cost/monthly-cost';
import { Deployment, deploymentOf } from '../deployment/deployment';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { PLAN_METADATA } from '../plan/plan-metadata';
import { trailWarningsOf } from '../plan/warnings/warnings';
import { LogKey } from '../storage/log-key';
import { isToken } from '../synth/is-token';
import { warn } from '../synth/warn';
import { AuditTrail } from '../trail/audit-trail';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * The trail of an organization, in a stack of its management account, with log group and topic and a key of their own.
 * Log files go to the log archive, which is created from the same config and has to be deployed first: see
 * `LogArchive`.
 */
export class OrganizationTrail extends Construct {
  /** What the trail is known by. */
  public readonly identity: TrailIdentity;

  /** The trail. What is to be recorded can be added here. */
  public readonly trail: AuditTrail;

  /** What log group and topic are encrypted with; undefined when neither is created. */
  public readonly encryptionKey?: IKey;

  /** The log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logGroup?: ILogGroup;

  /** The role that writes to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsRole?: IRole;

  /** What lets the role write to the log group; undefined when delivery to CloudWatch Logs is off. */
  public readonly logsPolicy?: IManagedPolicy;

  /** The topic for SNS notifications; undefined when they are off. */
  public readonly topic?: ITopic;

  /** @internal */
  public readonly _plan: LandingZonePlan;

  private readonly deployment: Deployment;
  private readonly notifications?: NotificationParts;

  /**
   * @param scope where it is: a stack of the management account, in the home region
   * @param id its id in the scope
   * @param config the landing zone's config
   * @throws one error that lists everything wrong with the config
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

    this.trail = makeTrail(this, part, {
      logBucket: Bucket.fromBucketArn(this, 'LogBucket', logBucketArn),
      // only its ARN is used, which can be that of an alias
      encryptionKey: Key.fromKeyArn(this, 'LogKey', archive.keyArn),
      deliveryBucketArns,
      logs,
      notifications: this.notifications,
    });

    // at synth, when everything was added
    this.node.addMetadata(PLAN_METADATA, Lazy.any({ produce: () => this.wholePlan }));
    warn(this, trailWarningsOf(plan, isToken));
  }

  /**
   * Statements that the owner of an imported topic has to add to its policy. Empty for a topic that is created here.
   */
  public get requiredTopicStatements(): PolicyStatement[] {
    return this.notifications?.policy.required ?? [];
  }

  /**
   * Statements that the owner of an imported topic's key, if it has one, has to add to its policy. Empty for a topic
   * that is created here.
   */
  public get requiredTopicKeyStatements(): PolicyStatement[] {
    return this.notifications?.requiredKeyStatements ?? [];
  }

  /**
   * What a month costs in us-east-1, log archive and the key of query results included, with everything stored that
   * ever will be.
   *
   * @param volumes how much there is of what, in all accounts together
   * @throws one error that lists what is wrong with the volumes
   */
  public estimateMonthlyCost(volumes: EventVolumes): MonthlyCost {
    const plan = { ...this.wholePlan, keys: this.deployment.keys.createdCount, isToken };
    return estimateMonthlyCost(volumes, plan, this.node.path);
  }

  /** The plan, with what was added in code. */
  private get wholePlan(): LandingZonePlan {
    return { ...this._plan, events: this.trail._events.selection };
  }
}
