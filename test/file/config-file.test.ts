import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import * as fc from 'fast-check';
import { BaselineConfig, ConfigFile } from '../../lib';
import { LANDING_ZONES } from '../support/landing-zones';
import { EVERYTHING, EXISTING } from '../support/presets';
import { cases } from '../support/random-cases';
import { validConfigs } from '../support/random-configs';

/** What is wrong with a string, without the name that it is given here. */
function problemsOf(...lines: string[]): string[] {
  return problemsWhen(() => ConfigFile.parse(lines.join('\n'), 'audit.yaml')).map((problem) =>
    problem.replace(/^audit\.yaml:/, ''),
  );
}

function problemsWhen(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    expect((error as Error).name).toBe('BaselineConfigError');
    return (error as { problems: readonly string[] } & Error).problems;
  }
}

/** A folder is next to the file: this one isn't, so it is named from the root. */
const WITH_FOLDER = {
  ...EVERYTHING,
  analytics: {
    ...EVERYTHING.analytics,
    queries: { ...EVERYTHING.analytics!.queries, folder: resolve('test/analytics/own-queries') },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'config-file-'));

/** A file of these bytes. */
function fileOf(content: string | Buffer, name = 'audit.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('what a file says', () => {
  test('is its config, in YAML', () => {
    expect(ConfigFile.parse('trail:\n  name: org-audit\nstorage:\n  retentionDays: 400 # days\n').config).toEqual({
      trail: { name: 'org-audit' },
      storage: { retentionDays: 400 },
    });
  });

  test('is its config, in JSON, tabs and all', () => {
    expect(ConfigFile.parse('{\n\t"trail": { "name": "org-audit" }\n}').config).toEqual({
      trail: { name: 'org-audit' },
    });
  });

  test('may begin with a byte order mark', () => {
    expect(ConfigFile.load(fileOf('\uFEFFtrail: { name: org-audit }')).config).toEqual({
      trail: { name: 'org-audit' },
    });
  });

  test('may say a section without anything in it, which is an empty one', () => {
    expect(ConfigFile.parse('storage:\nanalytics:\n').config).toEqual({ storage: null, analytics: null });
  });

  test('may say the same in two places with an alias', () => {
    expect(
      ConfigFile.parse("storage:\n  readers: &who ['111111111111']\nanalytics:\n  accounts: *who\n").config,
    ).toEqual({ storage: { readers: ['111111111111'] }, analytics: { accounts: ['111111111111'] } });
  });

  test('keeps yes, no and dates as text, as YAML 1.2 does', () => {
    expect(ConfigFile.parse('trail:\n  tags: { approved: yes, since: 2026-11-26, country: no }\n').config).toEqual({
      trail: { tags: { approved: 'yes', since: '2026-11-26', country: 'no' } },
    });
  });

  test('names a folder of queries that is in addition to it', () => {
    const file = ConfigFile.parse(
      'analytics: { queries: { folder: own-queries } }',
      join('test', 'analytics', 'audit.yaml'),
    );

    expect(file.config.analytics!.queries!.folder).toBe(resolve('test', 'analytics', 'own-queries'));
  });

  test('is named', () => {
    expect(ConfigFile.parse('{}').fileName).toBe('config.yaml');
    expect(ConfigFile.parse('{}', 'audit.yaml').fileName).toBe('audit.yaml');
  });
});

