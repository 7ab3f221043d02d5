import { Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AnalyticsProps } from './analytics-parts';
import { accessLogsOf, ArchiveParts, createArchive } from './archive-parts';
import { identityOf, othersInStage, planOfLandingZone } from './landing-zone';
import { BaselineConfig } from '../config/baseline-config';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { storageWarningsOf } from '../plan/warnings/warnings';
import { LogReplication } from '../storage/log-replication';
import { grantLogRead } from '../storage/read-grant';
import { isToken } from '../synth/is-token';
import { warn } from '../synth/warn';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * Where the log files of an organization are kept: log bucket, access-log bucket, and a key with an alias, in a stack
 * of the log-archive account. Their policies are written for the organization trail of the management account, which is
 * created from the same config: see `OrganizationTrail`.
 */
export class LogArchive extends Construct {
  /** What the trail is known by. */
  public readonly identity: TrailIdentity;

  /** The bucket that log files go to. */
  public readonly logBucket: IBucket;

  /** The bucket that the log bucket's access logs go to; undefined with `storage.existingBucketName`. */
  public readonly accessLogBucket?: IBucket;

  /** What log files are encrypted with. */
  public readonly encryptionKey: IKey;

  /** The copy of the log bucket; undefined without `storage.replication`. */
  public readonly replication?: LogReplication;

  /** @internal */
  public readonly _plan: LandingZonePlan;

  private readonly parts: ArchiveParts;

  /**
   * @param scope where it is: a stack of the log-archive account, in the home region
   * @param id its id in the scope
   * @param config the landing zone's config
   * @throws one error that lists everything wrong with the config
   */
  constructor(scope: Construct, id: string, config: BaselineConfig) {
    super(scope, id);
    const plan = planOfLandingZone(
      this,
      config,
      othersInStage(this, (other) => other instanceof LogArchive),
      'logArchive',
    );

    this._plan = plan;
    this.identity = identityOf(plan);
    this.parts = createArchive(this, { plan, identity: this.identity, archive: plan.archive }, {});
    const { encryption, storage } = this.parts;
    this.encryptionKey = encryption.key;
    this.logBucket = storage.logBucket;
    this.accessLogBucket = storage.accessLogBucket;
    this.replication = storage.replication;
    warn(this, storageWarningsOf(plan, isToken));
  }

  /**
   * What queries in this account depend on.
   * @internal
   */
  public get _analyticsProps(): Pick<AnalyticsProps, 'encryptionKey' | 'keyPolicy' | 'accessLogs'> {
    return {
      encryptionKey: this.encryptionKey,
      keyPolicy: this.parts.encryption.policy,
      accessLogs: accessLogsOf(this.parts.storage),
    };
  }

  /**
   * Statements that the owner of `storage.existingBucketName` has to add to its policy. Empty for a bucket that is
   * created
   * here.
   */
  public get requiredBucketStatements(): PolicyStatement[] {
    return this.parts.storage.logBucketPolicy.required;
  }

  /**
   * Statements that the owner of `storage.accessLogs.existingBucketName` has to add to its policy. Empty for a bucket
   * that is created here.
   */
  public get requiredAccessLogStatements(): PolicyStatement[] {
    return this.parts.storage.accessLogPolicy?.required ?? [];
  }

  /**
   * Statements that the owner of `encryption.existingKeyArn` has to add to its policy. Empty for a key that is created
   * here.
   */
  public get requiredKeyStatements(): PolicyStatement[] {
    return this.parts.encryption.policy.required;
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
   * Grants what reading log files requires: list, get, and decrypt through S3, in this account or another one.
   * A role of another account has to be an imported one, and to exist when this stack is deployed.
   *
   * @param grantee who will read
   */
  public grantRead(grantee: IGrantable): Grant {
    return grantLogRead(grantee, this.parts.logs);
  }
}
