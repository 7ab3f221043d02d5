import { BaselineConfig } from '../../lib';
import { compile } from '../../lib/events/compile';
import { bucketOf } from '../../lib/events/own-buckets';
import { countValues, EventSelector } from '../../lib/events/selector';
import { BaselinePlan, planBaseline, PlanInput } from '../../lib/plan/baseline-plan';
import { eventWarningsOf, RecordingFacts } from '../../lib/plan/warnings/event-warnings';
import { storageWarningsOf, trailWarningsOf } from '../../lib/plan/warnings/warnings';
import { QUERY_FILES } from '../../lib/queries/query-files';

/** Stands for a token where no CDK is needed. */
export const TOKEN = '${Token[TEST.1]}';
export const NUMBER_TOKEN = -1.8881545897087626e289;

/** A list that is one token as a whole. */
export const LIST_TOKEN = ['#{Token[TEST.2]}'];

/** Where a construct is that was passed in: in the trail's account and home region. */
export const HERE = { account: '111111111111', region: 'eu-west-1', path: 'Stack/Own' };

export const isToken = (value: unknown) =>
  value === NUMBER_TOKEN || value === LIST_TOKEN || (typeof value === 'string' && value.includes('${Token['));

const INPUT: PlanInput = {
  subject: 'Stack/Audit',
  defaultTrailName: 'Stack-Audit-12345678',
  account: '111111111111',
  homeRegion: 'eu-west-1',
  invalidProps: {},
  queries: QUERY_FILES,
  isToken,
  bucketOf,
};

/** A plan from any config, right or wrong. */
export function plan(config: unknown = {}, input: Partial<PlanInput> = {}): BaselinePlan {
  return planBaseline(config as BaselineConfig, { ...INPUT, ...input });
}

/** The problems of a config; none if it is valid. */
export function problemsOf(config: unknown, input: Partial<PlanInput> = {}): readonly string[] {
  try {
    plan(config, input);
    return [];
  } catch (error) {
    expect((error as Error).name).toBe('BaselineConfigError');
    return (error as { problems: readonly string[] } & Error).problems;
  }
}

/** The compiled selectors of an `events` section, where the buckets are that the trail delivers to. */
export function selectorsOf(events: unknown, ownBucketArns: string[] = []): EventSelector[] {
  return compile(plan({ events }).events, { ownBucketArns, isToken });
}

export function warningIdsOf(config: unknown, facts: Partial<RecordingFacts> = {}): string[] {
  return warnings(config, facts).map(({ id }) => id);
}

export function warningsFor(config: unknown, facts: Partial<RecordingFacts> = {}): string[] {
  return warnings(config, facts).map(({ id, message }) => `${id}: ${message}`);
}

function warnings(config: unknown, facts: Partial<RecordingFacts>) {
  const planned = plan(config);
  const {
    events,
    delivery: { cloudWatchLogs },
  } = planned;

  const selectorValues = compile(events, { ownBucketArns: [], isToken }).reduce(
    (sum, selector) => sum + countValues(selector),
    0,
  );

  return [
    ...trailWarningsOf(planned, isToken),
    ...storageWarningsOf(planned, isToken),
    ...eventWarningsOf({
      events,
      selectorValues,
      sendsToCloudWatchLogs: cloudWatchLogs !== undefined,
      bucketsWithoutBucketKey: [],
      otherTrails: [],
      isToken,
      ...facts,
    }),
  ];
}
