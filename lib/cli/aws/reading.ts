/**
 * The result of reading something from an account: a value, the certainty that there is none, or unknown, with the
 * permission that reading it requires.
 */
export type Reading<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unknown';
      /** The IAM action that the call requires. */
      readonly permission: string;
      /** Such as `access denied`, `timeout`. */
      readonly why: string;
    };

export const ABSENT: Reading<never> = { kind: 'absent' };

export function found<T>(value: T): Reading<T> {
  return { kind: 'found', value };
}

/** The value, if one was found. */
export function valueOf<T>(reading: Reading<T>): T | undefined {
  return reading.kind === 'found' ? reading.value : undefined;
}

/** The reading with its value mapped; absent if that is undefined. */
export function mapped<T, U>(reading: Reading<T>, map: (value: T) => U | undefined): Reading<U> {
  if (reading.kind !== 'found') {
    return reading;
  }

  const value = map(reading.value);
  return value === undefined ? ABSENT : found(value);
}
