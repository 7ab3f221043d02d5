import * as fc from 'fast-check';
import { BaselineConfig } from '../../../lib';
import { FINDINGS } from '../../../lib/cli/verify/catalog';
import { verify } from '../../../lib/cli/verify/verify';
import { Base, BASES, deploy, madeBy } from '../../support/account-bases';
import { AccountChange, ACCOUNT_CHANGES } from '../../support/account-changes';
import { NOW } from '../../support/deployed-state';
import { cases } from '../../support/random-cases';
import { validConfigs } from '../../support/random-configs';

function foundAfter({ apply }: AccountChange, { plan, state }: Base): string[] | undefined {
  const changed = apply(state, madeBy(plan));
  return changed && verify(plan, changed, NOW).findings.map(({ id }) => id);
}

describe('one change of an account is one finding', () => {
  const bases = Object.fromEntries(Object.entries(BASES).map(([name, make]) => [name, make()]));

  test.each(ACCOUNT_CHANGES.map((one) => [one.id, one.what, one] as const))('%s: %s', (id, _, accountChange) => {
    const results = Object.entries(bases).flatMap(([name, base]) => {
      const ids = foundAfter(accountChange, base);
      return ids === undefined ? [] : [[name, ids] as const];
    });

    expect(results.length).toBeGreaterThan(0);
    expect(Object.fromEntries(results)).toEqual(Object.fromEntries(results.map(([name]) => [name, [id]])));
  });

  test('in any config that is valid', () => {
    fc.assert(
      fc.property(validConfigs, fc.infiniteStream(fc.constantFrom(...ACCOUNT_CHANGES)), (config, changes) => {
        const base = deploy(config as BaselineConfig);
        for (const one of changes.take(20)) {
          const ids = foundAfter(one, base);
          expect({ [one.what]: ids }).toEqual({ [one.what]: ids && [one.id] });
        }
      }),
      { numRuns: cases(40) },
    );
  });
});

test('every finding of the catalog is found', () => {
  // these take several changes at once, and have specifications of their own
  const others = ['otherBucket', 'otherHomeRegion', 'otherLogsRole', 'basicSelectors'];
  expect([...new Set([...ACCOUNT_CHANGES.map(({ id }) => id as string), ...others])].sort()).toEqual(
    Object.keys(FINDINGS).sort(),
  );
});
