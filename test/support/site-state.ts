import { ACCOUNTS } from './landing-zones';
import { BucketState } from '../../lib/cli/account/bucket-state';
import { ABSENT, found, Reading } from '../../lib/cli/account/reading';
import { SiteState } from '../../lib/cli/account/site-state';
import { AccountState } from '../../lib/cli/account/state';
import { namesOf } from '../../lib/cli/preflight/preflight';
import { BaselinePlan } from '../../lib/plan/baseline-plan';
import { givenNames } from '../../lib/plan/given-names';
import { LandingZonePlan } from '../../lib/plan/landing-zone-plan';
import { isLandingZonePlan } from '../../lib/plan/plan-anywhere';

/** A bucket as somebody made it who read what copies need. */
const REPLICA: Omit<BucketState, 'name' | 'region'> = {
  policy: found([]),
  encryption: found({ algorithm: 'aws:kms', bucketKey: true }),
  versioning: found('Enabled'),
  lifecycle: ABSENT,
  objectLock: found({}),
  publicAccess: ABSENT,
  ownership: ABSENT,
  logging: ABSENT,
  replication: ABSENT,
  eventBridge: found(false),
};

/** Accounts in which nothing stands in the way: what is brought along is as it is where the plan was deployed, and nothing else is there. */
export function readySite(plan: BaselinePlan | LandingZonePlan, deployed: AccountState): SiteState {
  const { account, homeRegion, partition } = deployed;
  const { storage, encryption, delivery: { cloudWatchLogs, notifications }, analytics } = plan;
  const others = isLandingZonePlan(plan) ? [ACCOUNTS.logArchive, ...(plan.organization.accounts.securityTooling === undefined ? [] : [ACCOUNTS.securityTooling])] : [];
  const brought = <T>(name: string | undefined, reading: Reading<T>): Reading<T> => name === undefined ? ABSENT : reading;
  const replica = storage.logBucket?.replication;
  return {
    account,
    homeRegion,
    partition,
    organization: plan.organization === undefined ? ABSENT : found({
      id: plan.organization.id,
      managementAccount: account,
      hasAllFeatures: true,
      trustedServices: found(['cloudtrail.amazonaws.com', 'sso.amazonaws.com']),
      root: found({ id: 'r-ab12', policyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] }),
      members: Object.fromEntries(others.map((id) => [id, found('ACTIVE')])),
    }),
    serviceLinkedRole: plan.organization === undefined ? ABSENT : found(`arn:${partition}:iam::${account}:role/aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail`),
    trails: found([]),
    enabledRegions: Object.fromEntries([account, ...others].map((id) => [id, found([homeRegion, 'eu-central-1'])])),
    names: givenNames(plan, namesOf(plan, deployed)).map((name) => ({ ...name, holder: ABSENT })),
    existing: {
      logBucket: brought(storage.existingBucketName, deployed.logBucket),
      accessLogBucket: brought(storage.existingAccessLogBucketName, deployed.accessLogBucket),
      replicaBucket: replica === undefined ? ABSENT : found({ ...REPLICA, name: replica.bucketArn.split(':')[5], region: replica.keyArn.split(':')[3] }),
      key: brought(encryption.existingKeyArn, deployed.key),
      logGroup: brought(cloudWatchLogs?.existingLogGroupArn, deployed.logGroup),
      logsRole: brought(cloudWatchLogs?.existingRoleArn, deployed.logsRole),
      topic: brought(notifications?.existingTopicArn, deployed.topic),
      topicKey: ABSENT,
      sources: (analytics?.sources ?? []).map(({ bucketName }) => found({ ...REPLICA, name: bucketName, region: homeRegion })),
    },
  };
}
