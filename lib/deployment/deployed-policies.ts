import { DeployedBuckets } from './deployed-buckets';
import { DeployedDelivery } from './deployed-delivery';
import { DeployedKeys } from './deployed-keys';
import { parseArn } from '../aws/arn';
import { TrailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import {
  accessLogBucketPolicy,
  AccessLogSource,
  accessLogStatement,
  RESULT_LOG_PREFIX,
} from '../policies/access-log-policy';
import { keyPolicy, keyStatements, KeyUses } from '../policies/key-policy';
import { belowAwsLogs, deliveryStatements, logBucketPolicy } from '../policies/log-bucket-policy';
import { logsRolePolicy } from '../policies/logs-role-policy';
import { bucketPermissions, keyPermission, permitReaders } from '../policies/readers';
import { replicationRolePolicy } from '../policies/replication-role-policy';
import { asDeployed, Statement } from '../policies/statement';
import { publishStatement, topicPolicy } from '../policies/topic-policy';
import { Placeholder } from '../validation/placeholder';

/** The statements of a policy; for an existing resource, the statements that its policy must at least have. */
export interface DeployedPolicy {
  readonly statements: Statement[];
  readonly isWhole: boolean;
  /** What IAM policies in the resource's own account can permit without a statement here, such as reading. */
  readonly allowedByIam?: Statement[];
}

/** The policies of a deployment; absent for resources that it doesn't have. */
export interface DeployedPolicies {
  readonly logBucket?: DeployedPolicy;
  readonly accessLogBucket?: DeployedPolicy;
  readonly key?: DeployedPolicy;
  /** The policy of the key for log group and topic, in a landing zone's management account. */
  readonly deliveryKey?: DeployedPolicy;
  readonly topic?: DeployedPolicy;
  readonly logsRole?: DeployedPolicy;
  /** The policy of the role that S3 assumes to replicate the log bucket. */
  readonly replicationRole?: DeployedPolicy;
}

/** The names and resources that policies refer to. */
export interface Deployed {
  readonly names: TrailNames;
  readonly buckets: DeployedBuckets;
  readonly keys: DeployedKeys;
  readonly delivery: DeployedDelivery;
}

export function deployedPolicies(plan: BaselinePlan | LandingZonePlan, deployed: Deployed): DeployedPolicies {
  const { names, keys } = deployed;
  const archiveAccount = isLandingZonePlan(plan) ? plan.archive.account : names.account;
  const deliveryUses = { logFiles: false, topicArns: ownTopicArns(deployed) };
  return {
    logBucket: logBucket(plan, deployed, archiveAccount),
    accessLogBucket: accessLogBucket(plan, deployed, archiveAccount),
    key: key(plan, deployed, archiveAccount),
    deliveryKey: keys.createsDeliveryKey
      ? whole(keyPolicy({ names, account: names.account, uses: deliveryUses }))
      : undefined,
    topic: topic(deployed),
    logsRole: logsRole(deployed),
    replicationRole: replicationRole(plan, deployed, archiveAccount),
  };
}

const whole = (statements: Statement[]): DeployedPolicy => ({ statements, isWhole: true });
const atLeast = (statements: Statement[], { partition }: TrailNames): DeployedPolicy => ({
  statements: asDeployed(statements, partition),
  isWhole: false,
});

function logBucket(
  { storage: { logBucket: created, readers } }: BaselinePlan,
  { names, buckets }: Deployed,
  account: string,
): DeployedPolicy {
  const bucketArn = buckets.log.arn;
  if (created !== undefined) {
    const ownReaders = permitReaders([account], bucketPermissions(bucketArn, belowAwsLogs(bucketArn)));
    const statements = logBucketPolicy({ names, bucketArn, readers, writers: created.writers });
    return { ...whole(statements), allowedByIam: asDeployed(ownReaders, names.partition) };
  }

  // other trails can deliver to the bucket too
  const permissions = bucketPermissions(bucketArn, [`${bucketArn}/${names.logRoot}*`]);
  return atLeast([...deliveryStatements(names, bucketArn), ...permitReaders(readers, permissions)], names);
}

function accessLogBucket(
  { trail, storage }: BaselinePlan,
  { names, buckets }: Deployed,
  account: string,
): DeployedPolicy | undefined {
  if (storage.logBucket === undefined || buckets.accessLog === undefined) {
    return undefined;
  }

  const bucketArn = buckets.accessLog.arn;
  const results = buckets.queries.filter((bucket) => bucket.holds === 'results' && bucket.account === account);
  const sources: AccessLogSource[] = [
    { bucketArn: buckets.log.arn, account, logFilePrefix: `${trail.name}/` },
    ...results.map(({ arn }) => ({ bucketArn: arn, account, logFilePrefix: RESULT_LOG_PREFIX })),
  ];

  return storage.accessLogs === undefined
    ? atLeast(
        sources.map((source) => accessLogStatement(source, bucketArn)),
        names,
      )
    : whole(accessLogBucketPolicy({ bucketArn, sources, partition: names.partition }));
}

function topic({ names, delivery }: Deployed): DeployedPolicy | undefined {
  const { isCreated, arn } = delivery.topic ?? {};
  if (arn === undefined) {
    return undefined;
  }

  return isCreated ? whole(topicPolicy({ names, topicArn: arn })) : atLeast([publishStatement(names, arn)], names);
}

function logsRole({ names, delivery: { logGroup, logsRole: role } }: Deployed): DeployedPolicy | undefined {
  return logGroup?.name === undefined || role === undefined
    ? undefined
    : { statements: logsRolePolicy({ names, logGroupName: logGroup.name }), isWhole: role.isCreated };
}

function replicationRole(
  { storage: { logBucket: created } }: BaselinePlan,
  { names, buckets, keys }: Deployed,
  account: string,
): DeployedPolicy | undefined {
  const { bucketArn, keyArn, accountId = account } = created?.replication ?? {};
  if (bucketArn === undefined || keyArn === undefined) {
    return undefined;
  }

  const unknownKey: Placeholder = '<key>';
  const statements = replicationRolePolicy({
    sourceArn: buckets.log.arn,
    sourceKeyArn: keys.log.chosenArn ?? keys.log.arn ?? unknownKey,
    destinationArn: bucketArn,
    destinationKeyArn: keyArn,
    changesOwner: accountId !== account,
  });

  return whole(asDeployed(statements, names.partition));
}

/** The policy of the log files' key. In a baseline of one account, that key encrypts log group and topic too. */
function key(plan: BaselinePlan | LandingZonePlan, deployed: Deployed, account: string): DeployedPolicy {
  const { names, keys } = deployed;
  const { storage, encryption } = plan;
  const isOfTrail = !isLandingZonePlan(plan);
  const uses: KeyUses = {
    readers: storage.readers,
    writers: storage.logBucket?.writers,
    logGroups: isOfTrail,
    topicArns: isOfTrail ? ownTopicArns(deployed) : undefined,
  };

  return keys.log.isCreated
    ? { ...whole(keyPolicy({ names, account, uses })), allowedByIam: ownUse(account, names) }
    : // The region of an existing bucket is unknown, but its key is in the same region.
      atLeast(
        keyStatements(names, {
          ...uses,
          bucketRegion: encryption.existingKeyArn && parseArn(encryption.existingKeyArn).region,
        }),
        names,
      );
}

/** What principals of the key's account do with the key: they read log files. */
function ownUse(account: string, { partition }: TrailNames): Statement[] {
  const permission = keyPermission({});

  return asDeployed(permitReaders([account], [permission]), partition);
}

function ownTopicArns({ names, delivery }: Deployed): string[] | undefined {
  return delivery.topic?.isCreated === true ? names.topicArns : undefined;
}