describe('what is wrong with a config', () => {
  test('is said with its line and column, all at once, from the beginning to the end', () => {
    expect(
      problemsOf(
        'storage:',
        '  removal: DESTROY',
        '  tiers:',
        '    - storageClass: GLACIER',
        '      afterDays: 3000',
        'trail: { multiRegion: 1 }',
      ),
    ).toEqual([
      '2:12 storage.removal: deletes audit data with the stack, got "DESTROY"; allowed: RETAIN, or DESTROY ' +
        'with acceptDataLoss: true; use RETAIN, or confirm with acceptDataLoss: true',
      '5:18 storage.tiers[0].afterDays: is after the day on which log files expire, 2557, got 3000; ' +
        'allowed: up to 2556; remove the tier, or raise retentionDays',
      '6:23 trail.multiRegion: must be a boolean, got 1; allowed: true, false; write one of the two, without quotes',
    ]);
  });

  test('is one error, which names the file', () => {
    expect(() => ConfigFile.parse('trail: { multiRegion: 1 }', 'audit.yaml')).toThrow(
      'audit.yaml has 1 problem:\n  - audit.yaml:1:23 trail.multiRegion: must be a boolean, got 1; allowed: ' +
        'true, false; write one of the two, without quotes',
    );
  });

  test('is where the key is when the key is wrong, and the one that was meant is asked for', () => {
    expect(problemsOf('events:', '  networkActivty: []')).toEqual([
      '2:3 events.networkActivty: is not a key, got []; allowed: management, data, dropBatchDeleteEntries, ' +
        'recordOwnDeliveries, networkActivity, insights, aggregation, managementEventsAlreadyRecorded; did you ' +
        'mean networkActivity?',
    ]);
  });

  test('is in the section that misses something', () => {
    expect(
      problemsOf(
        'organization:',
        '  id: o-exampleorg1',
        "  accounts: { management: '111111111111' }",
        '  homeRegion: eu-west-1',
      ),
    ).toEqual([
      '3:3 organization.accounts.logArchive: is not an account id, got undefined; allowed: 12 digits, in ' +
        'quotes; write all 12 digits in quotes, leading zeros included',
    ]);
  });

  test('is in the element of a list that misses something', () => {
    expect(problemsOf('events:', '  data:', '    - name: Objects')).toEqual([
      '3:7 events.data[0].resourceType: is not a resource type, got undefined; allowed: what CloudTrail ' +
        'calls it, AWS::SERVICE::TYPE, such as AWS::S3::Object: up to 256 characters; use a constant of ' +
        'DataEventResourceType, or write the type',
    ]);
  });

  test('is in the file that a query is missing from', () => {
    const [problem] = problemsOf('analytics:', '  queries:', '    include: [root_activty]');
    expect(problem).toBe(
      '3:15 analytics.queries.include[0]: is not a saved query, got "root_activty"; ' +
        'allowed: the names in https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/athena.md' +
        ', and those of the files in the folder; write root_activity',
    );
  });

  test('may be an account id without quotes, which YAML reads as a number without its zeros', () => {
    expect(problemsOf('analytics: { accounts: [012345678901, 111111111111] }')).toEqual([
      '1:25 analytics.accounts[0]: is not an account id, got 012345678901; allowed: 12 digits, in quotes; ' +
        "write it in quotes: '012345678901'",
      '1:39 analytics.accounts[1]: is not an account id, got 111111111111; allowed: 12 digits, in quotes; ' +
        "write it in quotes: '111111111111'",
    ]);
  });

  test("isn't fixed by quotes where they would not help", () => {
    expect(problemsOf('analytics: { accounts: [12345] }')).toEqual([
      '1:25 analytics.accounts[0]: is not an account id, got 12345; allowed: 12 digits, in quotes; write all ' +
        '12 digits in quotes, leading zeros included',
    ]);
  });

  test('may be a tag with a period in its name', () => {
    expect(problemsOf('trail:', '  tags:', '    cost.center: 7', '    cost: a')).toEqual([
      '3:18 trail.tags.cost.center: is not a tag value, got 7; allowed: up to 256 letters, digits, ' +
        "spaces and _.:/=+-@; write it in quotes: '7'",
    ]);
  });

  test('may be that it is no config at all', () => {
    expect(problemsOf('just a string')).toEqual([
      '1:1 must be a section, got "just a string"; allowed: trail, organization, events, storage, encryption, ' +
        'delivery, analytics, guardrails; write its keys below it, or {} for its defaults',
    ]);

    expect(problemsOf('- trail')).toEqual([expect.stringMatching(/^1:1 must be a section, got \["trail"\]/)]);
  });

  test('is listed to the hundredth', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, index) => `key${index}: 1`);
    expect(problemsOf(...keys(100))).toHaveLength(100);
    expect(problemsOf(...keys(101)).slice(99)).toEqual([expect.stringMatching(/^100:1 key99: /), 'and 1 more']);
  });
});

