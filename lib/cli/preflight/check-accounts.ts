import { ObstacleReport } from './catalog';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { NamedKind } from '../../deployment/physical-names';
import { BaselinePlan } from '../../plan/baseline-plan';
import { UNKNOWN } from '../../validation/placeholder';
import { TakenName, DeploymentTarget } from '../account/deployment-target';
import { COPY_ACTIONS, secondCopies } from '../account/second-copies';
import { isIn, OtherTrail, TRAILS_PER_REGION } from '../account/trail-state';
import { valueOf } from '../aws/reading';
import { awsCommand, noted } from '../terminal/aws-command';

/** Checks regions, the limit of trails, second copies and names. */
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
      report.find('regionDisabled', `account ${account}`, {
        expected: `${homeRegion} enabled`,
        found: 'not enabled',
        fix: noted(
          `with credentials of account ${account}; it takes minutes to hours`,
          awsCommand('account enable-region', { 'region-name': homeRegion }),
        ),
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
      fix: "delete a trail that you don't need, in the region of its ARN",
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
        `adopt that trail (npx cdk-cloudtrail-baseline adopt ${copies[0].arn}), or delete it after both have ` +
        'recorded for a day; to record no management events: events.management.readWriteType: NONE; to accept the ' +
        'cost: events.managementEventsAlreadyRecorded: true',
    });
  }
}

function checkNames(report: ObstacleReport, { trail }: BaselinePlan, { names, homeRegion }: DeploymentTarget): void {
  if (trail.name === UNKNOWN) {
    report.addInconclusive(
      'whether names are taken',
      'trail.name in the config',
      "they are derived from the trail's name",
    );
  }

  for (const name of names) {
    const holder = report.read(`whether the ${name.kind} ${name.name} is taken in ${name.account}`, name.holder).value;
    if (holder !== undefined) {
      report.find('nameTaken', `${name.kind} ${name.name}`, {
        expected: `no such resource in ${name.account}`,
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

/** How to free a name, or to do without it. */
const FIXES: Readonly<Record<NamedKind, (taken: Taken) => string>> = {
  trail: ({ holder }) =>
    `adopt it into the baseline: npx cdk-cloudtrail-baseline adopt ${holder}, ${ANOTHER}; if this config ` +
    'created it, run verify instead',
  bucket: ({ name }) =>
    'import it with npx cdk import; a log bucket can also be passed in as an existing bucket: ' +
    `storage.existingBucketName: ${name}`,
  'key alias': ({ name, region }) =>
    noted(
      'only if it is unused; otherwise choose another encryption.alias',
      awsCommand('kms delete-alias', { 'alias-name': name, region }),
    ),
  'log group': ({ holder }) => `pass it in: delivery.cloudWatchLogs.existingLogGroupArn: ${holder}, ${ANOTHER}`,
  topic: ({ holder }) => `pass it in: delivery.notifications.existingTopicArn: ${holder}, ${ANOTHER}`,
  workgroup: ({ name, region }) =>
    noted(
      'only if it is unused, since this deletes its queries and their history; otherwise choose another trail.name',
      awsCommand('athena delete-work-group', { 'recursive-delete-option': true, 'work-group': name, region }),
    ),
  database: ({ name, region }) =>
    noted(
      'only if it is unused, since this deletes its tables; otherwise choose another trail.name',
      awsCommand('glue delete-database', { name, region }),
    ),
  'IAM policy': ({ holder }) =>
    noted(
      'only if it is unused: IAM refuses it while it is attached',
      awsCommand('iam delete-policy', { 'policy-arn': holder }),
    ),
  'organization policy': ({ holder }) =>
    noted(
      'only if it is unused: Organizations refuses it while it is attached; otherwise choose another trail.name',
      awsCommand('organizations delete-policy', { 'policy-id': holder }),
    ),
};
