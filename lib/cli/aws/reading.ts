/**
 * What was read of an account: a value, the certainty that there is none, or no answer, with the permission that would
 * give one.
 */
export type Reading<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unknown';
      /** The IAM action that the call requires. */
      readonly permission: string;
      /** In words: denied, throttled, not answered. */
      readonly why: string;
    };

export const ABSENT: Reading<never> = { kind: 'absent' };

export function found<T>(value: T): Reading<T> {
  return { kind: 'found', value };
}

/** What was found, if it was. */
export function valueOf<T>(reading: Reading<T>): T | undefined {
  return reading.kind === 'found' ? reading.value : undefined;
}

/** What follows from what was found, if anything does. */
export function mapped<T, U>(reading: Reading<T>, map: (value: T) => U | undefined): Reading<U> {
  if (reading.kind !== 'found') {
    return reading;
  }

  const value = map(reading.value);
  return value === undefined ? ABSENT : found(value);
}
