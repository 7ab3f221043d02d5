import { Deployment } from './deployment';
import { parseArn } from '../aws/arn';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { topicStatement } from '../policies/key-policy';
import { LOGS_ROLE_TRUST } from '../policies/logs-role-policy';
import { resultKeyStatement } from '../policies/query-results-policy';
import { Replica, replicaBucketStatement, replicaKeyStatement, sourceKeyStatement } from '../policies/replica-policy';
import { asDeployed, Statement } from '../policies/statement';
import { holdsPlaceholder, Placeholder } from '../validation/placeholder';

/** What the owner of an existing resource must add to its policy before the first deployment. */
export interface RequiredStatements {
  /** The resource, such as `log bucket`. */
  readonly of: string;
  /** Absent if it is unknown, as for the key of a topic. */
  readonly arn?: string;
  /** A trust policy's statements have no resource. */
  readonly statements: readonly Partial<Statement>[];
}

/** The role's name follows from its construct, so a plan doesn't know it. */
const REPLICATION_ROLE: Placeholder = '<replication role>';

/** The statements for the owners of existing resources: one entry for each policy. */
export function requiredStatements(plan: BaselinePlan | LandingZonePlan, deployment: Deployment): RequiredStatements[] {
  const { policies, buckets, delivery } = deployment;
  const required: RequiredStatements[] = [];
  if (policies.logBucket?.isWhole === false) {
    required.push({ of: 'log bucket', arn: buckets.log.arn, statements: policies.logBucket.statements });
  }

  if (policies.accessLogBucket?.isWhole === false) {
    const { statements } = policies.accessLogBucket;
    required.push({ of: 'access-log bucket', arn: buckets.accessLog?.arn, statements });
  }

  required.push(...ofKey(plan, deployment));
  if (policies.topic?.isWhole === false) {
    required.push({ of: 'topic', arn: delivery.topic?.arn, statements: policies.topic.statements });
  }

  if (delivery.topic?.isCreated === false && delivery.topic.arn !== undefined) {
    const statement = topicStatement([delivery.topic.arn]);
    required.push({ of: "topic's key, if the topic is encrypted", statements: [statement] });
  }

  if (delivery.logsRole?.arn !== undefined) {
    const { Resource: _, ...trust } = LOGS_ROLE_TRUST;
    required.push({ of: 'log role (trust policy)', arn: delivery.logsRole.arn, statements: [trust] });
  }

  return [...required, ...ofReplica(plan, deployment)];
}

function ofKey(plan: BaselinePlan | LandingZonePlan, { policies, keys, names }: Deployment): RequiredStatements[] {
  const { existingKeyArn } = plan.encryption;
  if (policies.key?.isWhole !== false || existingKeyArn === undefined) {
    return [];
  }

  const statements: Statement[] = [];
  const account = accountOfLogs(plan, names.account);
  const region = plan.organization?.accounts === undefined ? names.homeRegion : plan.organization.homeRegion;
  if (plan.storage.logBucket?.replication !== undefined) {
    statements.push(sourceKeyStatement(replicaOf(plan, names)));
  }

  const isElsewhere = !holdsPlaceholder(account) && parseArn(existingKeyArn).account !== account;
  if (plan.analytics !== undefined && isElsewhere) {
    statements.push(resultKeyStatement(account, region, names.urlSuffix));
  }

  return [
    {
      of: 'KMS key of the log files',
      arn: keys.log.arn,
      statements: [...policies.key.statements, ...asDeployed(statements, names.partition)],
    },
  ];
}

/** A destination in another account; in the same account, IAM permissions are sufficient. */
function ofReplica(plan: BaselinePlan | LandingZonePlan, { names }: Deployment): RequiredStatements[] {
  const replication = plan.storage.logBucket?.replication;
  if (replication?.accountId === undefined || replication.accountId === accountOfLogs(plan, names.account)) {
    return [];
  }

  const replica = replicaOf(plan, names);
  const deployed = (statement: Statement) => asDeployed([statement], names.partition);
  return [
    { of: 'replica bucket', arn: replication.bucketArn, statements: deployed(replicaBucketStatement(replica)) },
    { of: 'KMS key of the replica', arn: replication.keyArn, statements: deployed(replicaKeyStatement(replica)) },
  ];
}

function replicaOf(plan: BaselinePlan | LandingZonePlan, { account, partition }: Deployment['names']): Replica {
  const owner = accountOfLogs(plan, account);
  return {
    account: owner,
    roleArn: `arn:${partition}:iam::${owner}:role/${REPLICATION_ROLE}`,
    bucketArn: plan.storage.logBucket!.replication!.bucketArn,
  };
}

/** The account of the log bucket. */
function accountOfLogs(plan: BaselinePlan | LandingZonePlan, account: string): string {
  return isLandingZonePlan(plan) ? plan.archive.account : account;
}
