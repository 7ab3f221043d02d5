import { Stack, StackProps } from 'aws-cdk-lib';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct, IConstruct } from 'constructs';
import { AnalyticsParts, createAnalytics, queriesOf } from './analytics-parts';
import { identityOf, OfLandingZone, othersInStage, planOfLandingZone, readableLogs } from './landing-zone';
import { LogArchive } from './log-archive';
import { OrganizationTrail } from './organization-trail';
import { sourceBuckets } from './source-buckets';
import { LogTables } from '../analytics/log-tables';
import { QueryWorkGroup } from '../analytics/query-work-group';
import { SavedQueries } from '../analytics/saved-queries';
import { BaselineConfig } from '../config/baseline-config';
import { Deployment, deploymentOf } from '../deployment/deployment';
import { ConfigFile } from '../file/config-file';
import { TrailGuardrails } from '../guardrails/trail-guardrails';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { AnalyticsPlan } from '../plan/sections/analytics-plan';
import { ArchivePlan, READ_POLICY, resultBucketNames } from '../plan/sections/archive-plan';
import { queryAccounts } from '../plan/sections/landing-zone-queries';
import { LogKey } from '../storage/log-key';
import { LogReadPolicy } from '../storage/log-read-policy';
import { ReadableBucket, readPermissions } from '../storage/readable-bucket';
import { AuditTrail } from '../trail/audit-trail';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * The audit part of an organization's landing zone, from one config: a stack of the log-archive account, a stack of the
 * management account with the organization trail, and a stack of the security tooling account, if there is one. Stacks
 * of different accounts use no exports: every name that another account needs follows from the config.
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
  /**
   * Creates a landing zone from a config file, in YAML or JSON.
   * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/config.md
   *
   * @param scope an App or a Stage
   * @param id the construct's id in the scope
   * @param path the file's path; relative paths in the file are relative to the file's folder
   * @param overrides config that replaces the file's, key by key (lists are replaced as a whole)
   * @throws one error that lists every problem of the file, each with line and column
   */
  public static fromConfigFile(
    scope: Construct,
    id: string,
    path: string,
    overrides: BaselineConfig = {},
  ): OrganizationBaseline {
    return ConfigFile._read(path)._make(
      overrides,
      (config) => new OrganizationBaseline(scope, id, config as BaselineConfig),
    );
  }

  /** The names and ARNs that identify the trail. */
  public readonly identity: TrailIdentity;

  /** The log bucket, its access-log bucket and the key, in the log-archive account. */
  public readonly logArchive: LogArchive;

  /** The trail with its log group and topic, in the management account. */
  public readonly organizationTrail: OrganizationTrail;

  /** The organization policies that protect the trail; undefined without `guardrails`. */
  public readonly guardrails?: TrailGuardrails;

  /** The stack of the log-archive account. */
  public readonly logArchiveStack: Stack;

  /** The stack of the management account. */
  public readonly managementStack: Stack;

  /** The stack of the security tooling account; undefined without `organization.accounts.securityTooling`. */
  public readonly securityToolingStack?: Stack;

  /**
   * The managed policy `organization-audit-read`, which permits reading log files: that of the security tooling account
   * if there is one, that of the log archive if not. The log archive always has a policy of this name, which covers
   * `analytics.sources` too.
   */
  public readonly readPolicy: LogReadPolicy;

  /**
   * The config that the plan was created from.
   * @internal
   */
  public readonly _config: BaselineConfig;

  /** @internal */
  public readonly _plan: LandingZonePlan;

  private readonly deployment: Deployment;
  private readonly analytics?: AnalyticsParts;
  private readonly logs: ReadableBucket;

  /**
   * @param scope an App or a Stage
   * @param id the construct's id in the scope
   * @param config the landing zone's config
   * @throws one error that lists every problem of the config
   */
  constructor(scope: Construct, id: string, config: BaselineConfig) {
    super(scope, id);
    const plan = planOfLandingZone(this, config, othersInStage(this, isLandingZone));
    const { accounts, homeRegion } = plan.organization;
    this._config = config;
    this._plan = plan;
    this.identity = identityOf(plan);
    this.deployment = deploymentOf(plan, this.identity._names);

    const inAccount = (account: string, what: string): StackProps => ({
      env: { account, region: homeRegion },
      terminationProtection: true,
      description: `${what} of the organization's audit trail`,
    });

    this.logArchiveStack = new Stack(this, 'LogArchive', inAccount(accounts.logArchive, 'Log archive'));
    this.logArchive = new LogArchive(this.logArchiveStack, 'Logs', config);

    this.managementStack = new Stack(this, 'Management', inAccount(accounts.management, 'Trail'));
    this.organizationTrail = new OrganizationTrail(this.managementStack, 'Trail', config);
    // CloudTrail checks bucket and key when it creates the trail
    this.managementStack.node.addDependency(this.logArchiveStack);

    if (accounts.securityTooling !== undefined) {
      this.securityToolingStack = new Stack(this, 'SecurityTooling', inAccount(accounts.securityTooling, 'Readers'));
    }

    this.logs = readableLogs(plan, this.deployment);
    this.readPolicy = this.createReadPolicies(plan);
    this.analytics = plan.analytics && this.createAllAnalytics(plan, plan.analytics);

    if (plan.guardrails !== undefined) {
      this.guardrails = this.createGuardrails(plan);
    }
  }

  /**
   * The Athena tables over the log files: those of the security tooling account if there is one, those of the log
   * archive if not. Undefined without `analytics`. With `analytics.sources` the log archive always has tables, which
   * cover the sources too.
   */
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

  /** The trail. Its `record*` methods add events to record. */
  public get trail(): AuditTrail {
    return this.organizationTrail.trail;
  }

  /**
   * Grants the permissions to query log files, and no others: to read log files, to run queries in the workgroup over
   * its tables, and to read and write query results.
   *
   * @param grantee the principal that queries: a role or user of the security tooling account, or of the log archive if
   * there is no security tooling account
   * @throws an error without an `analytics` section
   */
  public grantQuery(grantee: IGrantable): Grant {
    const queryGrant = queriesOf(this.analytics, this.node.path).workGroup.grantQuery(grantee);
    if (this.securityToolingStack === undefined) {
      return this.logArchive.grantRead(grantee).combine(queryGrant);
    }

    const readGrants = readPermissions(this.logs).map((permission) => Grant.addToPrincipal({ grantee, ...permission }));
    return readGrants.reduce((combined, grant) => combined.combine(grant), queryGrant);
  }

  /**
   * A read policy in each account that reads. Only that of the log archive covers the log files of other trails: their
   * buckets are in that account, and the baseline may not be able to change their policies.
   */
  private createReadPolicies({ archive, analytics }: LandingZonePlan): LogReadPolicy {
    const { partition, region } = archive;
    const inArchive = new LogReadPolicy(this.logArchiveStack, 'ReadPolicy', {
      policyName: READ_POLICY,
      buckets: [
        { ...this.logs, keyArn: this.logArchive.encryptionKey.keyArn },
        ...sourceBuckets(analytics?.sources ?? [], partition, region),
      ],
    });

    if (this.securityToolingStack === undefined) {
      return inArchive;
    }

    return new LogReadPolicy(this.securityToolingStack, 'ReadPolicy', {
      policyName: READ_POLICY,
      buckets: [this.logs],
    });
  }

  /**
   * Tables and saved queries in each account that queries. Only the log archive has tables of other trails' log files,
   * because only its principals can read those.
   */
  private createAllAnalytics(plan: LandingZonePlan, analytics: AnalyticsPlan): AnalyticsParts {
    const { archive, storage } = plan;
    const common = {
      identity: this.identity,
      logBucketName: archive.logBucketName,
      removal: storage.removal,
      eventBridgeNotifications: storage.eventBridgeNotifications,
    };

    let inTooling: AnalyticsParts | undefined;
    if (this.securityToolingStack !== undefined && this.deployment.keys.createsResultKey) {
      const withoutSources = { ...analytics, sources: [] };
      inTooling = createAnalytics(this.securityToolingStack, withoutSources, {
        ...common,
        names: resultBucketNames(this.securityToolingStack.account, archive.region),
        encryptionKey: this.createResultKey(this.securityToolingStack, plan),
      });
    }

    let inArchive: AnalyticsParts | undefined;
    if (queryAccounts(plan).includes(archive.account)) {
      inArchive = createAnalytics(this.logArchiveStack, analytics, {
        ...common,
        names: resultBucketNames(archive.account, archive.region),
        ...this.logArchive._analyticsProps,
      });
    }

    return inTooling ?? inArchive!;
  }

  /** The key for query results, in an account without log files. */
  private createResultKey(scope: Construct, { archive, storage }: LandingZonePlan): IKey {
    return new LogKey(scope, 'Key', {
      identity: this.identity,
      alias: archive.keyAlias,
      encryptsLogFiles: false,
      encryptsLogGroups: false,
      ...storage.removal,
    }).key;
  }

  private createGuardrails({ guardrails, archive, storage, organization }: LandingZonePlan): TrailGuardrails {
    const { log, accessLog } = this.deployment.buckets;
    const { securityTooling } = organization.accounts; // its readers belong to the organization
    const stacks = [this.logArchiveStack, this.securityToolingStack].filter((stack) => stack !== undefined);
    const policies = new TrailGuardrails(this.managementStack, 'Guardrails', {
      ...guardrails,
      identity: this.identity,
      bucketArns: [log, accessLog].flatMap((bucket) => bucket?.arn ?? []),
      keyArn: archive.keyArn,
      readers: storage.readers.filter((reader) => reader !== securityTooling),
      roleArns: this.replicationRoleArns(archive),
      writers: storage.logBucket?.writers,
      stacks,
    });

    // Organization policies are attached last.
    policies.node.addDependency(this.organizationTrail);
    this.managementStack.node.addDependency(...stacks);
    return policies;
  }

  private replicationRoleArns({ partition, account }: ArchivePlan): string[] {
    const { replication } = this.logArchive;
    return replication === undefined ? [] : [`arn:${partition}:iam::${account}:role/${replication.roleName}`];
  }
}

/** Whether a construct is a landing zone, or a part of one that is used alone: its plan covers the other parts too. */
function isLandingZone(construct: IConstruct): construct is OfLandingZone & IConstruct {
  if (construct instanceof OrganizationBaseline) {
    return true;
  }

  const isPart = construct instanceof LogArchive || construct instanceof OrganizationTrail;
  const isUsedAlone = !construct.node.scopes.some((scope) => scope instanceof OrganizationBaseline);
  return isPart && isUsedAlone;
}
