import { Conditions, Statement } from '../../policies/statement';

/** A normalized statement, because each of its parts can be written in several ways. */
export interface NormalStatement {
  readonly effect: 'Allow' | 'Deny';
  /**
   * Such as `*`, `AWS:arn:aws:iam::111111111111:root`, `Service:cloudtrail.amazonaws.com`; one empty string where a
   * policy names no principal.
   */
  readonly principals: readonly string[];
  /** In lowercase, as IAM compares actions. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
  /** A statement with `NotPrincipal`, `NotAction` or `NotResource`, which only equals itself. */
  readonly opaque?: string;
}

/** A condition on one key. */
export interface Condition {
  readonly operator: string;
  /** In lowercase, as IAM compares keys. */
  readonly key: string;
  readonly values: readonly string[];
}

/** Normalizes a statement. */
export function normalStatement(statement: Statement, partition: string): NormalStatement {
  const { Principal: principal, Action: action, Resource: resource = '*', Condition: condition = {} } = statement;
  const raw = statement as unknown as Record<string, unknown>;
  const excludes = ['NotPrincipal', 'NotAction', 'NotResource'].some((key) => raw[key] !== undefined);
  const common = { effect: statement.Effect, conditions: conditionsOf(condition) };

  if (excludes) {
    const { Sid: _, ...rest } = raw;
    return { ...common, principals: [], actions: [], resources: [], opaque: canonical(rest) };
  }

  return {
    ...common,
    principals: distinct(principalsOf(principal, partition)),
    actions: distinct(listOf(action).map(lowercase)),
    resources: distinct(listOf(resource)),
  };
}

/** Such as `*`, `AWS:arn:aws:iam::111111111111:root`, `Service:cloudtrail.amazonaws.com`. */
export function principalsOf(principal: Statement['Principal'], partition: string): string[] {
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

export function conditionsOf(conditions: Conditions): Condition[] {
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator,
      key: lowercase(key),
      values: distinct(listOf(values).map(String)).sort(),
    })),
  );
}

/** In lowercase, as IAM compares names: only letters of ASCII have another case. */
export function lowercase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function listOf(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
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
