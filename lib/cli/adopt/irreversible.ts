import { Adoption } from './adoption';
import { AccountState } from '../account/state';
import { Reading, valueOf } from '../aws/reading';
import { Finding } from '../findings/finding';
import { FindingId } from '../verify/catalog';

const LOCK = 'it can never be disabled, and versioning can then never be suspended';
const VERSIONING = 'it can be suspended, but never be removed';

/** What a deployment that ends a difference does, if that can't be undone. */
const IRREVERSIBLE: Partial<Record<FindingId, string>> = {
  lockOff: `Object Lock is enabled: ${LOCK}`,
  versioningOff: `versioning is enabled: ${VERSIONING}`,
  lifecycleMissing: 'a lifecycle rule deletes log files, noncurrent versions and incomplete uploads permanently',
  expiresLater: 'log files expire earlier, and are deleted permanently',
  versionsExpireLater: 'noncurrent versions expire earlier, and are deleted permanently',
  incompleteUploadsKept: 'incomplete multipart uploads are deleted permanently',
  moreEventsRecorded: 'some events are no longer recorded, and can never be recorded later',
};

/** The changes of a deployment that can't be undone, each with its resource. */
export function irreversibleChanges(changes: readonly Finding[], { ours }: Adoption, state: AccountState): string[] {
  const known = changes.flatMap(({ id, subject }) => {
    const change = IRREVERSIBLE[id as FindingId];
    return change === undefined ? [] : [`${subject}: ${change}`];
  });

  return ours.logBucket ? [...known, ...possible(state)] : known;
}

/** What can't be read may be off: then the deployment enables it. */
function possible(state: AccountState): string[] {
  const bucket = valueOf(state.logBucket);
  const unread = (reading: Reading<unknown> | undefined) => reading?.kind === 'unknown';
  return [
    ...(unread(bucket?.objectLock)
      ? [`log bucket: Object Lock is enabled if it is off, which can't be read: ${LOCK}`]
      : []),
    ...(unread(bucket?.versioning)
      ? [`log bucket: versioning is enabled if it is off, which can't be read: ${VERSIONING}`]
      : []),
  ];
}
