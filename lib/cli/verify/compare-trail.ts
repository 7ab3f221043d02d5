import { FindingId, DriftReport } from './catalog';
import { compareSelectors } from './compare-selectors';
import { Expected } from './expected';
import { Keys } from './keys';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';

const SUBJECT = 'trail';

/** What the trail itself says. */
export function compareTrail(report: DriftReport, expected: Expected, trail: TrailState, keys: Keys): void {
  const {
    plan,
    names,
    buckets: {
      log: { name: bucketName },
    },
  } = expected;

  const update = (options: string) =>
    `aws cloudtrail update-trail --name ${trail.arn} --region ${trail.homeRegion} ${options}`;

  const flag = (
    found: boolean,
    wanted: boolean,
    ids: { readonly off: FindingId; readonly on?: FindingId },
    option: string,
  ) => {
    const id = found ? ids.on : ids.off;
    if (found !== wanted && id !== undefined) {
      report.find(id, SUBJECT, {
        expected: wanted ? 'on' : 'off',
        found: found ? 'on' : 'off',
        mend: update(`--${wanted ? '' : 'no-'}${option}`),
      });
    }
  };

  const { multiRegion, includeGlobalServiceEvents, keyPrefix } = plan.trail;
  flag(
    trail.multiRegion,
    multiRegion,
    { off: 'regionsNotRecorded', on: 'moreRegionsRecorded' },
    'is-multi-region-trail',
  );

  const globalServices = { off: 'globalServicesNotRecorded', on: 'globalServicesRecorded' } as const;
  flag(trail.globalServiceEvents, includeGlobalServiceEvents, globalServices, 'include-global-service-events');
  const organization = { off: 'organizationNotRecorded', on: 'organizationRecorded' } as const;
  flag(trail.organizationTrail, plan.organization !== undefined, organization, 'is-organization-trail');
  flag(trail.logFileValidation, true, { off: 'validationOff' }, 'enable-log-file-validation');
  if (isLandingZonePlan(plan) && trail.homeRegion !== names.homeRegion) {
    const mend = `make the trail in ${names.homeRegion}: deploy there, then delete this one`;
    report.find('otherHomeRegion', SUBJECT, { expected: names.homeRegion, found: trail.homeRegion, mend });
  }

  if (bucketName !== undefined && trail.bucketName !== bucketName) {
    report.find('otherBucket', SUBJECT, {
      expected: bucketName,
      found: trail.bucketName,
      mend: update(`--s3-bucket-name ${bucketName}`),
    });
  }

  if (trail.keyPrefix !== keyPrefix) {
    report.find('otherKeyPrefix', SUBJECT, {
      expected: keyPrefix ?? 'no folder',
      found: trail.keyPrefix ?? 'no folder',
      mend: update(`--s3-key-prefix "${keyPrefix ?? ''}"`),
    });
  }

  compareKey(report, expected, trail, keys, update);
}

function compareKey(
  report: DriftReport,
  expected: Expected,
  trail: TrailState,
  keys: Keys,
  update: (options: string) => string,
): void {
  const { arn: keyId, alias: keyAlias } = expected.keys.log;
  const mend = update(`--kms-key-id ${keyId ?? keyAlias ?? 'KEY'}`);
  if (trail.keyId === undefined) {
    report.find('withoutKey', SUBJECT, { expected: keyId ?? keyAlias ?? 'a key of KMS', found: 'no key', mend });
  } else if (keyId !== undefined) {
    keys.expectSame(report, SUBJECT, { expected: keyId, found: trail.keyId, mend });
  }
}

/** What the trail records. */
export function compareEvents(
  report: DriftReport,
  expected: Expected,
  { trail, ...state }: AccountState,
  arn: string,
): void {
  const {
    plan: {
      events,
      trail: { tags },
    },
  } = expected;

  const selectors = report.read('what the trail records', state.selectors);
  if (selectors.isKnown) {
    compareSelectors(report, expected.selectors, selectors.value ?? { basic: false, selectors: [] }, arn);
  }

  const insights = report.read('its Insights', state.insights);
  if (insights.isKnown) {
    const kinds = ({ management, data }: { management: string[]; data: string[] }) => [
      ...management.map((type) => `${type} on management events`),
      ...data.map((type) => `${type} on data events`),
    ];

    const mend = `aws cloudtrail put-insight-selectors --trail-name ${arn} --insight-selectors JSON`;
    compareSets(
      report,
      ['insightsMissing', 'moreInsights'],
      kinds(events.insights),
      kinds(insights.value ?? { management: [], data: [] }),
      mend,
    );
  }

  const aggregation = report.read('its summaries', state.aggregation);
  if (aggregation.isKnown) {
    const mend = `aws cloudtrail put-event-configuration --trail-name ${arn} --aggregation-configurations JSON`;
    compareSets(report, ['summariesMissing', 'moreSummaries'], events.aggregation, aggregation.value ?? [], mend);
  }

  const found = report.read('its tags', state.tags);
  const missing = Object.entries(tags).filter(([key, value]) => found.value?.[key] !== value);
  if (found.isKnown && missing.length > 0) {
    const text = missing.map(([key, value]) => `${key}=${value}`).join(', ');
    report.find('tagsMissing', SUBJECT, {
      expected: text,
      found: missing
        .map(([key]) => (found.value?.[key] === undefined ? `no ${key}` : `${key}=${found.value[key]}`))
        .join(', '),
      mend:
        `aws cloudtrail add-tags --resource-id ${arn} --tags-list ` +
        `${missing.map(([key, value]) => `"Key=${key},Value=${value}"`).join(' ')}`,
    });
  }
}

type Ids = [missing: 'insightsMissing' | 'summariesMissing', more: 'moreInsights' | 'moreSummaries'];

function compareSets(
  report: DriftReport,
  [missingId, moreId]: Ids,
  expected: readonly string[],
  found: readonly string[],
  mend: string,
): void {
  const text = (values: readonly string[]) => values.join(', ') || 'none';
  if (expected.some((value) => !found.includes(value))) {
    report.find(missingId, SUBJECT, { expected: text(expected), found: text(found), mend });
  } else if (found.some((value) => !expected.includes(value))) {
    report.find(moreId, SUBJECT, { expected: text(expected), found: text(found), mend });
  }
}
