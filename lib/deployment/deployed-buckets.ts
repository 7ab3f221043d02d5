import { ChosenNames, unnamedBucketArn, UnnamedBucket } from './placeholders';
import { bucketArn } from '../aws/arn';
import { TrailNames } from '../aws/trail-names';
import { ownBucketArns } from '../events/own-buckets';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { queryBuckets, QueryBucketPlan } from '../plan/sections/landing-zone-queries';

/** A bucket in a deployment. */
export interface DeployedBucket {
  readonly arn: string;
  /** The name in the plan; absent if CloudFormation chooses it. */
  readonly name?: string;
}

/** A bucket that queries write to: directly, or because S3 logs access to results. */
export interface QueryBucket extends DeployedBucket, Pick<QueryBucketPlan, 'account' | 'holds'> {}

/** The buckets of a deployment, in all accounts. */
export interface DeployedBuckets {
  readonly log: DeployedBucket;
  /** The bucket that the log bucket sends its access logs to, if known. */
  readonly accessLog?: DeployedBucket;
  readonly replicaArn?: string;
  /**
   * In each account that queries: the result bucket, and a bucket for its access logs if they don't go to the
   * access-log bucket.
   */
  readonly queries: readonly QueryBucket[];
  /**
   * The ARNs of the buckets that are written to because the trail delivers or because of queries. The trail doesn't
   * record these writes. The log bucket is the first.
   */
  readonly ownArns: string[];
}

export function deployedBuckets(
  plan: BaselinePlan | LandingZonePlan,
  names: TrailNames,
  chosen: ChosenNames,
): DeployedBuckets {
  const buckets = isLandingZonePlan(plan)
    ? bucketsOfLandingZone(plan, names, chosen)
    : bucketsOfAccount(plan, names, chosen);

  const { log, accessLog, queries } = buckets;
  const replicaArn = plan.storage.logBucket?.replication?.bucketArn;
  const ownArns = ownBucketArns({
    log: log.arn,
    accessLog: accessLog?.arn,
    replica: replicaArn,
    queries: queries.map(({ arn }) => arn),
  });

  return { ...buckets, replicaArn, ownArns };
}

type FoundBuckets = Omit<DeployedBuckets, 'replicaArn' | 'ownArns'>;

function bucketsOfAccount({ storage, analytics }: BaselinePlan, names: TrailNames, chosen: ChosenNames): FoundBuckets {
  const { account, partition } = names;
  const { logBucket, existingBucketName, existingAccessLogBucketName, accessLogTargetArn } = storage;
  const log = bucketOf(existingBucketName, chosen.logBucketArn, partition, 'log bucket');
  const ownAccessLog = bucketOf(existingAccessLogBucketName, chosen.accessLogBucketArn, partition, 'access-log bucket');
  const existingAccessLog = accessLogTargetArn === undefined ? undefined : { arn: accessLogTargetArn };
  const results: QueryBucket = {
    account,
    holds: 'results',
    arn: chosen.resultBucketArn ?? unnamedBucketArn(partition, 'result bucket'),
  };

  return {
    log: { ...log, arn: chosen.logBucketArn ?? log.arn },
    accessLog: logBucket === undefined ? existingAccessLog : ownAccessLog,
    queries: analytics === undefined ? [] : [results],
  };
}

/** A bucket by its name in the plan, or else by its chosen ARN. */
function bucketOf(
  name: string | undefined,
  chosenArn: string | undefined,
  partition: string,
  of: UnnamedBucket,
): DeployedBucket {
  return {
    name,
    arn: name === undefined ? (chosenArn ?? unnamedBucketArn(partition, of)) : bucketArn(partition, name),
  };
}

function bucketsOfLandingZone(plan: LandingZonePlan, { partition }: TrailNames, chosen: ChosenNames): FoundBuckets {
  const {
    archive: { logBucketName, accessLogBucketName },
  } = plan;

  const named = (name: string): DeployedBucket => ({ name, arn: bucketArn(partition, name) });

  return {
    log: { name: logBucketName, arn: chosen.logBucketArn ?? bucketArn(partition, logBucketName) },
    accessLog: accessLogBucketName === undefined ? undefined : named(accessLogBucketName),
    queries: queryBuckets(plan).map((bucket) => ({ ...bucket, ...named(bucket.name) })),
  };
}
