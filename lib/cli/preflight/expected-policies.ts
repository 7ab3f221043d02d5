import { TrailNames } from '../../aws/trail-names';
import { DeployedPolicies, deployedPolicies } from '../../deployment/deployed-policies';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan, queryAccounts } from '../../plan/landing-zone-plan';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { resultBucketNames } from '../../plan/sections/archive-plan';
import { UNKNOWN } from '../../validation/unknown';

/** What the policies of a plan's resources have to say before anything is deployed. What has no name yet stands there as unknown. */
export function expectedPolicies(plan: BaselinePlan | LandingZonePlan, names: TrailNames): DeployedPolicies {
  const zone = isLandingZonePlan(plan) ? plan : undefined;
  const { storage, delivery: { cloudWatchLogs, notifications }, analytics } = plan;
  const arnOf = (name: string) => `arn:${names.partition}:s3:::${name}`;
  const archiveQueries = zone !== undefined && queryAccounts(zone).includes(zone.archive.account);
  const resultBucket = archiveQueries ? resultBucketNames(zone.archive.account, zone.archive.region).results : UNKNOWN;
  return deployedPolicies(plan, {
    names,
    logBucketArn: arnOf(zone?.archive.logBucketName ?? storage.existingBucketName ?? UNKNOWN),
    accessLogBucketArn: arnOf(zone?.archive.accessLogBucketName ?? storage.existingAccessLogBucketName ?? UNKNOWN),
    resultBucketArn: analytics === undefined || (zone !== undefined && !archiveQueries) ? undefined : arnOf(resultBucket),
    topicArn: notifications?.existingTopicArn,
    logGroupName: cloudWatchLogs?.existingLogGroupArn?.split(':')[6] ?? names.logGroupName,
  });
}
