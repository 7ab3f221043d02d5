import { FindingId, DriftReport } from './catalog';
import { compareSelectors } from './compare-selectors';
import { Expected } from './expected';
import { Keys } from './keys';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';

const SUBJECT = 'trail';

/** Compares the trail's own settings. */
export function compareTrail(report: DriftReport, expected: Expected, trail: TrailState, keys: Keys): void {
  const { plan, names, buckets } = expected;
  const update = (options: string) =>
    `aws cloudtrail update-trail --name ${trail.arn} --region ${trail.homeRegion} ${options}`;

  for (const flag of flagsOf(expected, trail)) {
    compareFlag(report, flag, update);
  }

  if (isLandingZonePlan(plan) && trail.homeRegion !== names.homeRegion) {
    const fix = `create the trail in ${names.homeRegion}: deploy there, then delete this one`;
    report.find('otherHomeRegion', SUBJECT, { expected: names.homeRegion, found: trail.homeRegion, fix });
  }

  const bucketName = buckets.log.name;
  if (bucketName !== undefined && trail.bucketName !== bucketName) {
    report.find('otherBucket', SUBJECT, {
      expected: bucketName,
      found: trail.bucketName,
      fix: update(`--s3-bucket-name ${bucketName}`),
    });
  }

  const { keyPrefix } = plan.trail;
  if (trail.keyPrefix !== keyPrefix) {
    report.find('otherKeyPrefix', SUBJECT, {
      expected: keyPrefix ?? 'no prefix',
      found: trail.keyPrefix ?? 'no prefix',
      fix: update(`--s3-key-prefix "${keyPrefix ?? ''}"`),
    });
  }

  compareKey(report, expected, trail, keys, update);
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
  ];
}

function compareFlag(
  report: DriftReport,
  { found, wanted, off, on, option }: Flag,
  update: (options: string) => string,
): void {
  const id = found ? on : off;
  if (found !== wanted && id !== undefined) {
    report.find(id, SUBJECT, {
      expected: wanted ? 'on' : 'off',
      found: found ? 'on' : 'off',
      fix: update(`--${wanted ? '' : 'no-'}${option}`),
    });
  }
}

function compareKey(
  report: DriftReport,
  expected: Expected,
  trail: TrailState,
  keys: Keys,
  update: (options: string) => string,
): void {
  const { arn: keyId, alias: keyAlias } = expected.keys.log;
  const fix = update(`--kms-key-id ${keyId ?? keyAlias ?? 'KEY'}`);
  if (trail.keyId === undefined) {
    report.find('withoutKey', SUBJECT, { expected: keyId ?? keyAlias ?? 'a KMS key', found: 'no key', fix });
  } else if (keyId !== undefined) {
    keys.expectSame(report, SUBJECT, { expected: keyId, found: trail.keyId, fix });
  }
}

/** Compares what the trail records. */
export function compareEvents(report: DriftReport, expected: Expected, state: AccountState, arn: string): void {
  const { events, trail } = expected.plan;
  const selectors = report.read('what the trail records', state.selectors);
  if (selectors.isKnown) {
    compareSelectors(report, expected.selectors, selectors.value ?? { basic: false, selectors: [] }, arn);
  }

  const insights = report.read('its Insights', state.insights);
  if (insights.isKnown) {
    const found = insightTexts(insights.value ?? { management: [], data: [] });
    const fix = `aws cloudtrail put-insight-selectors --trail-name ${arn} --insight-selectors JSON`;
    compareSets(report, ['insightsMissing', 'moreInsights'], insightTexts(events.insights), found, fix);
  }

  const aggregation = report.read('its aggregated events', state.aggregation);
  if (aggregation.isKnown) {
    const fix = `aws cloudtrail put-event-configuration --trail-name ${arn} --aggregation-configurations JSON`;
    compareSets(
      report,
      ['aggregatedEventsMissing', 'moreAggregatedEvents'],
      events.aggregation,
      aggregation.value ?? [],
      fix,
    );
  }

  const tags = report.read('its tags', state.tags);
  if (tags.isKnown) {
    compareTags(report, trail.tags, tags.value ?? {}, arn);
  }
}

function insightTexts({ management, data }: { management: string[]; data: string[] }): string[] {
  return [...management.map((type) => `${type} on management events`), ...data.map((type) => `${type} on data events`)];
}

type Tags = Readonly<Record<string, string>>;

function compareTags(report: DriftReport, expected: Tags, found: Tags, arn: string): void {
  const missing = Object.entries(expected).filter(([key, value]) => found[key] !== value);
  if (missing.length === 0) {
    return;
  }

  const foundTexts = missing.map(([key]) => (found[key] === undefined ? `no ${key}` : `${key}=${found[key]}`));
  const options = missing.map(([key, value]) => `"Key=${key},Value=${value}"`);
  report.find('tagsMissing', SUBJECT, {
    expected: missing.map(([key, value]) => `${key}=${value}`).join(', '),
    found: foundTexts.join(', '),
    fix: `aws cloudtrail add-tags --resource-id ${arn} --tags-list ${options.join(' ')}`,
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
