import { ACCOUNTS } from './landing-zones';
import { DeploymentTarget } from '../../lib/cli/account/deployment-target';
import { AccountState } from '../../lib/cli/account/state';
import { ABSENT, found, Reading } from '../../lib/cli/aws/reading';
import { deploymentOf, namesOf } from '../../lib/deployment/deployment';
import { physicalNames } from '../../lib/deployment/physical-names';
import { BaselinePlan } from '../../lib/plan/baseline-plan';
import { LandingZonePlan } from '../../lib/plan/landing-zone-plan';
import { isLandingZonePlan } from '../../lib/plan/plan-anywhere';

const SERVICE_LINKED_ROLE = 'aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail';

/**
 * Accounts in which nothing is in the way: what exists already is as it is where the plan was deployed, and
 * nothing else is there.
 */
export function readyTarget(plan: BaselinePlan | LandingZonePlan, deployed: AccountState): DeploymentTarget {
  const { account, homeRegion, partition } = deployed;
  const {
    storage,
    encryption,
    delivery: { cloudWatchLogs, notifications },
    analytics,
  } = plan;

  const others = isLandingZonePlan(plan)
    ? [
        ACCOUNTS.logArchive,
        ...(plan.organization.accounts.securityTooling === undefined ? [] : [ACCOUNTS.securityTooling]),
      ]
    : [];

  const brought = <T extends object, K extends keyof T>(
    name: string | undefined,
    reading: Reading<T>,
    ...keys: K[]
  ): Reading<Pick<T, K>> =>
    name === undefined || reading.kind !== 'found'
      ? ABSENT
      : found(Object.fromEntries(keys.map((key) => [key, reading.value[key]])) as Pick<T, K>);

  const replica = storage.logBucket?.replication;
  return {
    account,
    homeRegion,
    partition,
    organization:
      plan.organization === undefined
        ? ABSENT
        : found({
            id: plan.organization.id,
            managementAccount: account,
            hasAllFeatures: true,
            trustedServices: found(['cloudtrail.amazonaws.com', 'sso.amazonaws.com']),
            root: found({ id: 'r-ab12', policyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] }),
            members: Object.fromEntries(others.map((id) => [id, found('ACTIVE')])),
          }),
    serviceLinkedRole:
      plan.organization === undefined ? ABSENT : found(`arn:${partition}:iam::${account}:role/${SERVICE_LINKED_ROLE}`),
    trails: found([]),
    enabledRegions: Object.fromEntries([account, ...others].map((id) => [id, found([homeRegion, 'eu-central-1'])])),
    names: physicalNames(plan, deploymentOf(plan, namesOf(plan, deployed))).map((name) => ({
      ...name,
      holder: ABSENT,
    })),
    existing: {
      logBucket: brought(storage.existingBucketName, deployed.logBucket, 'name', 'region', 'policy'),
      accessLogBucket: brought(
        storage.existingAccessLogBucketName,
        deployed.accessLogBucket,
        'name',
        'region',
        'policy',
        'objectLock',
        'encryption',
      ),
      replicaBucket:
        replica === undefined
          ? ABSENT
          : found({
              name: replica.bucketArn.split(':')[5],
              region: replica.keyArn.split(':')[3],
              versioning: found('Enabled'),
              objectLock: found({}),
            }),
      key: brought(encryption.existingKeyArn, deployed.key, 'name', 'arn', 'state', 'manager', 'symmetric', 'policy'),
      logGroup: brought(cloudWatchLogs?.existingLogGroupArn, deployed.logGroup, 'arn'),
      logsRole: brought(cloudWatchLogs?.existingRoleArn, deployed.logsRole, 'arn', 'trust'),
      topic: brought(notifications?.existingTopicArn, deployed.topic, 'arn', 'keyId', 'policy'),
      topicKey: ABSENT,
      sources: (analytics?.sources ?? []).map(({ bucketName }) => found({ name: bucketName, region: homeRegion })),
    },
  };
}
