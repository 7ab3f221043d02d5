import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LogSource, LogTables } from '../analytics/log-tables';
import { RESULT_KEY_ACTIONS } from '../analytics/query-permissions';
import { QueryWorkGroup } from '../analytics/query-work-group';
import { SavedQueries } from '../analytics/saved-queries';
import { bucketArn } from '../aws/arn';
import { RemovalConfig } from '../config/log-bucket-config';
import { AnalyticsPlan, databaseName } from '../plan/sections/analytics-plan';
import { accessLogStatement, RESULT_LOG_PREFIX } from '../policies/access-log-policy';
import { throughS3 } from '../storage/read-statements';
import { isToken } from '../synth/is-token';
import { policyStatement } from '../synth/policy-statement';
import { ResourcePolicy } from '../synth/resource-policy';
import { TrailIdentity } from '../trail/trail-identity';
import { Problems } from '../validation/problems';

/** The tables over log files, and the work group that they are queried in. */
export interface AnalyticsParts {
  readonly tables: LogTables;
  readonly workGroup: QueryWorkGroup;
  readonly queries: SavedQueries;
}

/** What they stand on. */
export interface AnalyticsGround {
  readonly identity: TrailIdentity;
  readonly logBucketName: string;
  readonly encryptionKey: IKey;
  /** Of a key that may be another account's. */
  readonly keyPolicy?: ResourcePolicy;
  /** Absent where one is made for the results. */
  readonly accessLogs?: { readonly bucket: IBucket; readonly policy: ResourcePolicy };
  readonly names?: { readonly results: string; readonly accessLogs: string };
  readonly eventBridgeNotifications: boolean;
  readonly removal: RemovalConfig;
}

export function makeAnalytics(scope: Construct, plan: AnalyticsPlan, ground: AnalyticsGround): AnalyticsParts {
  const { tables: own, accounts, regions, days, sources } = plan;
  const { identity, encryptionKey, accessLogs, names, eventBridgeNotifications, removal } = ground;
  const logs: LogSource = {
    bucketName: ground.logBucketName,
    keyPrefix: identity.keyPrefix,
    organizationId: identity.organizationId,
    tables: own,
  };

  // The name of a trail that is known in AWS only can't be made a database's.
  const tables = new LogTables(scope, 'Tables', {
    databaseName: isToken(identity.name) ? undefined : databaseName(identity.name),
    sources: [logs, ...sources],
    accounts,
    regions,
    days,
  });

  const workGroup = new QueryWorkGroup(scope, 'WorkGroup', {
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

  const { account, partition, region } = Stack.of(scope);
  if (accessLogs !== undefined) {
    const { bucket } = accessLogs;
    // A stack that this one stands on can't refer back to it.
    const sourceArn =
      Stack.of(bucket) === Stack.of(scope) ? workGroup.resultBucket.bucketArn : bucketArn(partition, '*');

    const source = { bucketArn: sourceArn, account, logFilePrefix: RESULT_LOG_PREFIX };
    accessLogs.policy.add(policyStatement(accessLogStatement(source, bucket.bucketArn)));
  }

  if (Token.compareStrings(encryptionKey.env.account, account) === TokenComparison.DIFFERENT) {
    // The key's owner lets this account decide who encrypts and reads results.
    ground.keyPolicy?.add(
      new PolicyStatement({
        sid: 'AllowQueryResults',
        principals: [new AccountPrincipal(account)],
        actions: RESULT_KEY_ACTIONS,
        resources: ['*'],
        conditions: throughS3(region),
      }),
    );
  }

  const { folder, selected } = plan.queries;
  const made = [logs, ...sources].flatMap((source) => source.tables);
  const include = selected
    .filter((query) => query.tables.every((table) => made.includes(table)))
    .map(({ name }) => name);

  return { tables, workGroup, queries: new SavedQueries(scope, 'Queries', { tables, workGroup, folder, include }) };
}

/** @throws BaselineConfigError if there is nothing to query */
export function queriesOf(analytics: AnalyticsParts | undefined, subject: string): AnalyticsParts {
  const problems = new Problems();
  if (analytics === undefined) {
    problems.add('analytics', {
      wrong: 'is missing, so there is nothing to query',
      got: undefined,
      allowed: 'the section, which may be empty',
      mend: 'write analytics: {}',
    });
  }

  problems.throwIfAny(subject);
  return analytics!;
}
