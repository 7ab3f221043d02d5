import { closest } from './closest';
import { foreignWordFix } from './foreign-words';
import { Problem } from './problems';

/** A struct with a key that it doesn't have. */
export interface UnknownKey {
  readonly key: string;
  readonly value: unknown;
  /** The path of the struct. */
  readonly section: string;
  readonly knownKeys: readonly string[];
  /** The fix for unknown keys that users are likely to write here. */
  readonly fixes: Readonly<Record<string, string>>;
}

/** The problem of an unknown key: what the user probably meant. */
export function unknownKeyProblem({ key, value, section, knownKeys, fixes }: UnknownKey): Problem {
  const problem = { wrong: 'is not a key', got: value, allowed: knownKeys.join(', '), ofKey: true };
  const word = key.charAt(0).toLowerCase() + key.slice(1); // AWS's own spelling begins with a capital
  const ownFix = Object.hasOwn(fixes, word) ? fixes[word] : undefined;
  const meant = closest(key, knownKeys);
  if (ownFix === undefined && meant !== undefined) {
    return { ...problem, fix: `write ${meant}`, meant };
  }

  return { ...problem, fix: ownFix ?? foreignWordFix(key, section) ?? 'correct or remove the key' };
}
