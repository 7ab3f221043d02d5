import { FindingId, DriftReport } from './catalog';
import { compareSelectors } from './compare-selectors';
import { Expected } from './expected';
import { DEPLOY_AGAIN } from './fixes';
import { Keys } from './keys';
import { addTags, putAggregation, putInsights, putSelectors, updateTrail } from './trail-fixes';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { valueOf } from '../aws/reading';
import { noted } from '../terminal/aws-command';

const SUBJECT = 'trail';

/** Compares the trail's own settings. */
export function compareTrail(report: DriftReport, expected: Expected, state: AccountState, keys: Keys): void {
  const { plan, names, named } = expected;
  const trail = valueOf(state.trail)!;
  const flags = flagsOf(expected, trail);
  for (const flag of flags) {
    compareFlag(report, flag, flags, trail);
  }

  if (isLandingZonePlan(plan) && trail.homeRegion !== names.homeRegion) {
    const fix = `create the trail in ${names.homeRegion}: deploy there, then delete this one`;
    report.find('otherHomeRegion', SUBJECT, { expected: names.homeRegion, found: trail.homeRegion, fix });
  }

  if (named.logBucket !== undefined && trail.bucketName !== named.logBucket) {
    report.find('otherBucket', SUBJECT, {
      expected: named.logBucket,
      found: trail.bucketName,
      fix: updateTrail(trail, { 's3-bucket-name': named.logBucket }),
    });
  }

  const { keyPrefix } = plan.trail;
  if (trail.keyPrefix !== keyPrefix) {
    report.find('otherKeyPrefix', SUBJECT, {
      expected: keyPrefix ?? 'no prefix',
      found: trail.keyPrefix ?? 'no prefix',
      fix: updateTrail(trail, { 's3-key-prefix': keyPrefix ?? '' }),
    });
  }

  const { arn, alias } = expected.keys.log;
  const wanted = named.key ?? arn ?? alias ?? valueOf(state.key)?.arn;
  keys.expectKey(report, SUBJECT, {
    wanted: trail.keyId === undefined ? wanted : named.key,
    found: trail.keyId,
    fix: wanted === undefined ? DEPLOY_AGAIN : updateTrail(trail, { 'kms-key-id': wanted }),
  });
}

/** A setting that is on or off. */
interface Flag {
  readonly found: boolean;
  readonly wanted: boolean;
  /** The finding if it is off. */
  readonly off: FindingId;
  /** The finding if it is on. Absent: it should always be on. */
  readonly on?: FindingId;
  /** The option of update-trail, without `--` or `--no-`. */
  readonly option: string;
}

function flagsOf({ plan }: Expected, trail: TrailState): Flag[] {
  return [
    {
      found: trail.multiRegion,
      wanted: plan.trail.multiRegion,
      off: 'regionsNotRecorded',
      on: 'moreRegionsRecorded',
      option: 'is-multi-region-trail',
    },
    {
      found: trail.globalServiceEvents,
      wanted: plan.trail.includeGlobalServiceEvents,
      off: 'globalServicesNotRecorded',
      on: 'globalServicesRecorded',
      option: 'include-global-service-events',
    },
    {
      found: trail.organizationTrail,
      wanted: plan.organization !== undefined,
      off: 'organizationNotRecorded',
      on: 'organizationRecorded',
      option: 'is-organization-trail',
    },
    { found: trail.logFileValidation, wanted: true, off: 'validationOff', option: 'enable-log-file-validation' },
    { found: trail.recursiveLogging, wanted: true, off: 'deliveriesNotRecorded', option: 'recursive-logging' },
  ];
}

function compareFlag(report: DriftReport, flag: Flag, flags: Flag[], trail: TrailState): void {
  const { found, wanted, off, on } = flag;
  const id = found ? on : off;
  if (found !== wanted && id !== undefined) {
    report.find(id, SUBJECT, {
      expected: wanted ? 'on' : 'off',
      found: found ? 'on' : 'off',
      fix: flagFix(flag, flags, trail),
    });
  }
}

