import { DriftReport } from './catalog';
import { Expected } from './expected';
import { deleteTrail } from './trail-fixes';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { COPY_ACTIONS, secondCopies } from '../account/second-copies';
import { AccountState } from '../account/state';
import { isIn, OtherTrail, TRAILS_PER_REGION, TrailState } from '../account/trail-state';
import { noted } from '../terminal/aws-command';

/** Checks the account around the trail: other trails, the limit of trails, and enabled regions. */
export function compareAccount(
  report: DriftReport,
  expected: Expected,
  trail: TrailState,
  { otherTrails, enabledRegions }: AccountState,
): void {
  const others = report.read('other trails', otherTrails).value ?? [];
  compareOthers(report, expected, trail, others);

  const here = others.filter((other) => isIn(other, trail.homeRegion));
  if (here.length + 1 >= TRAILS_PER_REGION) {
    report.find('trailLimit', 'account', {
      expected: `fewer than ${TRAILS_PER_REGION} trails in ${trail.homeRegion}`,
      found: [trail, ...here].map(({ name }) => name).join(', '),
      fix: "delete a trail that you don't need",
    });
  }

  compareRegions(report, expected, enabledRegions);
}

function compareOthers(report: DriftReport, expected: Expected, trail: TrailState, others: OtherTrail[]): void {
  const { formerNames } = expected.plan.trail;
  const isFormer = ({ name, homeRegion }: OtherTrail) => formerNames.includes(name) && homeRegion === trail.homeRegion;

  const former = others.filter(isFormer);
  if (former.length > 0) {
    report.find('formerTrail', 'account', {
      expected: `only ${trail.arn}`,
      found: arnsOf(former),
      fix: noted('run it after both have recorded for a day', former.map(deleteTrail).join(' && ')),
    });
  }

  const neverFormer = others.filter((other) => !former.includes(other));
  compareCopies(report, expected, trail, neverFormer);
}

function compareCopies(report: DriftReport, { plan }: Expected, trail: TrailState, others: OtherTrail[]): void {
  const recordsNone = plan.events.management.readWriteType === ReadWriteFilter.NONE;
  if (recordsNone || plan.events.managementEventsAlreadyRecorded) {
    return;
  }

  const { copies, unread } = secondCopies(others, trail);
  for (const { arn } of unread) {
    report.addInconclusive(`whether ${arn} creates a paid second copy`, COPY_ACTIONS, "it couldn't be read");
  }

  if (copies.length > 0) {
    report.find('secondCopy', 'account', {
      expected: `only ${trail.arn}`,
      found: arnsOf(copies),
      fix: "exclude management events from one of the trails, or delete one that you don't need",
    });
  }
}

function compareRegions(
  report: DriftReport,
  { plan: { analytics, trail } }: Expected,
  reading: AccountState['enabledRegions'],
): void {
  if (analytics === undefined || !trail.multiRegion) {
    return;
  }

  const enabled = report.read('the regions of the account', reading);
  const missing = (enabled.value ?? []).filter((region) => !analytics.regions.includes(region));
  if (missing.length > 0) {
    report.find('regionsNotQueried', 'account', {
      expected: analytics.regions.join(', '),
      found: `also ${missing.join(', ')}`,
      fix: `set analytics.regions to all of them, and deploy: ${[...analytics.regions, ...missing].join(', ')}`,
    });
  }
}

function arnsOf(trails: OtherTrail[]): string {
  return trails.map(({ arn }) => arn).join(', ');
}
