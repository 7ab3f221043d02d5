import { BASELINE_SHAPE, ORGANIZATION_SHAPE, ORGANIZATION_WORDS } from './shapes';
import { BaselineConfig } from '../../config/baseline-config';
import { Check, checkOf, Shape, struct } from '../../validation/check';
import { Problem } from '../../validation/problems';

/** What isn't allowed here, right or wrong: nothing is said of how to correct it. */
function refused(problem: Omit<Problem, 'got' | 'allowed'>): Check<never> {
  return checkOf<never>({ not: {} }, (value, path, { problems }) => {
    problems.add(path, { ...problem, got: value, allowed: 'nothing' });
    return undefined;
  });
}

const placesStacks = refused({
  wrong: 'places the stacks of a landing zone, and this baseline is in a stack already',
  fix: 'remove the key, or use OrganizationBaseline',
});

/** The config of a baseline in one account: every key of a landing zone's, but what takes other accounts. */
export const ACCOUNT_SHAPE: Shape<BaselineConfig> = {
  ...BASELINE_SHAPE,
  organization: struct(
    { ...ORGANIZATION_SHAPE, accounts: placesStacks, homeRegion: placesStacks },
    ['id'],
    ORGANIZATION_WORDS,
  ),
  guardrails: refused({
    wrong: 'are policies of a landing zone, and this baseline is in one account',
    fix: 'use OrganizationBaseline, or TrailGuardrails in addition to this baseline',
  }),
};
