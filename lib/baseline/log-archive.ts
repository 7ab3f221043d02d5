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
 * The storage of an organization's log files, in a stack of the log-archive account: log bucket, access-log bucket, and
 * a KMS key with an alias. Their policies permit the organization trail of the management account, which is created
 * from the same config: see `OrganizationTrail`.
 */
export class LogArchive extends Construct {
  /** The names and ARNs that identify the trail. */
  public readonly identity: TrailIdentity;

  /** The bucket that CloudTrail delivers log files to. */
  public readonly logBucket: IBucket;

  /** The bucket for the log bucket's server access logs; undefined with `storage.existingBucketName`. */
  public readonly accessLogBucket?: IBucket;

  /** The KMS key that encrypts the log files. */
  public readonly encryptionKey: IKey;

  /** Replication of the log bucket; undefined without `storage.replication`. */
  public readonly replication?: LogReplication;

  /** @internal */
  public readonly _plan: LandingZonePlan;

  private readonly parts: ArchiveParts;

  /**
   * @param scope a construct in a stack of the log-archive account, in the home region
   * @param id the construct's id in the scope
   * @param config the landing zone's config
   * @throws one error that lists every problem of the config
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
   * What analytics needs in the log-archive account.
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
   * Statements that the owner of `storage.existingBucketName` must add to its policy. Empty for a bucket that is
   * created here.
   */
  public get requiredBucketStatements(): PolicyStatement[] {
    return this.parts.storage.logBucketPolicy.required;
  }

  /**
   * Statements that the owner of `storage.accessLogs.existingBucketName` must add to its policy. Empty for a bucket
   * that is created here.
   */
  public get requiredAccessLogStatements(): PolicyStatement[] {
    return this.parts.storage.accessLogPolicy?.required ?? [];
  }

  /**
   * Statements that the owner of `encryption.existingKeyArn` must add to its policy. Empty for a key that is created
   * here.
   */
  public get requiredKeyStatements(): PolicyStatement[] {
    return this.parts.encryption.policy.required;
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
   * Grants the permissions to read log files: list, get, and decrypt through S3. The grantee can be in this account or
   * in another one. A role of another account must be an imported role, and must exist when this stack is deployed.
   *
   * @param grantee the principal that reads log files
   */
  public grantRead(grantee: IGrantable): Grant {
    return grantLogRead(grantee, this.parts.logs);
  }
}