/** Options that CloudTrail checks together: a trail of all regions must include global services. */
const TOGETHER: readonly string[] = ['is-multi-region-trail', 'include-global-service-events'];

/** An option that the API has, and many versions of the AWS CLI haven't. */
const NEW_OPTION = 'recursive-logging';

function flagFix({ option, wanted }: Flag, flags: Flag[], trail: TrailState): string {
  const together = TOGETHER.includes(option) ? flags.filter((flag) => TOGETHER.includes(flag.option)) : [];
  const others = together.filter((flag) => flag.found !== flag.wanted).map((flag) => [flag.option, flag.wanted]);
  const fix = updateTrail(trail, { ...Object.fromEntries(others), [option]: wanted });

  return option === NEW_OPTION ? noted('requires a version of the AWS CLI that has this option', fix) : fix;
}

/** Compares what the trail records. */
export function compareEvents(report: DriftReport, expected: Expected, state: AccountState, trail: TrailState): void {
  const { events, trail: trailPlan } = expected.plan;
  const selectors = report.read('what the trail records', state.selectors);
  if (selectors.isKnown) {
    const found = selectors.value ?? { basic: false, selectors: [] };
    compareSelectors(report, expected.selectors, found, putSelectors(trail, expected.selectors));
  }

  const insights = report.read('its Insights', state.insights);
  if (insights.isKnown) {
    const found = insightTexts(insights.value ?? { management: [], data: [], others: [] });
    const fix = putInsights(trail, events.insights);
    compareSets(report, ['insightsMissing', 'moreInsights'], insightTexts(events.insights), found, fix);
  }

  const aggregation = report.read('its aggregated events', state.aggregation);
  if (aggregation.isKnown) {
    const ids: Ids = ['aggregatedEventsMissing', 'moreAggregatedEvents'];
    const fix = putAggregation(trail, events.aggregation);
    compareSets(report, ids, events.aggregation, aggregation.value ?? [], fix);
  }

  const tags = report.read('its tags', state.tags);
  if (tags.isKnown) {
    compareTags(report, trailPlan.tags, tags.value ?? {}, trail);
  }
}

function insightTexts({
  management,
  data,
  others = [],
}: Record<'management' | 'data', string[]> & { others?: string[] }): string[] {
  return [
    ...management.map((type) => `${type} on management events`),
    ...data.map((type) => `${type} on data events`),
    ...others,
  ];
}

type Tags = Readonly<Record<string, string>>;

function compareTags(report: DriftReport, expected: Tags, found: Tags, trail: TrailState): void {
  const missing = Object.entries(expected).filter(([key, value]) => found[key] !== value);
  if (missing.length === 0) {
    return;
  }

  const foundTexts = missing.map(([key]) => (found[key] === undefined ? `no ${key}` : `${key}=${found[key]}`));
  report.find('tagsMissing', SUBJECT, {
    expected: missing.map(([key, value]) => `${key}=${value}`).join(', '),
    found: foundTexts.join(', '),
    fix: addTags(trail, Object.fromEntries(missing)),
  });
}

type Ids = [missing: 'insightsMissing' | 'aggregatedEventsMissing', more: 'moreInsights' | 'moreAggregatedEvents'];

function compareSets(
  report: DriftReport,
  [missingId, moreId]: Ids,
  expected: readonly string[],
  found: readonly string[],
  fix: string,
): void {
  const text = (values: readonly string[]) => values.join(', ') || 'none';
  if (expected.some((value) => !found.includes(value))) {
    report.find(missingId, SUBJECT, { expected: text(expected), found: text(found), fix });
  } else if (found.some((value) => !expected.includes(value))) {
    report.find(moreId, SUBJECT, { expected: text(expected), found: text(found), fix });
  }
}
