import { DriftReport } from './catalog';
import { isArn } from '../../aws/arn';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';
import { Difference } from '../findings/report';

/** Which key a name is of: keys are named by their ids, ARNs, and aliases. */
export class Keys {
  /** The ARNs of keys, by everything that names them. */
  private readonly known = new Map<string, string>();

  constructor({ trail, key, deliveryKey }: AccountState) {
    for (const state of [valueOf(deliveryKey), valueOf(key)]) {
      if (state !== undefined) {
        const [prefix] = state.arn.split(':key/');
        const aliases = valueOf(state.aliases) ?? [];
        [
          state.arn,
          state.arn.slice(prefix.length + ':key/'.length),
          ...aliases.flatMap((alias) => [alias, `${prefix}:${alias}`]),
        ].forEach((name) => this.known.set(name, state.arn));
      }
    }

    const [named, read] = [valueOf(trail)?.keyId, valueOf(key)];
    if (named !== undefined && read !== undefined) {
      this.known.set(named, read.arn); // it was asked for by this name
    }
  }

  /** Whether two names are of one key; undefined if that can't be told. */
  public same(one: string, other: string): boolean | undefined {
    const [first, second] = [one, other].map((name) => this.known.get(name) ?? name);
    if (first === second) {
      return true;
    }

    const isAlias = (name: string) => /^(arn:.*:)?alias\//.test(name);
    if (isAlias(first) || isAlias(second)) {
      return undefined;
    }

    const isId = (name: string) => !isArn(name);
    return isId(first) !== isId(second) && idOf(first) === idOf(second);
  }

  /** Reports a key that isn't the one it should be. */
  public expectSame(report: DriftReport, subject: string, difference: Difference): void {
    const same = this.same(difference.expected, difference.found);
    if (same === undefined) {
      report.cannotTell(
        `whether the ${subject} has the right key`,
        'kms:DescribeKey',
        `${difference.found} couldn't be looked up`,
      );
    } else if (!same) {
      report.find('otherKey', subject, difference);
    }
  }
}

function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
