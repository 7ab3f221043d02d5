import { ChosenNames, unnamedBucketArn } from './placeholders';
import { queryAccounts } from './query-accounts';
import { bucketArn } from '../aws/arn';
import { TrailNames } from '../aws/trail-names';
import { ownBucketArns } from '../events/own-buckets';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { resultBucketNames } from '../plan/sections/archive-plan';

/** A bucket of a deployment. */
export interface DeployedBucket {
  readonly arn: string;
  /** The name that the plan gives; absent: CloudFormation chooses one. */
  readonly name?: string;
}

/** A bucket that is written to because somebody queries. */
export interface QueryBucket extends DeployedBucket {
  readonly account: string;
  readonly holds: 'results' | 'access logs of results';
}

/** The buckets of a deployment, in all its accounts. */
export interface DeployedBuckets {
  readonly log: DeployedBucket;
  /** The bucket that the log bucket sends its access logs to, as far as the deployment knows it. */
  readonly accessLog?: DeployedBucket;
  readonly replicaArn?: string;
  /** In each account that queries: the bucket for results, and one for its access logs where they don't go to the access-log bucket. */
  readonly queries: readonly QueryBucket[];
  /** What a trail doesn't record, since it is written to because the trail delivers or somebody queries; the log bucket's is the first. */
  readonly ownArns: string[];
}

export function deployedBuckets(plan: BaselinePlan | LandingZonePlan, names: TrailNames, chosen: ChosenNames): DeployedBuckets {
  const buckets = isLandingZonePlan(plan) ? bucketsOfLandingZone(plan, names, chosen) : bucketsOfAccount(plan, names, chosen);
  const { log, accessLog, queries } = buckets;
  const replicaArn = plan.storage.logBucket?.replication?.bucketArn;
  const ownArns = ownBucketArns({
    log: log.arn, accessLog: accessLog?.arn, replica: replicaArn, queries: queries.map(({ arn }) => arn),
  });
  return { ...buckets, replicaArn, ownArns };
}

type FoundBuckets = Omit<DeployedBuckets, 'replicaArn' | 'ownArns'>;

function bucketsOfAccount({ storage, analytics }: BaselinePlan, names: TrailNames, chosen: ChosenNames): FoundBuckets {
  const { account, partition } = names;
  const { logBucket, existingBucketName, existingAccessLogBucketName } = storage;
  const log = bucketOf(existingBucketName, chosen.logBucketArn, partition, 'logs');
  const knowsAccessLogBucket = logBucket !== undefined || chosen.accessLogBucketArn !== undefined;
  const accessLog = bucketOf(existingAccessLogBucketName, chosen.accessLogBucketArn, partition, 'access-logs');
  const results: QueryBucket = { account, holds: 'results', arn: chosen.resultBucketArn ?? unnamedBucketArn(partition, 'results') };

  return {
    log: { ...log, arn: chosen.logBucketArn ?? log.arn },
    accessLog: knowsAccessLogBucket ? accessLog : undefined,
    queries: analytics === undefined ? [] : [results],
  };
}

/** The name that the plan gives before the one that is chosen. */
function bucketOf(name: string | undefined, chosenArn: string | undefined, partition: string, of: 'logs' | 'access-logs'): DeployedBucket {
  return { name, arn: name === undefined ? chosenArn ?? unnamedBucketArn(partition, of) : bucketArn(partition, name) };
}

function bucketsOfLandingZone(plan: LandingZonePlan, { partition }: TrailNames, chosen: ChosenNames): FoundBuckets {
  const { archive: { account: logArchive, region, logBucketName, accessLogBucketName } } = plan;
  const named = (name: string): DeployedBucket => ({ name, arn: bucketArn(partition, name) });
  const queries = queryAccounts(plan).flatMap((account): QueryBucket[] => {
    const { results, accessLogs } = resultBucketNames(account, region);
    const holdsResults: QueryBucket = { account, holds: 'results', ...named(results) };
    // In the log archive the access logs of results go beside the log bucket's.
    const isLogged = account === logArchive && accessLogBucketName !== undefined;
    return isLogged ? [holdsResults] : [holdsResults, { account, holds: 'access logs of results', ...named(accessLogs) }];
  });

  return {
    log: { name: logBucketName, arn: chosen.logBucketArn ?? bucketArn(partition, logBucketName) },
    accessLog: accessLogBucketName === undefined ? undefined : named(accessLogBucketName),
    queries,
  };
}
