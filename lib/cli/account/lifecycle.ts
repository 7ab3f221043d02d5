import { LifecycleRuleState } from './bucket-state';

/** The effect of lifecycle rules on every object of a bucket. Rules are combined: the earliest action wins. */
export interface EffectiveLifecycle {
  readonly expirationDays?: number;
  readonly noncurrentExpirationDays?: number;
  readonly abortIncompleteUploadDays?: number;
  readonly transitions: readonly { readonly storageClass: string; readonly days: number }[];
}

/**
 * Whether a rule applies to every log file: it has no filter, or a prefix that all of them have.
 *
 * @param logRoot the key prefix of log files; without it, only a rule without a filter applies to all
 */
export function appliesToAll({ filter, prefix }: LifecycleRuleState, logRoot = ''): boolean {
  return filter === undefined || (prefix !== undefined && logRoot.startsWith(prefix));
}

/** The combined effect of enabled rules that apply to all objects, without actions on a date. */
export function effectiveLifecycle(rules: readonly LifecycleRuleState[]): EffectiveLifecycle {
  const firstDays = new Map<string, number>();
  for (const { storageClass, days } of rules.flatMap(({ transitions }) => transitions)) {
    if (days !== undefined) {
      firstDays.set(storageClass, Math.min(days, firstDays.get(storageClass) ?? Infinity));
    }
  }

  return {
    expirationDays: least(rules.map((rule) => rule.expirationDays)),
    // A rule that keeps some versions keeps them forever.
    noncurrentExpirationDays: least(
      rules.map((rule) => (rule.newerNoncurrentVersions === undefined ? rule.noncurrentExpirationDays : undefined)),
    ),
    abortIncompleteUploadDays: least(rules.map((rule) => rule.abortIncompleteUploadDays)),
    transitions: [...firstDays].map(([storageClass, days]) => ({ storageClass, days })),
  };
}

/** The lowest of the known numbers. */
export function least(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
