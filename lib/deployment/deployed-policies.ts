import { TrailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { hasTrailKey, LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { makesKey } from '../plan/sections/encryption-plan';
import { accessLogBucketPolicy, AccessLogSource, accessLogStatement, RESULT_LOG_PREFIX } from '../policies/access-log-policy';
import { keyPolicy, keyStatements, KeyUses } from '../policies/key-policy';
import { deliveryStatements, logBucketPolicy } from '../policies/log-bucket-policy';
import { logsRolePolicy } from '../policies/logs-role-policy';
import { bucketPermissions, permitReaders } from '../policies/readers';
import { asDeployed, Statement } from '../policies/statement';
import { publishStatement, topicPolicy } from '../policies/topic-policy';

/** What a policy says; of a resource that somebody else made, what it has to say at least. */
export interface DeployedPolicy {
  readonly statements: Statement[];
  readonly isWhole: boolean;
}

/** The policies that a plan means, without those of what there isn't. */
export interface DeployedPolicies {
  readonly logBucket?: DeployedPolicy;
  readonly accessLogBucket?: DeployedPolicy;
  readonly key?: DeployedPolicy;
  /** The key of a landing zone's log group and topic, in the management account. */
  readonly deliveryKey?: DeployedPolicy;
  readonly topic?: DeployedPolicy;
  readonly logsRole?: DeployedPolicy;
}

/** What was chosen where things were made. */
export interface DeployedNames {
  readonly names: TrailNames;
  readonly logBucketArn: string;
  readonly accessLogBucketArn?: string;
  /** The bucket for results of queries, where its access logs go beside the log bucket's. */
  readonly resultBucketArn?: string;
  readonly topicArn?: string;
  readonly logGroupName?: string;
}

export function deployedPolicies(plan: BaselinePlan | LandingZonePlan, deployed: DeployedNames): DeployedPolicies {
  const { names } = deployed;
  const archiveAccount = isLandingZonePlan(plan) ? plan.archive.account : names.account;
  return {
    logBucket: logBucket(plan, deployed),
    accessLogBucket: accessLogBucket(plan, deployed, archiveAccount),
    key: key(plan, names, archiveAccount),
    deliveryKey: isLandingZonePlan(plan) && hasTrailKey(plan)
      ? whole(keyPolicy({ names, account: names.account, uses: { logFiles: false, topicArns: ownTopicArns(plan, names) } }))
      : undefined,
    topic: topic(plan, deployed),
    logsRole: logsRole(plan, deployed),
  };
}

const whole = (statements: Statement[]): DeployedPolicy => ({ statements, isWhole: true });
const atLeast = (statements: Statement[], { partition }: TrailNames): DeployedPolicy => (
  { statements: asDeployed(statements, partition), isWhole: false }
);

function logBucket({ storage: { logBucket: made, readers } }: BaselinePlan, { names, logBucketArn: bucketArn }: DeployedNames): DeployedPolicy {
  if (made !== undefined) {
    return whole(logBucketPolicy({ names, bucketArn, readers, writers: made.writers }));
  }
  const permissions = bucketPermissions(bucketArn, [`${bucketArn}/${names.logRoot}*`]); // other trails can deliver there too
  return atLeast([...deliveryStatements(names, bucketArn), ...permitReaders(readers, permissions)], names);
}

function accessLogBucket(
  { trail, storage }: BaselinePlan, { names, logBucketArn, accessLogBucketArn: bucketArn, resultBucketArn }: DeployedNames, account: string,
): DeployedPolicy | undefined {
  if (storage.logBucket === undefined || bucketArn === undefined) {
    return undefined;
  }
  const sources: AccessLogSource[] = [
    { bucketArn: logBucketArn, account, logFilePrefix: `${trail.name}/` },
    ...(resultBucketArn === undefined ? [] : [{ bucketArn: resultBucketArn, account, logFilePrefix: RESULT_LOG_PREFIX }]),
  ];
  return storage.accessLogs === undefined
    ? atLeast(sources.map((source) => accessLogStatement(source, bucketArn)), names)
    : whole(accessLogBucketPolicy({ bucketArn, sources, partition: names.partition }));
}

function topic({ delivery: { notifications } }: BaselinePlan, { names, topicArn }: DeployedNames): DeployedPolicy | undefined {
  if (notifications === undefined || topicArn === undefined) {
    return undefined;
  }
  return notifications.made ? whole(topicPolicy({ names, topicArn })) : atLeast([publishStatement(names, topicArn)], names);
}

function logsRole({ delivery: { cloudWatchLogs } }: BaselinePlan, { names, logGroupName }: DeployedNames): DeployedPolicy | undefined {
  if (cloudWatchLogs === undefined || logGroupName === undefined) {
    return undefined;
  }
  const isWhole = cloudWatchLogs.existingRoleArn === undefined && cloudWatchLogs.roleHandedOver !== true;
  return { statements: logsRolePolicy({ names, logGroupName }), isWhole };
}

/** The log files' key; in one account it encrypts log group and topic too. */
function key(plan: BaselinePlan | LandingZonePlan, names: TrailNames, account: string): DeployedPolicy {
  const { storage, encryption } = plan;
  const isOfTrail = !isLandingZonePlan(plan);
  const uses: KeyUses = {
    readers: storage.readers, writers: storage.logBucket?.writers, logGroups: isOfTrail, topicArns: isOfTrail ? ownTopicArns(plan, names) : undefined,
  };
  return makesKey(encryption)
    ? whole(keyPolicy({ names, account, uses }))
    // A key is in its bucket's region, which a bucket that exists already doesn't tell.
    : atLeast(keyStatements(names, { ...uses, bucketRegion: encryption.existingKeyArn?.split(':')[3] }), names);
}

function ownTopicArns({ delivery: { notifications } }: BaselinePlan, names: TrailNames): string[] | undefined {
  return notifications?.made === true ? names.topicArns : undefined;
}
