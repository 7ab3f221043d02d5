import type { LifecycleRule, NoncurrentVersionTransition, Transition } from '@aws-sdk/client-s3';
import { LifecycleRuleState, LifecycleTransitionState } from './bucket-state';
import { filterText, wholeFilter } from './settings-text';

export function lifecycleRule(rule: LifecycleRule): LifecycleRuleState {
  const filter = wholeFilter(rule);
  const conditions = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const isPrefix = conditions.length === 1 && conditions[0][0] === 'Prefix';

  return {
    id: rule.ID,
    enabled: rule.Status === 'Enabled',
    filter: filterText(filter),
    prefix: isPrefix ? String(conditions[0][1]) : undefined,
    transitions: (rule.Transitions ?? []).map(transition),
    noncurrentTransitions: (rule.NoncurrentVersionTransitions ?? []).map(noncurrentTransition),
    expirationDays: rule.Expiration?.Days,
    expirationDate: dayOf(rule.Expiration?.Date),
    noncurrentExpirationDays: rule.NoncurrentVersionExpiration?.NoncurrentDays,
    newerNoncurrentVersions: rule.NoncurrentVersionExpiration?.NewerNoncurrentVersions,
    abortIncompleteUploadDays: rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
    expiresDeleteMarkers: rule.Expiration?.ExpiredObjectDeleteMarker,
  };
}

function transition(rule: Transition): LifecycleTransitionState {
  const storageClass = rule.StorageClass ?? '';
  const date = dayOf(rule.Date);
  // S3 moves at once where it is given neither.
  return date === undefined ? { storageClass, days: rule.Days ?? 0 } : { storageClass, date };
}

function noncurrentTransition(rule: NoncurrentVersionTransition): LifecycleTransitionState {
  return {
    storageClass: rule.StorageClass ?? '',
    days: rule.NoncurrentDays ?? 0,
    newerVersions: rule.NewerNoncurrentVersions,
  };
}

function dayOf(date: Date | undefined): string | undefined {
  return date?.toISOString().slice(0, 10);
}
