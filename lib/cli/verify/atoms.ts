import { Conditions, Statement } from '../../policies/statement';

/**
 * A statement of one principal, one action and one resource, in one spelling: statements can be split, merged and
 * ordered in many ways.
 */
export interface Atom {
  readonly effect: 'Allow' | 'Deny';
  /**
   * Such as `*`, `AWS:arn:aws:iam::111111111111:root`, `Service:cloudtrail.amazonaws.com`; empty where a policy names
   * none.
   */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly conditions: readonly Condition[];
  /** What only equals itself: a statement that says what it is not about. */
  readonly opaque?: string;
}

/** What one key has to be for a statement to apply. */
export interface Condition {
  readonly operator: string;
  /** In lower case, as IAM compares keys. */
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement's atoms. */
export function atomsOf(statement: Statement, partition: string): Atom[] {
  const {
    Effect: effect,
    Principal: principal,
    Action: action,
    Resource: resource = '*',
    Condition: condition = {},
  } = statement;

  const conditions = conditionsOf(condition);
  const raw = statement as unknown as Record<string, unknown>;
  const saysWhatNot = ['NotPrincipal', 'NotAction', 'NotResource'].some((key) => raw[key] !== undefined);
  if (saysWhatNot) {
    const { Sid: _, ...said } = raw;
    return [{ effect, principal: '', action: '', resource: '', conditions, opaque: canonical(said) }];
  }

  const atoms: Atom[] = [];
  for (const name of principalsOf(principal, partition)) {
    for (const call of listOf(action)) {
      for (const arn of listOf(resource)) {
        atoms.push({ effect, principal: name, action: call.toLowerCase(), resource: arn, conditions });
      }
    }
  }

  return atoms;
}

function principalsOf(principal: Statement['Principal'], partition: string): string[] {
  if (principal === undefined || principal === '*') {
    return [principal ?? ''];
  }

  const byKind = Object.entries(principal as Record<string, string | string[]>);
  return byKind.flatMap(([kind, names]) => listOf(names).map((name) => principalText(kind, name, partition)));
}

function principalText(kind: string, name: string, partition: string): string {
  if (kind === 'AWS' && name === '*') {
    return '*';
  }

  const isAccount = kind === 'AWS' && /^\d{12}$/.test(name);
  return isAccount ? `${kind}:arn:${partition}:iam::${name}:root` : `${kind}:${name}`;
}

function conditionsOf(conditions: Conditions): Condition[] {
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: [...new Set(listOf(values).map(String))].sort(),
    })),
  );
}

function listOf(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}

/** A value's text, the same for every order of keys and of lists. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).sort().join()}]`;
  }

  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }

  const entries = Object.entries(value).map(([key, inner]) => `${key}:${canonical(inner)}`);
  return `{${entries.sort().join()}}`;
}
