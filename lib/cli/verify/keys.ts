import { DriftReport } from './catalog';
import { isArn } from '../../aws/arn';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';
import { Difference } from '../findings/report';

/** The key that a resource should have, and the one that it has. */
export interface KeyNames {
  /** Undefined: it isn't known. */
  readonly wanted: string | undefined;
  readonly found: string | undefined;
  readonly fix: string;
}

/** Resolves the names of keys: ids, ARNs and aliases. */
export class Keys {
  /** The ARNs of keys, by id, ARN and alias. */
  private readonly known = new Map<string, string>();

  constructor({ key, deliveryKey }: AccountState) {
    for (const state of [valueOf(deliveryKey), valueOf(key)]) {
      if (state !== undefined) {
        this.learn(state.arn, valueOf(state.aliases) ?? []);
        this.known.set(state.name, state.arn);
      }
    }
  }

  /** Whether two names refer to the same key; undefined if that isn't known. */
  public same(name: string, otherName: string): boolean | undefined {
    const key = this.known.get(name) ?? name;
    const otherKey = this.known.get(otherName) ?? otherName;
    if (key === otherKey) {
      return true;
    }

    if (isAlias(key) || isAlias(otherKey)) {
      return undefined;
    }

    const isOneAnId = isArn(key) !== isArn(otherKey);
    return isOneAnId && idOf(key) === idOf(otherKey);
  }

  /** Reports a resource without a key, or with another key than the wanted one, if that is known. */
  public expectKey(report: DriftReport, subject: string, { wanted, found, fix }: KeyNames): void {
    if (found === undefined) {
      report.find('withoutKey', subject, { expected: wanted ?? 'a KMS key', found: 'no key', fix });
    } else if (wanted !== undefined) {
      this.expectSame(report, subject, { expected: wanted, found, fix });
    }
  }

  /** Reports a key that isn't the expected one. */
  public expectSame(report: DriftReport, subject: string, difference: Difference): void {
    const same = this.same(difference.expected, difference.found);
    if (same === undefined) {
      report.addInconclusive(
        `whether the ${subject} uses the expected key`,
        'kms:DescribeKey',
        `${difference.found} couldn't be looked up`,
      );
    } else if (!same) {
      report.find('otherKey', subject, difference);
    }
  }

  private learn(arn: string, aliases: string[]): void {
    const [prefix] = arn.split(':key/');
    const id = arn.slice(prefix.length + ':key/'.length);
    const names = [arn, id, ...aliases, ...aliases.map((alias) => `${prefix}:${alias}`)];
    for (const name of names) {
      this.known.set(name, arn);
    }
  }
}

function isAlias(name: string): boolean {
  return /^(arn:.*:)?alias\//.test(name);
}

function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
