import { ObstacleReport } from './catalog';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { NamedKind } from '../../deployment/physical-names';
import { BaselinePlan } from '../../plan/baseline-plan';
import { UNKNOWN } from '../../validation/placeholder';
import { TakenName, DeploymentTarget } from '../account/deployment-target';
import { COPY_ACTIONS, secondCopies } from '../account/second-copies';
import { isIn, OtherTrail, TRAILS_PER_REGION } from '../account/trail-state';
import { valueOf } from '../aws/reading';

/** Whether the accounts have room for what is created in them. */
export function checkAccounts(report: ObstacleReport, plan: BaselinePlan, state: DeploymentTarget): void {
  checkRegions(report, state);
  const trails = report.read(`the trails of ${state.account}`, state.trails).value;
  if (trails !== undefined) {
    checkLimit(report, plan, trails, state);
    checkCopies(report, plan, trails, state);
  }

  checkNames(report, plan, state);
}

function checkRegions(report: ObstacleReport, { enabledRegions, homeRegion }: DeploymentTarget): void {
  for (const [account, reading] of Object.entries(enabledRegions)) {
    const enabled = report.read(`account ${account}`, reading).value;
    if (enabled !== undefined && !enabled.includes(homeRegion)) {
      report.find('regionOff', `account ${account}`, {
        expected: `${homeRegion} enabled`,
        found: 'not enabled',
        fix: `aws account enable-region --region-name ${homeRegion}, as that account; it takes minutes to hours`,
      });
    }
  }
}

function checkLimit(
  report: ObstacleReport,
  { trail }: BaselinePlan,
  trails: OtherTrail[],
  { account, homeRegion, enabledRegions }: DeploymentTarget,
): void {
  const unread = trails.filter(({ multiRegion }) => multiRegion === undefined);
  for (const { arn } of unread) {
    report.addInconclusive(`which regions ${arn} records`, 'cloudtrail:GetTrail', "it couldn't be read");
  }

  const enabled = valueOf(enabledRegions[account]) ?? [];
  const regions = trail.multiRegion ? [...new Set([homeRegion, ...enabled])] : [homeRegion];
  const trailsIn = (region: string) => trails.filter((present) => isIn(present, region));
  const full = regions.find((region) => trailsIn(region).length >= TRAILS_PER_REGION);
  if (full !== undefined) {
    report.find('trailLimit', `account ${account}`, {
      expected: `fewer than ${TRAILS_PER_REGION} trails in ${full}`,
      found: arnsOf(trailsIn(full)),
      fix:
        "delete one that isn't needed: aws cloudtrail delete-trail --name ARN --region REGION, both as its ARN " +
        'says',
    });
  }
}

function arnsOf(trails: OtherTrail[]): string {
  return trails.map(({ arn }) => arn).join(', ');
}

function checkCopies(
  report: ObstacleReport,
  { trail, events }: BaselinePlan,
  trails: OtherTrail[],
  { account, homeRegion }: DeploymentTarget,
): void {
  const recordsNone = events.management.readWriteType === ReadWriteFilter.NONE;
  if (recordsNone || events.managementEventsAlreadyRecorded) {
    return;
  }

  const { copies, unread } = secondCopies(trails, { ...trail, homeRegion });
  for (const { arn } of unread) {
    report.addInconclusive(`whether ${arn} records management events`, COPY_ACTIONS, "it couldn't be read");
  }

  if (copies.length > 0) {
    report.find('secondCopy', `account ${account}`, {
      expected: 'no other trail that records management events',
      found: arnsOf(copies),
      fix:
        'adopt it instead (npx cdk-cloudtrail-baseline adopt ARN), or delete it after a day of both; to record ' +
        'none here: events.management.readWriteType: NONE; to say that you know: ' +
        'events.managementEventsAlreadyRecorded: true',
    });
  }
}

function checkNames(report: ObstacleReport, { trail }: BaselinePlan, { names, homeRegion }: DeploymentTarget): void {
  if (trail.name === UNKNOWN) {
    report.addInconclusive('whether names are taken', 'trail.name in the config', "they follow from the trail's");
  }

  for (const name of names) {
    const holder = report.read(`whether the ${name.kind} ${name.name} is taken in ${name.account}`, name.holder).value;
    if (holder !== undefined) {
      report.find('nameTaken', `${name.kind} ${name.name}`, {
        expected: `nothing of that name in ${name.account}`,
        found: holder,
        fix: FIXES[name.kind]({ ...name, holder, region: homeRegion }),
      });
    }
  }
}

interface Taken extends Omit<TakenName, 'holder'> {
  readonly holder: string;
  readonly region: string;
}

const ANOTHER = 'or choose another trail.name';

/** What frees a name, or goes without. */
const FIXES: Readonly<Record<NamedKind, (taken: Taken) => string>> = {
  trail: ({ holder }) =>
    `adopt it into the baseline: npx cdk-cloudtrail-baseline adopt ${holder}, ${ANOTHER}; if this config ` +
    'made it, verify it',
  bucket: ({ name }) =>
    'take it back in with npx cdk import; a log bucket can be an existing resource: ' +
    `storage.existingBucketName: ${name}`,
  'key alias': ({ name, region }) =>
    `if nobody needs it: aws kms delete-alias --alias-name ${name} --region ${region}, or choose another ` +
    'encryption.alias',
  'log group': ({ holder }) => `use it as it is: delivery.cloudWatchLogs.existingLogGroupArn: ${holder}, ${ANOTHER}`,
  topic: ({ holder }) => `use it as it is: delivery.notifications.existingTopicArn: ${holder}, ${ANOTHER}`,
  'work group': ({ name, region }) =>
    `if nobody needs it: aws athena delete-work-group --recursive-delete-option --work-group ${name} --region ` +
    `${region}, ${ANOTHER}`,
  database: ({ name, region }) =>
    `if nobody needs it: aws glue delete-database --name ${name} --region ${region}, ${ANOTHER}`,
  'IAM policy': ({ holder }) =>
    `if nobody needs it: aws iam list-entities-for-policy --policy-arn ${holder}, detach it from those, then ` +
    `aws iam delete-policy --policy-arn ${holder}`,
  'organization policy': ({ holder }) =>
    `if nobody needs it: aws organizations list-targets-for-policy --policy-id ${holder}, detach it from ` +
    `those, then aws organizations delete-policy --policy-id ${holder}, ${ANOTHER}`,
};