describe('what is refused', () => {
  test('is a key that stands twice', () => {
    expect(problemsOf('trail: {}', 'events:', '  data: []', '  data: []', 'trail: {}')).toEqual([
      '4:3 data is a duplicate key in its section; remove one of the two',
      '5:1 trail is a duplicate key in its section; remove one of the two',
    ]);
  });

  test('is a tab that indents', () => {
    expect(problemsOf('trail:', '\tname: org-audit')).toEqual([
      '2:1 the indentation contains a tab; indent with spaces',
    ]);
  });

  test.each(['', '# a comment', '---'])('is a file with nothing in it (%j)', (text) => {
    expect(problemsOf(text)).toEqual(['1:1 the file is empty; write {} for a config with all defaults']);
  });

  test("is what isn't YAML", () => {
    expect(problemsOf('trail: {', '  name: [')).toEqual(expect.arrayContaining([expect.stringMatching(/^\d+:\d+ /)]));
    expect(problemsOf('trail: "org')).toEqual(['1:12 missing closing "quote']);
  });

  test.each(['!!js/function "x"', '!Ref Bucket', '!!binary aGk=', '!!timestamp 2026-11-26'])(
    'is a tag, whatever it asks for (%s)',
    (value) => {
      expect(problemsOf(`trail: { name: ${value} }`)).toEqual([
        '1:16 a tag (!) is not allowed in a config; remove the tag',
      ]);
    },
  );

  test('is a second document', () => {
    expect(problemsOf('trail: {}', '---', 'events: {}')).toEqual([
      '2:1 a second document begins here, and a config is one document; remove the ---, or split the file',
    ]);
  });

  test('is an alias of nothing', () => {
    expect(problemsOf('trail: *nothing')).toEqual([
      '1:8 alias *nothing is not defined; define &nothing before it, or write the value in its place',
    ]);
  });

  test('are aliases that multiply', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join()}]`),
    ];

    expect(problemsOf(...bomb)).toEqual([
      '1:1 aliases (*) expand to too many values, or contain themselves; write the values',
    ]);
  });

  test('are aliases of themselves', () => {
    expect(problemsOf('trail: &trail', '  tags: *trail')).toEqual([
      '1:1 aliases (*) expand to too many values, or contain themselves; write the values',
    ]);
  });

  test('is what is nested more deeply than anything can read', () => {
    expect(problemsOf('['.repeat(100_000)).length).toBeGreaterThan(0);
    expect(problemsOf('{a: '.repeat(50_000)).length).toBeGreaterThan(0);
    expect(problemsOf('- '.repeat(100_000)).length).toBeGreaterThan(0);
  });

  test('is a file of more than a mebibyte, unread', () => {
    const big = fileOf(`# ${'x'.repeat(1024 * 1024)}`, 'big.yaml');
    expect(problemsWhen(() => ConfigFile.load(big))).toEqual([
      `${big}: is too large for a config, got 1048578 bytes; allowed: up to 1048576; name another file`,
    ]);

    expect(ConfigFile.load(fileOf(`{} #${'x'.repeat(1024 * 1024 - 4)}`, 'just-right.yaml')).config).toEqual({});
  });

  test("is what isn't UTF-8", () => {
    const other = fileOf(Buffer.from('trail: { name: org-audit }', 'utf16le'), 'utf16.yaml');
    const latin = fileOf(Buffer.from([0x23, 0xe9, 0x0a]), 'latin.yaml');
    expect(problemsWhen(() => ConfigFile.load(latin))).toEqual([
      `${latin}: isn't encoded in UTF-8; save it in that encoding`,
    ]);

    expect(problemsWhen(() => ConfigFile.load(other)).length).toBeGreaterThan(0);
  });

  test("is a file that isn't there, or a folder", () => {
    expect(problemsWhen(() => ConfigFile.load('nowhere.yaml'))).toEqual([
      "nowhere.yaml: can't be read: the file does not exist",
    ]);

    expect(problemsWhen(() => ConfigFile.load(folder))).toEqual([`${folder}: can't be read: it is a folder`]);
  });
});

describe('a config that is written as YAML', () => {
  const read = (config: unknown) => ConfigFile.parse(ConfigFile.toYaml(config as BaselineConfig)).config;

  test('names the schema that editors read, and quotes what YAML would take for a number', () => {
    expect(ConfigFile.toYaml({ analytics: { accounts: ['012345678901'], tables: undefined } })).toBe(
      [
        '# yaml-language-server: $schema=./node_modules/cdk-cloudtrail-baseline/lib/config/baseline-config.schema.json',
        'analytics:',
        '  accounts:',
        '    - "012345678901"',
        '',
      ].join('\n'),
    );
  });

  test.each(Object.entries({ everything: WITH_FOLDER, existing: EXISTING, ...LANDING_ZONES }))(
    'reads as the same: %s',
    (_, config) => {
      expect(read(config)).toEqual(config);
    },
  );

  test('reads as the same, whatever it says', () => {
    fc.assert(
      fc.property(validConfigs, (config) => {
        expect(read(config)).toEqual(config);
      }),
      { numRuns: cases(100) },
    );
  });
});
