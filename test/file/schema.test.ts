import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { readConfigTypes } from '../../scripts/config-structs';
import { describeConfig } from '../../scripts/describe-config';
import { configKeys } from '../support/config-keys';
import { LANDING_ZONES, landingZoneProblems } from '../support/landing-zones';
import { problemsOf } from '../support/plans';
import { EVERYTHING, EXISTING } from '../support/presets';
import { cases } from '../support/random-cases';
import { pathsOf, replaceAt, validConfigs } from '../support/random-configs';

const ROOT = join(__dirname, '..', '..');
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'lib', 'config', 'baseline-config.schema.json'), 'utf8'));

/**
 * In strict mode a schema has no keyword that the standard doesn't have: editors and validators would each read it in
 * their own way.
 */
const ajv = () =>
  new Ajv({ strict: true, strictTypes: true, strictTuples: true, strictRequired: true, allErrors: true });

const validate = ajv().compile(SCHEMA);

/** Where the schema finds something wrong; nowhere if a config is valid. */
const wrongAt = (config: unknown) => (validate(config) ? [] : validate.errors!.map(({ instancePath }) => instancePath));

/** Every value of the schema that isn't a section, with its path. */
function leavesOf(schema: any, path = ''): [path: string, schema: any][] {
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).flatMap(([key, inner]) =>
      leavesOf(inner, path === '' ? key : `${path}.${key}`),
    );
  }

  return schema.items?.properties !== undefined ? leavesOf(schema.items, `${path}[]`) : [[path, schema]];
}

const leaves = leavesOf(SCHEMA);

test.each(Object.entries(describeConfig()))(
  '%s consists of the structs and checks as they are now: `npx projen describe` writes it',
  (path, content) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(content);
  },
);

test('the schema has every key of the structs, and no other', () => {
  expect(leaves.map(([path]) => path).sort()).toEqual(configKeys().sort());
});

test('every key is described, and every value of an enum', () => {
  const all = (schema: any): any[] => [
    schema,
    ...Object.values(schema.properties ?? {}).flatMap(all),
    ...(schema.items ? all(schema.items) : []),
  ];

  const parts = all(SCHEMA);
  expect(
    parts
      .flatMap(({ properties }) => Object.entries<any>(properties ?? {}))
      .filter(([, { description }]) => description === undefined || description === ''),
  ).toEqual([]);

  const enums = parts
    .filter((part) => part.oneOf !== undefined)
    .map(({ oneOf }) => oneOf as { const: string; description: string }[]);

  const choices = [...new Set(enums.map((values) => values.map((value) => value.const).join()))];
  const readsAndWrites = 'ALL,READ_ONLY,WRITE_ONLY'; // a part of an enum: NONE is for management events only
  expect(choices.filter((values) => values !== readsAndWrites).sort()).toEqual(
    [...readConfigTypes().enums.values()].map((values) => [...values.keys()].join()).sort(),
  );

  expect(enums.flat().filter(({ description }) => !description)).toEqual([]);
});

test('what a struct needs the schema needs', () => {
  const needed = [...readConfigTypes().structs]
    .flatMap(([, { members }]) => members.filter(({ isOptional }) => !isOptional).map(({ key }) => key))
    .sort();

  const required = (schema: any): string[] => [
    ...(schema.required ?? []),
    ...Object.values(schema.properties ?? {}).flatMap(required),
    ...(schema.items ? required(schema.items) : []),
  ];

  expect([...new Set(required(SCHEMA))].sort()).toEqual([...new Set(needed)].sort());
});

test('every text has an example, which its pattern accepts', () => {
  const strings = leaves
    .map(([path, schema]) => [path, schema.items ?? schema] as const)
    .filter(([, schema]) => schema.pattern !== undefined || schema.anyOf !== undefined);

  expect(strings.length).toBeGreaterThan(60);
  for (const [path, { pattern, anyOf, examples }] of strings) {
    expect([path, examples?.length]).not.toEqual([path, undefined]);
    expect(
      examples
        .filter((example: string) => !new RegExp(pattern ?? anyOf[1].pattern, 'u').test(example))
        .map((example: string) => `${path}: ${example}`),
    ).toEqual([]);
  }
});

test('every default is a value that the schema accepts', () => {
  const withDefault = leaves.filter(([, schema]) => schema.default !== undefined);
  expect(withDefault.length).toBeGreaterThan(15);
  expect(withDefault.filter(([, schema]) => !ajv().compile(schema)(schema.default)).map(([path]) => path)).toEqual([]);
});

test.each(Object.entries({ everything: EVERYTHING, existing: EXISTING, ...LANDING_ZONES }))(
  'accepts %s',
  (_, config) => {
    expect(wrongAt(JSON.parse(JSON.stringify(config)))).toEqual([]);
  },
);

