import { FindingId, DriftReport } from './catalog';
import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { LifecycleRuleState, LifecycleTransitionState } from '../account/bucket-state';
import { appliesToAll, EffectiveLifecycle, effectiveLifecycle, least } from '../account/lifecycle';

/** The rules of a bucket, and their expected effect. */
export interface LifecycleComparison {
  readonly subject: string;
  readonly expected: LifecycleRulePlan;
  readonly rules: readonly LifecycleRuleState[];
  /** The key prefix of log files: a rule with this prefix applies to all of them. */
  readonly logRoot?: string;
  readonly fix: string;
}

/** Compares lifecycle rules by their combined effect, as S3 applies them: the earliest action wins. */
export function compareLifecycle(report: DriftReport, comparison: LifecycleComparison): void {
  const { subject, expected, rules, logRoot, fix } = comparison;
  const enabled = rules.filter((rule) => rule.enabled);
  const ofAll = enabled.filter((rule) => appliesToAll(rule, logRoot));
  const compared: Compared = {
    report,
    subject,
    enabled: enabled.map((rule) => (ofAll.includes(rule) ? { ...rule, filter: undefined } : rule)),
    ofAll: effectiveLifecycle(ofAll),
    hasRule: ofAll.length > 0,
    fix,
  };

  if (!compared.hasRule) {
    report.find('lifecycleMissing', subject, {
      expected: `rule ${expected.id}, which expires objects ${daysText(expected.expirationDays)}`,
      found: 'no rule that applies to all objects',
      fix,
    });
  }

  const dated = compared.enabled.filter((rule) => rule.expirationDate !== undefined);
  if (dated.length > 0) {
    report.find('expiresEarlier', subject, {
      expected: daysText(expected.expirationDays),
      found: dated.map(dateText).join(', '),
      fix,
    });
  } else {
    compareDays(compared, {
      wanted: expected.expirationDays,
      earliest: least(enabled.map((rule) => rule.expirationDays)),
      ofAll: compared.ofAll.expirationDays,
      earlier: 'expiresEarlier',
      later: 'expiresLater',
    });
  }

  compareDays(compared, {
    wanted: expected.noncurrentExpirationDays,
    earliest: least(enabled.map((rule) => rule.noncurrentExpirationDays)),
    ofAll: compared.ofAll.noncurrentExpirationDays,
    earlier: 'versionsExpireEarlier',
    later: 'versionsExpireLater',
  });

  compareTiers(compared, expected);
  compareUploads(compared, expected);
}

/** What is compared, and where differences are reported. */
interface Compared {
  readonly report: DriftReport;
  readonly subject: string;
  /** The enabled rules; those that apply to all objects without their filter. */
  readonly enabled: readonly LifecycleRuleState[];
  /** The effect on all objects. */
  readonly ofAll: EffectiveLifecycle;
  /** Whether a rule applies to all objects. */
  readonly hasRule: boolean;
  readonly fix: string;
}

/** A number of days in rules, and the findings for fewer and more. */
interface Days {
  readonly wanted: number;
  /** Of any object. */
  readonly earliest: number | undefined;
  /** Of all objects. */
  readonly ofAll: number | undefined;
  readonly earlier: FindingId;
  readonly later: FindingId;
}

function compareDays(
  { report, subject, hasRule, fix }: Compared,
  { wanted, earliest, ofAll, earlier, later }: Days,
): void {
  if (earliest !== undefined && earliest < wanted) {
    report.find(earlier, subject, { expected: daysText(wanted), found: daysText(earliest), fix });
    return;
  }

  const isLater = ofAll === undefined || ofAll > wanted;
  if (hasRule && isLater) {
    report.find(later, subject, { expected: daysText(wanted), found: daysText(ofAll), fix });
  }
}

function compareTiers({ report, subject, enabled, hasRule, fix }: Compared, { tiers }: LifecycleRulePlan): void {
  const planned = tiers.map(({ storageClass, afterDays }) => `${storageClass} after ${afterDays} days`);
  const [expected, found] = [planned, enabled.flatMap(transitionTexts)].map(setText);
  if (expected !== found && (hasRule || found !== 'none')) {
    report.find('otherStorageClasses', subject, { expected, found, fix });
  }
}

function transitionTexts({ transitions, noncurrentTransitions, filter }: LifecycleRuleState): string[] {
  return [
    ...transitions.map((transition) => `${transitionText(transition)}${objectsText(filter)}`),
    ...noncurrentTransitions.map((transition) => `noncurrent versions: ${transitionText(transition)}`),
  ];
}

function transitionText({ storageClass, days, date, newerVersions }: LifecycleTransitionState): string {
  const when = date === undefined ? `after ${days} days` : `on ${date}`;
  return newerVersions === undefined ? `${storageClass} ${when}` : `${storageClass} ${when}, except ${newerVersions}`;
}

function compareUploads({ report, subject, ofAll, hasRule, fix }: Compared, expected: LifecycleRulePlan): void {
  const wanted = expected.abortIncompleteUploadDays;
  const found = ofAll.abortIncompleteUploadDays;
  const isLater = found === undefined || found > wanted;
  if (hasRule && isLater) {
    report.find('incompleteUploadsKept', subject, {
      expected: `aborted ${daysText(wanted)}`,
      found: `aborted ${daysText(found)}`,
      fix,
    });
  }
}

/** A date expires every object that is there then, and each later one within a day. */
function dateText({ expirationDate: date, filter }: LifecycleRuleState): string {
  return `on ${date} and every day after it${objectsText(filter)}`;
}

function objectsText(filter: string | undefined): string {
  return filter === undefined ? '' : ` (${filter})`;
}

function daysText(count: number | undefined): string {
  return count === undefined ? 'never' : `after ${count} days`;
}

/** The values as a string that doesn't depend on their order. */
function setText(values: string[]): string {
  return [...new Set(values)].sort().join(', ') || 'none';
}
