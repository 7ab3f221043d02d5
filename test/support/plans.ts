import { BaselineConfig } from '../../lib';
import { BaselinePlan, planBaseline, PlanInput } from '../../lib/plan/baseline-plan';
import { warningsOf } from '../../lib/plan/warnings';

/** Stands for a token where no CDK is needed. */
export const TOKEN = '${Token[TEST.1]}';
export const NUMBER_TOKEN = -1.8881545897087626e289;

/** A list that is one token as a whole. */
export const LIST_TOKEN = ['#{Token[TEST.2]}'];

/** Where a construct is that was handed over: in the trail's account and home region. */
export const HERE = { account: '111111111111', region: 'eu-west-1', path: 'Stack/Own' };

const isToken = (value: unknown) => value === NUMBER_TOKEN || value === LIST_TOKEN || (typeof value === 'string' && value.includes('${Token['));

const INPUT: PlanInput = {
  subject: 'Stack/Audit',
  defaultTrailName: 'Stack-Audit-12345678',
  account: '111111111111',
  homeRegion: 'eu-west-1',
  misfits: {},
  isToken,
};

/** A plan from any config, right or wrong. */
export function plan(config: unknown = {}, input: Partial<PlanInput> = {}): BaselinePlan {
  return planBaseline(config as BaselineConfig, { ...INPUT, ...input });
}

/** The problems of a config; none if it is in order. */
export function problemsOf(config: unknown, input: Partial<PlanInput> = {}): readonly string[] {
  try {
    plan(config, input);
    return [];
  } catch (error) {
    expect((error as Error).name).toBe('BaselineConfigError');
    return (error as { problems: readonly string[] } & Error).problems;
  }
}

export function warningIdsOf(config: unknown): string[] {
  return warningsOf(plan(config), isToken).map(({ id }) => id);
}

export function warningsFor(config: unknown): string[] {
  return warningsOf(plan(config), isToken).map(({ id, message }) => `${id}: ${message}`);
}
