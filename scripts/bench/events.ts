import { join } from 'path';
import { Token } from 'aws-cdk-lib';
import { loadCompiled, ROOT } from './makers';

type Compile = typeof import('../../lib/events/compile');
type WouldRecord = typeof import('../../lib/events/would-record');
type Selector = typeof import('../../lib/events/selector');
type Selection = import('../../lib/events/selection').EventSelection;

const VALUES = 500;
const SELECTORS = 200;
const TARGET_MS = 10;
const FACTS = {
  ownBucketArns: ['arn:aws:s3:::audit-logs', 'arn:aws:s3:::audit-access-logs'],
  isToken: (value: unknown) => Token.isUnresolved(value),
};

/**
 * A selection of so many selectors that hold so many values together: one for management events, the others each of one
 * type, some of functions.
 */
function selectionOf(selectors: number, values: number): Selection {
  const data = Array.from({ length: selectors - 1 }, (_, index) => ({
    name: `Selection ${index}`,
    path: `events.data[${index}]`,
    resourceType: 'AWS::Lambda::Function',
    readWriteType: 'ALL',
    resourceArn: { equalTo: [] as string[] },
  }));

  // Each holds a category and a type; what is left goes round.
  for (let left = values - 1 - data.length * 2, index = 0; left > 0; left--, index = (index + 1) % data.length) {
    data[index].resourceArn.equalTo.push(`arn:aws:lambda:eu-west-1:111111111111:function:payments-${left}`);
  }

  return {
    management: { readWriteType: 'ALL', excludeKms: false, excludeRdsDataApi: false },
    managementEventsAlreadyRecorded: false,
    data: data.map((events) =>
      events.resourceArn.equalTo.length > 0
        ? events
        : { ...events, resourceArn: undefined, resourceType: `AWS::Made::Up${events.name}` },
    ),
    dropBatchDeleteEntries: true,
    recordOwnDeliveries: false,
    networkActivity: [],
    insights: { management: [], data: [] },
    aggregation: [],
  } as Selection;
}

/** Events that differ in everything a selector looks at. */
function newEvents(count: number): Record<string, unknown>[] {
  const names = ['Invoke', 'GetObject', 'PutObject', 'DeleteObject'];
  return Array.from({ length: count }, (_, index) => ({
    eventVersion: '1.11',
    eventCategory: index % 4 === 0 ? 'Management' : 'Data',
    eventSource: 'lambda.amazonaws.com',
    eventName: names[index % names.length],
    eventType: 'AwsApiCall',
    readOnly: index % 3 === 0,
    userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::111111111111:assumed-role/app/${index % 50}` },
    resources: [
      { type: 'AWS::Lambda::Function', ARN: `arn:aws:lambda:eu-west-1:111111111111:function:payments-${index % 600}` },
    ],
  }));
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(samples: number[]): number {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}

/** Compiling a selection as large as CloudTrail accepts; deciding events, by the number of selectors. */
export function eventRows(): string[][] {
  const load = <T>(file: string) => loadCompiled<T>(join(ROOT, 'lib', 'events', file));
  const { compile } = load<Compile>('compile.js');
  const { wouldRecord } = load<WouldRecord>('would-record.js');
  const { countValues } = load<Selector>('selector.js');

  const largest = selectionOf(SELECTORS, VALUES);
  const compiled = compile(largest, FACTS);
  const values = compiled.reduce((sum, selector) => sum + countValues(selector), 0);
  if (compiled.length !== SELECTORS || values !== VALUES) {
    throw new Error(`the selection to measure compiles to ${values} values in ${compiled.length} selectors`);
  }

  const first = milliseconds(() => compile(selectionOf(SELECTORS, VALUES), FACTS));
  const time = median(Array.from({ length: 100 }, () => milliseconds(() => compile(largest, FACTS))));

  const events = newEvents(20_000);
  return [
    ['', 'selectors', 'result', 'target'],
    [
      `compiling ${VALUES} values`,
      String(SELECTORS),
      `${time.toFixed(2)} ms (early: ${first.toFixed(2)} ms)`,
      `at most ${TARGET_MS} ms: ${time <= TARGET_MS ? 'met' : 'missed'}`,
    ],
    ...[1, 10, 50, SELECTORS].map((count) => {
      const selectors = compiled.slice(0, count);
      let recorded = 0;
      const decide = () => {
        recorded = events.filter((event) => wouldRecord(selectors, event, FACTS.isToken).recorded).length;
      };

      const seconds = median(Array.from({ length: 7 }, () => milliseconds(decide))) / 1000;
      const rate = Math.round(events.length / seconds / 1000) * 1000;
      return [
        'wouldRecord',
        String(count),
        `${rate.toLocaleString('en')} events a second (${Math.round((recorded / events.length) * 100)} % recorded)`,
        '',
      ];
    }),
  ];
}
