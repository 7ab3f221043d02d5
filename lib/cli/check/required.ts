import { parseArn, bucketArn } from '../../aws/arn';
import { deploymentOf, namesOf, TrailLocation } from '../../deployment/deployment';
import { RequiredStatements, requiredStatements } from '../../deployment/required-statements';
import { KnownPlace } from '../../plan/plan-anywhere';
import { isUnknown, Placeholder } from '../../validation/placeholder';
import { AnyPlan } from '../plan/describe-plan';

/** The placeholders of names that the file doesn't contain, and where to find each name. */
const PLACEHOLDERS: Readonly<Record<Placeholder, string>> = {
  '<account>': "the trail's account: name it with --account",
  '<region>': "the trail's home region: name it with --region",
  '<trail>': "the trail's name: set trail.name",
  '<replication role>': 'the name of the role that replicates log files: cdk synth shows it',
};

/** The statements that owners of existing resources must add, with the names that the file and the options contain. */
export function requiredOf(plan: AnyPlan, place: KnownPlace): RequiredStatements[] {
  const { trail, storage, archive } = plan;
  const named = isUnknown(trail.name) ? { ...plan, trail: { ...trail, name: '<trail>' } } : plan;
  const names = namesOf(named, locationOf(plan, place));

  // The owner adds the statements before these buckets have names. The condition on the account remains.
  const anyBucket = bucketArn(names.partition, '*');
  const createsUnnamed = archive === undefined && storage.logBucket !== undefined;
  const chosen = createsUnnamed ? { logBucketArn: anyBucket, resultBucketArn: anyBucket } : {};
  return requiredStatements(named, deploymentOf(named, names, chosen));
}

/** What to put in place of the placeholders of some statements: a line for each. */
export function placeholdersIn(required: readonly RequiredStatements[]): string[] {
  const text = JSON.stringify(required);
  return Object.entries(PLACEHOLDERS)
    .filter(([placeholder]) => text.includes(placeholder))
    .map(([placeholder, meaning]) => `${placeholder}: ${meaning}`);
}

/** Log group and role are in the trail's account, so their ARNs name it. */
function locationOf({ delivery, encryption }: AnyPlan, { account, region }: KnownPlace): TrailLocation {
  const { cloudWatchLogs, notifications } = delivery;
  const logGroup = parseArn(cloudWatchLogs?.existingLogGroupArn ?? '');
  const role = parseArn(cloudWatchLogs?.existingRoleArn ?? '');
  const topic = parseArn(notifications?.existingTopicArn ?? '');
  const key = parseArn(encryption.existingKeyArn ?? '');
  const homeRegion = region ?? logGroup.region;

  return {
    account: account ?? logGroup.account ?? role.account ?? '<account>',
    homeRegion: homeRegion ?? '<region>',
    partition: homeRegion === undefined ? (role.partition ?? topic.partition ?? key.partition) : undefined,
  };
}
