import { Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { makeTables } from './analytics-parts';
import { identityOf, othersInStage, planOfLandingZone } from './landing-zone';
import { LogArchive } from './log-archive';
import { OrganizationTrail } from './organization-trail';
import { sourceBuckets } from './source-buckets';
import { LogTables } from '../analytics/log-tables';
import { BaselineConfig } from '../config/baseline-config';
import { TrailGuardrails } from '../guardrails/trail-guardrails';
import { AnalyticsPlan } from '../plan/analytics-plan';
import { archiveBucketArns } from '../plan/archive-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { LogReadPolicy } from '../storage/log-read-policy';
import { ReadableBucket } from '../storage/readable-bucket';
import { AuditTrail } from '../trail/audit-trail';
import { TrailIdentity } from '../trail/trail-identity';

/** The name that readers' permission sets attach the policy by. */
const READ_POLICY = 'organization-audit-read';

/**
 * The audit part of an organization's landing zone, from one config: a stack of the log-archive account, one of the management
 * account with the organization trail, and one of the security tooling account, if there is one. No value crosses accounts by
 * an export: every name that another account has to know comes from the config.
 *
 * @example
 * import { App } from 'aws-cdk-lib';
 * import { OrganizationBaseline } from 'cdk-cloudtrail-baseline';
 *
 * const app = new App();
 * new OrganizationBaseline(app, 'OrgAudit', {
 *   organization: {
 *     id: 'o-exampleorg1',
 *     accounts: { management: '111111111111', logArchive: '222222222222', securityTooling: '333333333333' },
 *     homeRegion: 'eu-west-1',
 *   },
 * });
 */
export class OrganizationBaseline extends Construct {
  /** What the trail is known by. */
  public readonly identity: TrailIdentity;

  /** Where log files are kept. */
  public readonly logArchive: LogArchive;

  /** The trail with its log group and topic. */
  public readonly organizationTrail: OrganizationTrail;

  /** The policies that keep accounts from harming the trail; undefined without `guardrails`. */
  public readonly guardrails?: TrailGuardrails;

  /** The stack of the log-archive account. */
  public readonly logArchiveStack: Stack;

  /** The stack of the management account. */
  public readonly managementStack: Stack;

  /** The stack of the security tooling account; undefined without `organization.accounts.securityTooling`. */
  public readonly securityToolingStack?: Stack;

  /**
   * The managed policy `organization-audit-read` for those who read log files, in the security tooling account if there is one.
   * The log archive has one of the same name, which covers `analytics.sources` too.
   */
  public readonly readPolicy: LogReadPolicy;

  /**
   * The tables over the log files, for Athena, in the security tooling account if there is one, otherwise in the log archive;
   * undefined without `analytics`. With `analytics.sources` the log archive has tables too, which cover those.
   */
  public readonly tables?: LogTables;

  /** @internal */
  public readonly _plan: LandingZonePlan;

  /**
   * @param scope an App or a Stage
   * @param id its id in the scope
   * @param config the landing zone's config
   * @throws one error that lists everything wrong with the config
   */
  constructor(scope: Construct, id: string, config: BaselineConfig) {
    super(scope, id);
    const plan = planOfLandingZone(this, config, othersInStage(this, (other) => other instanceof OrganizationBaseline));
    this._plan = plan;
    this.identity = identityOf(plan);
    const { organization: { accounts, homeRegion: region } } = plan;
    const inAccount = (account: string, what: string): StackProps => ({
      env: { account, region }, terminationProtection: true, description: `${what} of the organization's audit trail`,
    });

    this.logArchiveStack = new Stack(this, 'LogArchive', inAccount(accounts.logArchive, 'Log archive'));
    this.logArchive = new LogArchive(this.logArchiveStack, 'Logs', config);
    this.managementStack = new Stack(this, 'Management', inAccount(accounts.management, 'Trail'));
    this.organizationTrail = new OrganizationTrail(this.managementStack, 'Trail', config);
    this.managementStack.node.addDependency(this.logArchiveStack); // CloudTrail checks bucket and key when it makes the trail
    if (accounts.securityTooling !== undefined) {
      this.securityToolingStack = new Stack(this, 'SecurityTooling', inAccount(accounts.securityTooling, 'Readers'));
    }
    this.readPolicy = this.makeReadPolicies(plan);
    this.tables = plan.analytics && this.makeAllTables(plan.analytics, plan.archive.logBucketName);
    if (plan.guardrails !== undefined) {
      this.guardrails = this.makeGuardrails(plan);
    }
  }

  /** The trail. What is to be recorded can be added here. */
  public get trail(): AuditTrail {
    return this.organizationTrail.trail;
  }

  /** Log files of other trails are only read in the log archive, where their buckets are, since their policies may not be ours to change. */
  private makeReadPolicies({ archive, analytics, trail, encryption }: LandingZonePlan): LogReadPolicy {
    const { partition, account, region } = archive;
    const logs = (keyArn: string): ReadableBucket => ({ bucketArn: archiveBucketArns(archive)[0], keyPrefix: trail.keyPrefix, keyArn, region });
    const inArchive = new LogReadPolicy(this.logArchiveStack, 'ReadPolicy', {
      policyName: READ_POLICY, buckets: [logs(this.logArchive.encryptionKey.keyArn), ...sourceBuckets(analytics?.sources ?? [], partition, region)],
    });
    if (this.securityToolingStack === undefined) {
      return inArchive;
    }
    const keyArn = encryption.existingKeyArn ?? `arn:${partition}:kms:${region}:${account}:key/*`; // its id isn't known here
    return new LogReadPolicy(this.securityToolingStack, 'ReadPolicy', { policyName: READ_POLICY, buckets: [logs(keyArn)] });
  }

  /** As readers, tables over other trails' log files are of use in the log archive only. */
  private makeAllTables(analytics: AnalyticsPlan, logBucketName: string): LogTables {
    const { securityToolingStack: tooling, logArchiveStack, identity } = this;
    const hasSources = analytics.sources.length > 0;
    const inArchive = tooling === undefined || hasSources ? makeTables(logArchiveStack, analytics, identity, logBucketName) : undefined;
    return tooling === undefined ? inArchive! : makeTables(tooling, { ...analytics, sources: [] }, identity, logBucketName);
  }

  private makeGuardrails({ guardrails, archive, storage, organization: { accounts } }: LandingZonePlan): TrailGuardrails {
    const { replication } = this.logArchive;
    const stacks = [this.logArchiveStack, this.securityToolingStack].filter((stack) => stack !== undefined);
    const made = new TrailGuardrails(this.managementStack, 'Guardrails', {
      ...guardrails,
      identity: this.identity,
      bucketArns: archiveBucketArns(archive),
      keyArn: archive.keyArn,
      readers: storage.readers.filter((reader) => reader !== accounts.securityTooling), // it is of the organization
      roleArns: replication === undefined ? [] : [`arn:${archive.partition}:iam::${archive.account}:role/${replication.roleName}`],
      writers: storage.logBucket?.writers,
      stacks,
    });
    // Policies are attached last.
    made.node.addDependency(this.organizationTrail);
    this.managementStack.node.addDependency(...stacks);
    return made;
  }
}
