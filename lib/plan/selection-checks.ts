import { InsightsMetric } from '../config/events-config';
import { ReadWriteFilter } from '../config/read-write-filter';
import { EventSelection } from '../events/selection';
import { countValues, EventSelector, MAX_VALUES } from '../events/selector';
import { CheckContext, join } from '../validation/check';

/** The maximum number of selectors that an error lists by name. */
const LISTED = 20;

/** Runs the checks that need the complete selection, of the config and of the code. */
export function checkSelection(
  selection: EventSelection,
  selectors: EventSelector[],
  path: string,
  context: CheckContext,
): void {
  const { management, insights, aggregation, data } = selection;
  const { problems } = context;
  if (selectors.length === 0) {
    problems.add(join(path, 'management.readWriteType'), {
      wrong: 'leaves the trail without events to record',
      got: management.readWriteType,
      allowed: 'ALL, READ_ONLY, WRITE_ONLY, or NONE with data or network activity events',
      fix: 'record management events, or add other events in the config or in code',
    });
  }

  checkManagementInsights(selection, join(path, 'insights.management'), context);
  for (const [key, values, wrong] of [
    ['insights.data', insights.data, 'analyzes data events, and the trail records none'],
    ['aggregation', aggregation, 'aggregates data events, and the trail records none'],
  ] as const) {
    if (values.length > 0 && data.length === 0) {
      problems.add(join(path, key), {
        wrong,
        got: values,
        allowed: 'nothing without data events',
        fix: 'record data events, in the config or in code, or remove the key',
      });
    }
  }

  checkBudget(selectors, path, context);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html */
function checkManagementInsights(
  { management: { readWriteType }, insights }: EventSelection,
  path: string,
  { problems }: CheckContext,
): void {
  if (insights.management.length > 0 && readWriteType === ReadWriteFilter.NONE) {
    problems.add(path, {
      wrong: 'analyzes management events, and the trail records none',
      got: insights.management,
      allowed: 'nothing while readWriteType is NONE',
      fix: 'record management events, or remove the key',
    });
  }

  if (insights.management.includes(InsightsMetric.API_CALL_RATE) && readWriteType === ReadWriteFilter.READ_ONLY) {
    problems.add(path, {
      wrong: 'analyzes the rate of write calls, and the trail records only reads',
      got: insights.management,
      allowed: 'API_ERROR_RATE',
      fix: 'record writes too, or remove API_CALL_RATE',
    });
  }
}

function checkBudget(selectors: EventSelector[], path: string, { problems }: CheckContext): void {
  const counts = selectors
    .map((selector) => ({ name: selector.name, values: countValues(selector) }))
    .sort((a, b) => b.values - a.values);

  const total = sum(counts);
  if (total > MAX_VALUES) {
    const listed = counts.slice(0, LISTED).map(({ name, values }) => `"${name}" ${values}`);
    const unlisted = counts.slice(LISTED);
    problems.add(path, {
      wrong: 'has more values than CloudTrail accepts in all selectors of a trail together',
      got: total,
      allowed: `up to ${MAX_VALUES}`,
      fix:
        'name fewer resources, or match several with startsWith; values by selector: ' +
        `${[...listed, ...(unlisted.length > 0 ? [`${unlisted.length} more ${sum(unlisted)}`] : [])].join(', ')}`,
    });
  }
}

function sum(counts: { readonly values: number }[]): number {
  return counts.reduce((total, { values }) => total + values, 0);
}
