import { FindingId, DriftReport } from './catalog';
import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { LifecycleRuleState } from '../account/bucket-state';

/** What S3 does with objects in time. Rules are taken together, as S3 takes them: whatever comes first happens. */
export function compareLifecycle(
  report: DriftReport,
  subject: string,
  expected: LifecycleRulePlan,
  rules: LifecycleRuleState[],
  fix: string,
): void {
  const enabled = rules.filter((rule) => rule.enabled);
  const compared = { report, subject, enabled, ofAll: enabled.filter(isAboutAll), fix };
  if (compared.ofAll.length === 0) {
    report.find('lifecycleOff', subject, {
      expected: `rule ${expected.id}: expires ${daysText(expected.expirationDays)}`,
      found: 'no such rule',
      fix,
    });
  }

  compareDays(compared, {
    wanted: expected.expirationDays,
    daysOf: (rule) => rule.expirationDays,
    earlier: 'expiresEarlier',
    later: 'expiresLater',
  });

  compareDays(compared, {
    wanted: expected.noncurrentExpirationDays,
    daysOf: (rule) => rule.noncurrentExpirationDays,
    earlier: 'versionsExpireEarlier',
    later: 'versionsExpireLater',
  });

  compareTiers(compared, expected);
  compareUploads(compared, expected);
}

/** What is compared, and where that is reported. */
interface Compared {
  readonly report: DriftReport;
  readonly subject: string;
  readonly enabled: LifecycleRuleState[];
  /** Those of the enabled ones that are about all objects. */
  readonly ofAll: LifecycleRuleState[];
  readonly fix: string;
}

/** A number of days that a rule says, and what it is to find another one. */
interface Days {
  readonly wanted: number;
  readonly daysOf: (rule: LifecycleRuleState) => number | undefined;
  readonly earlier: FindingId;
  readonly later: FindingId;
}

function compareDays(
  { report, subject, enabled, ofAll, fix }: Compared,
  { wanted, daysOf, earlier, later }: Days,
): void {
  const earliest = least(enabled.map(daysOf));
  const certain = least(ofAll.map(daysOf));
  if (earliest !== undefined && earliest < wanted) {
    report.find(earlier, subject, { expected: daysText(wanted), found: daysText(earliest), fix });
    return;
  }

  const isLater = certain === undefined || certain > wanted;
  if (ofAll.length > 0 && isLater) {
    report.find(later, subject, { expected: daysText(wanted), found: daysText(certain), fix });
  }
}

function compareTiers({ report, subject, enabled, ofAll, fix }: Compared, { tiers }: LifecycleRulePlan): void {
  const planned = tiers.map(({ storageClass, afterDays }) => `${storageClass} after ${afterDays} days`);
  const [expected, found] = [planned, enabled.flatMap(transitionTexts)].map(setText);
  if (expected !== found && (ofAll.length > 0 || found !== 'none')) {
    report.find('otherTiers', subject, { expected, found, fix });
  }
}

function transitionTexts({ transitions, noncurrentTransitions, filter }: LifecycleRuleState): string[] {
  const objects = filter === undefined ? '' : ` (${filter})`;
  return [
    ...transitions.map(({ storageClass, days }) => `${storageClass} after ${days} days${objects}`),
    ...noncurrentTransitions.map(({ storageClass, days }) => `old versions ${storageClass} after ${days} days`),
  ];
}

function compareUploads({ report, subject, ofAll, fix }: Compared, expected: LifecycleRulePlan): void {
  const wanted = expected.abortIncompleteUploadDays;
  const found = least(ofAll.map((rule) => rule.abortIncompleteUploadDays));
  const isLater = found === undefined || found > wanted;
  if (ofAll.length > 0 && isLater) {
    report.find('uploadsKept', subject, {
      expected: `ended ${daysText(wanted)}`,
      found: `ended ${daysText(found)}`,
      fix,
    });
  }
}

function isAboutAll({ filter }: LifecycleRuleState): boolean {
  return filter === undefined;
}

function daysText(count: number | undefined): string {
  return count === undefined ? 'never' : `after ${count} days`;
}

/** The same text for every order. */
function setText(values: string[]): string {
  return [...new Set(values)].sort().join(', ') || 'none';
}

function least(values: (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
