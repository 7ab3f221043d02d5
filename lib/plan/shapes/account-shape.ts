import { BASELINE_SHAPE, ORGANIZATION_SHAPE, ORGANIZATION_WORDS } from './shapes';
import { BaselineConfig } from '../../config/baseline-config';
import { Check, checkOf, Shape, struct } from '../../validation/check';
import { Problem } from '../../validation/problems';

/** A key that isn't allowed here, with any value, valid or not. */
function refused(problem: Omit<Problem, 'got' | 'allowed'>): Check<never> {
  return checkOf<never>({ not: {} }, (value, path, { problems }) => {
    problems.add(path, { ...problem, got: value, allowed: 'nothing' });
    return undefined;
  });
}

const placesStacks = refused({
  wrong: 'sets where the stacks of a landing zone are, and this baseline is already in a stack',
  fix: 'remove the key, or use OrganizationBaseline',
});

/** The config of a baseline in one account: every key except those that require other accounts. */
export const ACCOUNT_SHAPE: Shape<BaselineConfig> = {
  ...BASELINE_SHAPE,
  organization: struct(
    { ...ORGANIZATION_SHAPE, accounts: placesStacks, homeRegion: placesStacks },
    ['id'],
    ORGANIZATION_WORDS,
  ),
  guardrails: refused({
    wrong: 'require a landing zone, and this baseline is in one account',
    fix: 'use OrganizationBaseline, or TrailGuardrails in addition to this baseline',
  }),
};
