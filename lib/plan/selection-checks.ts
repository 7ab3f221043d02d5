import { InsightType, ManagementReadWriteType } from '../config/events-config';
import { EventSelection } from '../events/selection';
import { countValues, EventSelector, MAX_VALUES } from '../events/selector';
import { CheckContext, join } from '../validation/check';

/** How many selectors an error lists by name. */
const LISTED = 20;

/** Checks what can be judged only once everything was added, in the config and in code. */
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
      wrong: 'leaves the trail nothing to record',
      got: management.readWriteType,
      allowed: 'ALL, READ_ONLY, WRITE_ONLY, or NONE beside data or network activity events',
      mend: 'record management events, or add what to record to the config or in code',
    });
  }

  checkManagementInsights(selection, join(path, 'insights.management'), context);
  for (const [key, asked, wrong] of [
    ['insights.data', insights.data, 'looks at data events, and the trail records none'],
    ['aggregation', aggregation, 'summarizes data events, and the trail records none'],
  ] as const) {
    if (asked.length > 0 && data.length === 0) {
      problems.add(join(path, key), {
        wrong,
        got: asked,
        allowed: 'nothing without data events',
        mend: 'record data events, in the config or in code, or remove the key',
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
  if (insights.management.length > 0 && readWriteType === ManagementReadWriteType.NONE) {
    problems.add(path, {
      wrong: 'looks at management events, and the trail records none',
      got: insights.management,
      allowed: 'nothing while readWriteType is NONE',
      mend: 'record management events, or remove the key',
    });
  }

  if (insights.management.includes(InsightType.API_CALL_RATE) && readWriteType === ManagementReadWriteType.READ_ONLY) {
    problems.add(path, {
      wrong: 'looks at the rate of writes, and the trail records reads only',
      got: insights.management,
      allowed: 'API_ERROR_RATE',
      mend: 'record writes too, or remove API_CALL_RATE',
    });
  }
}

function checkBudget(selectors: EventSelector[], path: string, { problems }: CheckContext): void {
  const spent = selectors
    .map((selector) => ({ name: selector.name, values: countValues(selector) }))
    .sort((a, b) => b.values - a.values);

  const total = sum(spent);
  if (total > MAX_VALUES) {
    const listed = spent.slice(0, LISTED).map(({ name, values }) => `"${name}" ${values}`);
    const rest = spent.slice(LISTED);
    problems.add(path, {
      wrong: 'holds more values than CloudTrail takes in all selectors of a trail together',
      got: total,
      allowed: `up to ${MAX_VALUES}`,
      mend:
        'name fewer resources, or more at once with startsWith; spent: ' +
        `${[...listed, ...(rest.length > 0 ? [`${rest.length} more ${sum(rest)}`] : [])].join(', ')}`,
    });
  }
}

function sum(spent: { readonly values: number }[]): number {
  return spent.reduce((all, { values }) => all + values, 0);
}
