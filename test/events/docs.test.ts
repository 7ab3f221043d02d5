import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as ts from 'typescript';
import { AggregationTemplate, DataEvents, InsightsMetric, NetworkActivityEvents } from '../../lib';
import { EVENT_BYTES, PRICES, PRICES_AS_OF } from '../../lib/aws/prices';
import { conditionHolds } from '../../lib/events/condition';
import { countValues, MAX_VALUES } from '../../lib/events/selector';
import { EVENT_WARNINGS } from '../../lib/plan/warnings/event-warnings';
import { newApp, newBaseline, newStack, templateOf } from '../support/apps';
import { problemsOf, selectorsOf, warningIdsOf, warningsFor } from '../support/plans';

const DOCS = readFileSync(join(__dirname, '..', '..', 'docs', 'events.md'), 'utf8');
const SAMPLES = [...DOCS.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);
const EVENTS_PRICE = /USD \d+\.\d\d per (?:100,000 events|GB|key)/g;

/** The cells of a table of the document, without its head. */
function tableOf(name: string): string[][] {
  const lines = DOCS.split(`<!-- ${name} -->`)[1].split('<!-- end -->')[0].trim().split('\n');
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

/** What is between the backticks of a cell. */
const code = (cell: string) => /^`(.*)`$/.exec(cell)![1];

/** The value of an expression of the document's, which knows the presets. */
const valueOf = (expression: string): unknown =>
  new Function('DataEvents', 'NetworkActivityEvents', `return (${expression});`)(DataEvents, NetworkActivityEvents);

const pricesIn = (text: string) => [...new Set(text.match(EVENTS_PRICE) ?? [])].sort();
const per100k = ({ usd }: { readonly usd: number }) => `USD ${usd.toFixed(2)} per 100,000 events`;
const perGb = ({ usd }: { readonly usd: number }) => `USD ${usd.toFixed(2)} per GB`;

/** Runs a sample, and hands out what it has made. */
function run(sample: string, argument?: string): { readonly printed: string[]; readonly made: Record<string, any> } {
  const { outputText } = ts.transpileModule(sample, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });

  const ifMade = (name: string) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`;
  const handOut = `return { ${['app', 'stack', 'events'].map(ifMade).join(', ')} };`;
  const printed: string[] = [];
  const body = new Function('require', 'exports', 'console', 'process', `${outputText}\n${handOut}`);
  const made = body(require, {}, { log: (line: string) => printed.push(line) }, { argv: ['node', 'script', argument] });
  return { printed, made };
}

describe('the samples', () => {
  const isScript = (sample: string) => sample.includes('process.argv');

  test.each(SAMPLES.filter((sample) => !isScript(sample)).map((sample, index) => [index, sample]))(
    'number %d runs, and its selection is valid',
    (_, sample) => {
      const {
        made: { app, stack, events },
      } = run(sample);

      const root = (app ?? stack?.node.root) as App | undefined;
      expect(root ?? events).toBeDefined();
      expect(() => root?.synth()).not.toThrow();
      if (events !== undefined) {
        expect(problemsOf({ events })).toEqual([]);
        expect(() => templateOf(newBaseline({ events }))).not.toThrow(); // judges the whole selection
      }
    },
  );

  test('the script reads log files, and says what a selection makes of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-files-'));
    try {
      const write = (path: string, content: object) => {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), gzipSync(JSON.stringify(content)));
      };

      const object = (bucket: string, readOnly: boolean) => ({
        eventCategory: 'Data',
        eventSource: 's3.amazonaws.com',
        eventName: readOnly ? 'GetObject' : 'PutObject',
        readOnly,
        resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/1` }],
      });

      write('AWSLogs/111111111111/CloudTrail/eu-west-1/2026/11/23/1.json.gz', {
        Records: [
          object('payments', false),
          object('payments', false),
          object('payments', false),
          object('payments', true),
          object('payments', true),
          { eventCategory: 'Management', eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', readOnly: false },
        ],
      });

      write('AWSLogs/111111111111/CloudTrail-Digest/eu-west-1/2026/11/23/1.json.gz', { logFiles: [] });
      expect(run(SAMPLES.find(isScript)!, folder).printed).toEqual([
        '3\tWrites to all S3 objects: s3.amazonaws.com PutObject',
        '2\tnot recorded: s3.amazonaws.com GetObject',
        '1\tManagement events selector: ec2.amazonaws.com RunInstances',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the table of presets', () => {
  const rows = tableOf('presets');

  test('lists every preset, and no other', () => {
    const presets = Object.entries({ DataEvents, NetworkActivityEvents }).flatMap(([name, holder]) =>
      Object.getOwnPropertyNames(holder)
        .filter((key) => typeof (holder as any)[key] === 'function')
        .map((key) => `${name}.${key}`),
    );

    expect(rows.map(([preset]) => code(preset).split('(')[0]).sort()).toEqual(presets.sort());
  });

  test.each(rows)('%s gives what it says, at the price of its kind', (preset, data, _, price) => {
    expect(valueOf(code(preset))).toEqual(valueOf(code(data)));
    expect(price).toBe(
      per100k(preset.includes('NetworkActivityEvents') ? PRICES.networkActivityEvents : PRICES.dataEvents),
    );
  });
});

describe('the table of warnings', () => {
  const rows = tableOf('warnings');

  test('lists every warning, in order, and no other', () => {
    expect(rows.map(([id]) => code(id))).toEqual(Object.keys(EVENT_WARNINGS));
  });

  test('has the prices that the warnings name', () => {
    const config = {
      events: {
        managementEventsAlreadyRecorded: true,
        recordOwnDeliveries: true,
        data: [{ resourceType: 'AWS::S3::Object' }, { resourceType: 'AWS::Acme::Thing' }],
        networkActivity: [{ eventSource: 'acme.amazonaws.com' }],
        insights: { data: Object.values(InsightsMetric) },
      },
    };

    const warnings = warningsFor(config, {
      selectorValues: 400,
      bucketsWithoutBucketKey: ['Stack/Data'],
      otherTrails: [{ path: 'Stack/Other', logBucketArn: 'arn:aws:s3:::other' }],
    });

    const messages = (id: string) => warnings.filter((warning) => warning.startsWith(`${id}: `)).join('\n');
    expect(rows.map(([id]) => [id, messages(code(id)) !== '', pricesIn(messages(code(id)))])).toEqual(
      rows.map(([id, , price]) => [id, true, pricesIn(price)]),
    );
  });
});

describe('prices', () => {
  test('of each category are those of the price table', () => {
    expect(tableOf('categories').map(([, key, , price]) => [code(key), pricesIn(price)])).toEqual([
      ['management', [per100k(PRICES.managementEventsSecondCopy)]],
      ['data', [per100k(PRICES.dataEvents)]],
      ['networkActivity', [per100k(PRICES.networkActivityEvents)]],
      ['insights.management', [per100k(PRICES.insightsOnManagementEvents)]],
      ['insights.data', [per100k(PRICES.insightsOnDataEvents)]],
      ['aggregation', [per100k(PRICES.aggregation)]],
    ]);

    expect(PRICES.managementEventsFirstCopy.usd).toBe(0); // "free"
  });

  test('are in the price table, all of them, or follow from it', () => {
    const {
      managementEventsSecondCopy,
      dataEvents,
      networkActivityEvents,
      insightsOnManagementEvents,
      insightsOnDataEvents,
      aggregation,
      logsIntake,
      kmsKey,
    } = PRICES;

    const known = [
      ...[
        managementEventsSecondCopy,
        dataEvents,
        networkActivityEvents,
        insightsOnManagementEvents,
        insightsOnDataEvents,
        aggregation,
      ].map(per100k),
      perGb(logsIntake),
      `USD ${kmsKey.usd.toFixed(2)} per key`,
      per100k({ usd: ((100_000 * EVENT_BYTES) / 1e9) * logsIntake.usd }),
    ];

    expect(pricesIn(DOCS).filter((price) => !known.includes(price))).toEqual([]);
    // no price is written in another way
    expect(DOCS.match(EVENTS_PRICE)).toHaveLength(DOCS.match(/USD|\$ ?\d/g)!.length);
    expect(DOCS).toContain(`At ${EVENT_BYTES.toLocaleString('en-US')} bytes an event`);
    expect(DOCS).toContain(`collected on ${PRICES_AS_OF}`);
  });
});

test.each(tableOf('evaluation'))('%s, with %s: %s', (condition, value, holds) => {
  const parsed = JSON.parse(code(condition).replaceAll(/(\w+): \[/g, '"$1": ['));
  const text = value === 'absent' ? undefined : code(value);
  const isToken = (of: unknown) => String(of).includes('${');
  expect(conditionHolds(parsed, text, isToken)).toBe({ yes: true, no: false, unresolved: undefined }[holds]);
  expect(['yes', 'no', 'unresolved']).toContain(holds);
});

describe('what the page says of the code is so', () => {
  const bucket = (name: string) => DataEvents.everythingOfBucket(`arn:aws:s3:::${name}`);
  const valuesOf = (events: object) =>
    selectorsOf({ management: { readWriteType: 'NONE' }, ...events }).map(countValues);

  test('a hundred buckets take 102 values, and those with a name 3 each', () => {
    const buckets = Array.from({ length: 100 }, (_, index) => bucket(`b${index}`));
    expect(valuesOf({ data: buckets })).toEqual([102]);
    expect(valuesOf({ data: buckets.map((one, index) => ({ ...one, name: `${index}` })) })).toEqual(
      buckets.map(() => 3),
    );
  });

  test('dropBatchDeleteEntries takes a second selector', () => {
    expect(selectorsOf({ data: [bucket('b')], dropBatchDeleteEntries: true }).map(({ name }) => name)).toEqual([
      'Management events selector',
      'AWS::S3::Object data events',
      'AWS::S3::Object data events (deletes)',
    ]);
  });

  test('selectors have the names and the order that it tells', () => {
    const networkActivity = [
      { eventSource: 's3.amazonaws.com' },
      { eventSource: 's3.amazonaws.com', onlyDenied: true },
    ];

    const data = ['WRITE_ONLY', 'ALL', 'READ_ONLY'].map((readWriteType) => ({ ...bucket('b'), readWriteType }));
    expect(
      selectorsOf({ networkActivity, data: [...data, { ...bucket('b'), eventName: { startsWith: ['Get'] } }] }).map(
        ({ name }) => name,
      ),
    ).toEqual([
      'Management events selector',
      'AWS::S3::Object write events',
      'AWS::S3::Object data events',
      'AWS::S3::Object read events',
      'AWS::S3::Object data events 2',
      's3.amazonaws.com network activity events',
      's3.amazonaws.com denied events',
    ]);
  });

  test('the limit and the warning before it', () => {
    expect(DOCS).toContain(`hold up to ${MAX_VALUES} values together`);
    expect([399, 400].map((selectorValues) => warningIdsOf({}, { selectorValues }))).toEqual([[], ['selectorValues']]);
  });

  test('the export has the name that it shows', () => {
    const app = newApp();
    const baseline = newBaseline({}, newStack(undefined, app, 'Audit'));
    baseline.recordBucket(new Bucket(newStack(undefined, app, 'Workload'), 'Data'));
    const [[id, { Export }]] = Object.entries<{ Export: { Name: string } }>(
      app.synth().getStackByName('Workload').template.Outputs,
    );

    expect(DOCS).toContain(`\`${id}\``);
    expect(DOCS).toContain(`\`${Export.Name}\``);
  });

  test('the error is the one that its config has', () => {
    const app = newApp();
    const baseline = newBaseline(
      { events: { insights: { data: [InsightsMetric.API_ERROR_RATE] } } },
      new Stack(app, 'Stack'),
    );

    const error = /^```text\n(.*)\n```/m.exec(DOCS)![1];
    expect(() => templateOf(baseline)).toThrow(error.replace('[Audit/Trail/Trail]', `[${baseline.trail.node.path}]`));
  });

  test('a name of buckets may end with a hyphen or a dot, and a bucket needs the slash', () => {
    const problems = (...startsWith: string[]) =>
      problemsOf({ events: { data: [{ resourceType: 'AWS::S3::Object', resourceArn: { startsWith } }] } });

    expect(problems('arn:aws:s3:::team-', 'arn:aws:s3:::team.', 'arn:aws:s3:::team/')).toEqual([]);
    expect(problems('arn:aws:s3:::team')).toHaveLength(1);
  });

  test('each kind of summary and Insight is one of the choices', () => {
    for (const choice of DOCS.match(/\b(API_[A-Z_]+|RESOURCE_ACCESS|USER_ACTIONS)\b/g)!) {
      expect([...Object.values(InsightsMetric), ...Object.values(AggregationTemplate)]).toContain(choice);
    }
  });
});