test('accepts the examples in YAML', () => {
  const files = readdirSync(join(ROOT, 'examples', 'yaml')).filter((file) => file.endsWith('.yaml'));
  expect(files.map((file) => wrongAt(parse(readFileSync(join(ROOT, 'examples', 'yaml', file), 'utf8'))))).toEqual(
    files.map(() => []),
  );
});

test('accepts every config that is valid', () => {
  fc.assert(
    fc.property(validConfigs, (config) => {
      expect(wrongAt(JSON.parse(JSON.stringify(config)))).toEqual([]);
    }),
    { numRuns: cases(200) },
  );
});

test('accepts a section with nothing in it, written as null', () => {
  expect(
    wrongAt({
      trail: null,
      events: { management: null },
      storage: null,
      encryption: null,
      delivery: { notifications: null },
      analytics: null,
      guardrails: null,
    }),
  ).toEqual([]);
});

/** A value on the right side of a boundary, and one on the wrong side. */
const BOUNDARIES: [path: string, right: unknown, wrong: unknown][] = [
  ['trail.name', 'abc', 'ab'],
  ['trail.name', 'a'.repeat(128), 'a'.repeat(129)],
  ['trail.multiRegion', true, 'true'],
  ['storage.retentionDays', 36500, 36501],
  ['storage.accessLogs.retentionDays', 1, 0],
  ['storage.removal', 'RETAIN', 'retain'],
  ['storage.readers', ['333333333333'], ['33333333333']],
  ['storage.readers', ['333333333333'], ['333333333333', '333333333333']],
  ['delivery.cloudWatchLogs.retentionDays', 400, 401],
  ['analytics.accounts', ['111111111111'], []],
  ['analytics.accounts', ['111111111111'], [111111111111]],
  ['analytics.workGroup.scanLimitGigabytes', 1_000_000, 1_000_001],
  ['events.aggregation', ['API_ACTIVITY'], ['API_ACTIVITY', 'API_ACTIVITY']],
  ['events.data[0].resourceType', 'AWS::New::Type', 'AWS::S3::*'],
  ['events.data[0].eventName', { equalTo: ['GetObject'] }, {}],
  ['events.data[0].eventName', { equalTo: ['GetObject'] }, { equalTo: ['Get*'] }],
  ['events.networkActivity[0].eventSource', 'new.amazonaws.com', 'new.example.com'],
  ['encryption.alias', 'audit', 'aws/audit'],
  ['trail.tags', { owner: 'a' }, { owner: 1 }],
  ['trail.tags', { owner: 'a' }, { 'aws:owner': 'a' }],
];

test.each(BOUNDARIES)('%s: schema and checks agree on both sides of a boundary', (path, right, wrong) => {
  const base = {
    trail: {},
    storage: { accessLogs: {} },
    delivery: { cloudWatchLogs: {} },
    analytics: { workGroup: {} },
    encryption: {},
    events: { data: [{ resourceType: 'AWS::S3::Object' }], networkActivity: [{ eventSource: 's3.amazonaws.com' }] },
  };

  expect([wrongAt(replaceAt(base, path, right)), problemsOf(replaceAt(base, path, right))]).toEqual([[], []]);
  expect(wrongAt(replaceAt(base, path, wrong))).not.toEqual([]);
  expect(problemsOf(replaceAt(base, path, wrong))).not.toEqual([]);
});

test('what the schema refuses the checks refuse, whatever it is', () => {
  const anything = fc.oneof(
    fc.constantFrom<unknown>(null, true, '', 'x', 0, -1, 1.5, [], [null], {}, { x: 1 }),
    fc.string(),
    fc.integer(),
  );

  fc.assert(
    fc.property(validConfigs, fc.nat(), anything, (config, seed, value) => {
      const paths = pathsOf(config);
      fc.pre(paths.length > 0 && paths[0] !== '');
      const changed = replaceAt(config, paths[seed % paths.length], value);
      if (wrongAt(changed).length > 0) {
        expect(problemsOf(changed)).not.toEqual([]);
      }
    }),
    { numRuns: cases(500) },
  );
});

test("a landing zone's own keys: schema and checks agree", () => {
  const zone = LANDING_ZONES['three accounts'];
  for (const [path, wrong] of [
    ['organization.accounts.logArchive', '22222222222'],
    ['organization.homeRegion', 'mars-north-1'],
    ['organization.id', 'o-short'],
    ['organization.accounts.management', 111111111111],
  ] as const) {
    expect(wrongAt(replaceAt(zone, path, wrong))).not.toEqual([]);
    expect(landingZoneProblems(replaceAt(zone, path, wrong))).not.toEqual([]);
  }
});
