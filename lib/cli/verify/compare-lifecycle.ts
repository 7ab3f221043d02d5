import { FindingId, DriftReport } from './catalog';
import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { LifecycleRuleState } from '../account/bucket-state';

/** What S3 does with objects in time. Rules are taken together, as S3 takes them: whatever comes first happens. */
export function compareLifecycle(
  report: DriftReport,
  subject: string,
  expected: LifecycleRulePlan,
  rules: LifecycleRuleState[],
  mend: string,
): void {
  const enabled = rules.filter((rule) => rule.enabled);
  const ofAll = enabled.filter(({ filter }) => filter === undefined);
  const days = (count: number | undefined) => (count === undefined ? 'never' : `after ${count} days`);
  if (ofAll.length === 0) {
    report.find('lifecycleOff', subject, {
      expected: `rule ${expected.id}: expires ${days(expected.expirationDays)}`,
      found: 'no such rule',
      mend,
    });
  }

  const compareDays = (
    wanted: number,
    daysOf: (rule: LifecycleRuleState) => number | undefined,
    earlier: FindingId,
    later: FindingId,
  ) => {
    const earliest = least(enabled.map(daysOf));
    const certain = least(ofAll.map(daysOf));
    if (earliest !== undefined && earliest < wanted) {
      report.find(earlier, subject, { expected: days(wanted), found: days(earliest), mend });
    } else if (ofAll.length > 0 && (certain === undefined || certain > wanted)) {
      report.find(later, subject, { expected: days(wanted), found: days(certain), mend });
    }
  };

  compareDays(expected.expirationDays, (rule) => rule.expirationDays, 'expiresEarlier', 'expiresLater');
  compareDays(
    expected.noncurrentExpirationDays,
    (rule) => rule.noncurrentExpirationDays,
    'versionsExpireEarlier',
    'versionsExpireLater',
  );

  const [tiers, found] = [
    expected.tiers.map(({ storageClass, afterDays }) => `${storageClass} after ${afterDays} days`),
    enabled.flatMap(({ transitions, noncurrentTransitions, filter }) => [
      ...transitions.map(
        ({ storageClass, days: after }) =>
          `${storageClass} after ${after} days${filter === undefined ? '' : ` (${filter})`}`,
      ),
      ...noncurrentTransitions.map(
        ({ storageClass, days: after }) => `old versions ${storageClass} after ${after} days`,
      ),
    ]),
  ].map((all) => [...new Set(all)].sort().join(', ') || 'none');

  if (tiers !== found && (ofAll.length > 0 || found !== 'none')) {
    report.find('otherTiers', subject, { expected: tiers, found, mend });
  }

  const uploads = least(ofAll.map((rule) => rule.abortIncompleteUploadDays));
  if (ofAll.length > 0 && (uploads === undefined || uploads > expected.abortIncompleteUploadDays)) {
    report.find('uploadsKept', subject, {
      expected: `ended ${days(expected.abortIncompleteUploadDays)}`,
      found: `ended ${days(uploads)}`,
      mend,
    });
  }
}

function least(values: (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
