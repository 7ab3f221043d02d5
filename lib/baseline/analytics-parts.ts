import { Aws, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accessLogSourceArn } from './access-log-source';
import { LogSource, LogTables } from '../analytics/log-tables';
import { QueryWorkGroup } from '../analytics/query-work-group';
import { SavedQueries } from '../analytics/saved-queries';
import { RemovalConfig } from '../config/log-bucket-config';
import { AnalyticsPlan, databaseName } from '../plan/sections/analytics-plan';
import { accessLogStatement, RESULT_LOG_PREFIX } from '../policies/access-log-policy';
import { resultKeyStatement } from '../policies/query-results-policy';
import { isToken } from '../synth/is-token';
import { policyStatement } from '../synth/policy-statement';
import { ResourcePolicy } from '../synth/resource-policy';
import { TrailIdentity } from '../trail/trail-identity';
import { Problems } from '../validation/problems';

/** The tables over log files, the workgroup that runs queries over them, and the saved queries. */
export interface AnalyticsParts {
  readonly tables: LogTables;
  readonly workGroup: QueryWorkGroup;
  readonly queries: SavedQueries;
}

/** A bucket for access logs, and its policy. */
export interface AccessLogs {
  readonly bucket: IBucket;
  readonly policy: ResourcePolicy;
}

/** What analytics needs in addition to its plan. */
export interface AnalyticsProps {
  readonly identity: TrailIdentity;
  readonly logBucketName: string;
  readonly encryptionKey: IKey;
  /** The key's policy, if the key may belong to another account. */
  readonly keyPolicy?: ResourcePolicy;
  /** Where the access logs of the result bucket go; absent if a bucket is created for them. */
  readonly accessLogs?: AccessLogs;
  readonly names?: { readonly results: string; readonly accessLogs: string };
  readonly eventBridgeNotifications: boolean;
  readonly removal: RemovalConfig;
}

export function createAnalytics(scope: Construct, plan: AnalyticsPlan, props: AnalyticsProps): AnalyticsParts {
  const sources = [logsOfTrail(plan, props), ...plan.sources];
  const tables = createTables(scope, plan, props.identity, sources);
  const workGroup = createWorkGroup(scope, plan, props, tables);

  if (props.accessLogs !== undefined) {
    permitResultLogs(scope, props.accessLogs, workGroup.resultBucket, props.names?.results);
  }

  const { account } = Stack.of(scope);
  const isCrossAccountKey =
    Token.compareStrings(props.encryptionKey.env.account, account) === TokenComparison.DIFFERENT;

  if (isCrossAccountKey && props.keyPolicy !== undefined) {
    permitQueryResults(scope, props.keyPolicy);
  }

  const queries = new SavedQueries(scope, 'Queries', {
    tables,
    workGroup,
    folder: plan.queries.folder,
    include: runnableQueries(plan, sources),
  });

  return { tables, workGroup, queries };
}

/** The log files of the trail itself. */
function logsOfTrail(plan: AnalyticsPlan, { identity, logBucketName }: AnalyticsProps): LogSource {
  return {
    bucketName: logBucketName,
    keyPrefix: identity.keyPrefix,
    organizationId: identity.organizationId,
    tables: plan.tables,
  };
}

function createTables(scope: Construct, plan: AnalyticsPlan, identity: TrailIdentity, sources: LogSource[]): LogTables {
  const { accounts, regions, days } = plan;
  return new LogTables(scope, 'Tables', {
    // A trail's name that is unknown at synth can't be turned into a database name.
    databaseName: isToken(identity.name) ? undefined : databaseName(identity.name),
    sources,
    accounts,
    regions,
    days,
  });
}

function createWorkGroup(
  scope: Construct,
  plan: AnalyticsPlan,
  { identity, encryptionKey, accessLogs, names, eventBridgeNotifications, removal }: AnalyticsProps,
  tables: LogTables,
): QueryWorkGroup {
  return new QueryWorkGroup(scope, 'WorkGroup', {
    ...plan.workGroup,
    ...removal,
    workGroupName: identity.name,
    encryptionKey,
    databaseName: tables.databaseName,
    accessLogBucket: accessLogs?.bucket,
    resultBucketName: names?.results,
    accessLogBucketName: names?.accessLogs,
    eventBridgeNotifications,
  });
}

/** Lets S3 deliver the access logs of the result bucket. */
function permitResultLogs(
  scope: Construct,
  { bucket, policy }: AccessLogs,
  resultBucket: IBucket,
  resultBucketName: string | undefined,
): void {
  const { account } = Stack.of(scope);
  const route = { source: resultBucket, sourceName: resultBucketName, target: bucket };
  const source = { bucketArn: accessLogSourceArn(scope, route), account, logFilePrefix: RESULT_LOG_PREFIX };
  policy.add(policyStatement(accessLogStatement(source, bucket.bucketArn)));
}

/** Lets this account use a key of another account for query results: its IAM permissions decide who. */
function permitQueryResults(scope: Construct, keyPolicy: ResourcePolicy): void {
  const { account, region } = Stack.of(scope);
  const statement = resultKeyStatement(account, region, Aws.URL_SUFFIX);
  keyPolicy.add(policyStatement(statement, [new AccountPrincipal(account)]));
}

/** The names of the selected queries that read only tables that are created. */
function runnableQueries({ queries }: AnalyticsPlan, sources: LogSource[]): string[] {
  const tables = sources.flatMap((source) => source.tables);
  const runnable = queries.selected.filter((query) => query.tables.every((table) => tables.includes(table)));
  return runnable.map(({ name }) => name);
}

/** @throws BaselineConfigError without `analytics` */
export function queriesOf(analytics: AnalyticsParts | undefined, subject: string): AnalyticsParts {
  const problems = new Problems();
  if (analytics === undefined) {
    problems.add('analytics', {
      wrong: 'is missing, so there is nothing to query',
      got: undefined,
      allowed: 'a section, which may be empty',
      fix: 'write analytics: {}',
    });
  }

  problems.throwIfAny(subject);
  return analytics!;
}
