import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnalyticsConfig, CloudTrailBaseline, QueriesConfig } from '../../lib';
import { parametersOf, parseQuery, renderQuery } from '../../lib/queries/saved-query';
import { newBaseline, templateOf, warningsIn } from '../support/apps';
import { newLandingZone, ORGANIZATION, templatesOf } from '../support/landing-zones';
import { problemsOf } from '../support/plans';
import { written } from '../support/resolve-template';

const OWN = 'test/analytics/own-queries';
const queriesOf = (template: Template) =>
  Object.values<any>(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties);

const preparedOf = (template: Template) =>
  Object.values<any>(template.findResources('AWS::Athena::PreparedStatement')).map(({ Properties }) => Properties);

const account = (analytics: AnalyticsConfig = {}) =>
  templateOf(newBaseline({ trail: { name: 'org-audit' }, analytics }));

const zone = (analytics: AnalyticsConfig = {}) =>
  templatesOf(newLandingZone({ organization: ORGANIZATION, analytics }));

const DAY = "day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')";

/** A folder with queries, for as long as it's used. */
function inFolder<T>(files: Record<string, string>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'queries-'));
  try {
    Object.entries(files).forEach(([name, sql]) => writeFileSync(join(folder, `${name}.sql`), sql));
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with a query of one's own in addition to another source. */
const problemsWithSource = (name: string, source: string = 'control_tower') =>
  inFolder({ [name]: `SELECT 1 FROM cloudtrail WHERE ${DAY}` }, (folder) =>
    problemsOf({ analytics: { queries: { folder }, sources: [{ name: source, bucketName: 'other-logs' }] } }),
  );

test('all queries of the tables that are created are saved, in the workgroup', () => {
  const names = queriesOf(account()).map(({ Name }) => Name);
  expect(names).toContain('root_activity');
  expect(names).toContain('digest_gaps');
  expect(names).not.toContain('insights_open');
  expect(queriesOf(account({ tables: ['INSIGHTS' as any] })).map(({ Name }) => Name)).toContain('insights_open');
  expect(newBaseline({ analytics: {} }).queries?.queryNames).toEqual(names);
  expect(newBaseline().queries).toBeUndefined();
});

test('those that ask for something are prepared statements too', () => {
  expect(preparedOf(account()).map(({ StatementName }) => StatementName)).toEqual([
    'access_key_timeline',
    'principal_timeline',
    'resource_timeline',
    'source_ip_timeline',
  ]);
});

test('no account is asked for where the tables know theirs', () => {
  const [query] = queriesOf(account({ queries: { include: ['root_activity'] } }));
  expect(written(query.QueryString, { AuditTablesDatabase029BA26C: 'org_audit' })).toContain(
    'FROM "org_audit".cloudtrail\nWHERE day >= date_format(',
  );
});

test('in an organization the account is the first parameter of each', () => {
  const template = Object.values(zone()).find((one) => queriesOf(one).length > 0)!;
  expect(preparedOf(template).length).toBe(queriesOf(template).length);
  for (const { QueryString } of queriesOf(template)) {
    expect(JSON.stringify(QueryString)).toContain('-- Parameter: the account, such as');
    expect(JSON.stringify(QueryString)).toContain('account = ? AND day');
  }
});

test('each source has queries of its own name', () => {
  const names = queriesOf(
    account({ sources: [{ name: 'control_tower', bucketName: 'ct-logs' }], queries: { include: ['root_activity'] } }),
  ).map(({ Name, QueryString }) => [Name, JSON.stringify(QueryString).includes('.control_tower_cloudtrail')]);

  expect(names).toEqual([
    ['root_activity', false],
    ['control_tower_root_activity', true],
  ]);
});

test('a folder adds to them', () => {
  expect(
    queriesOf(account({ queries: { folder: OWN, include: ['bucket_deletions'] } })).map(({ Name, Description }) => [
      Name,
      Description,
    ]),
  ).toEqual([['bucket_deletions', 'Buckets that were deleted.']]);
});

describe('problems', () => {
  const problems = (queries: QueriesConfig) => problemsOf({ analytics: { queries } });

  test('of names', () => {
    expect(problems({ include: ['root_activty'] })).toEqual([
      'analytics.queries.include[0]: is not a saved query, got "root_activty"; ' +
        'allowed: the names in https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/athena.md' +
        ', and those of the files in the folder; write root_activity',
    ]);

    expect(problems({ include: ['insights_open'] })).toEqual([
      'analytics.queries.include[0]: reads insights, which isn\'t created, got "insights_open"; allowed: queries ' +
        'of tables that are created; add INSIGHTS to analytics.tables, or remove the name',
    ]);
  });

  test('of a folder', () => {
    expect(problems({ folder: 'nowhere' })).toEqual([
      'analytics.queries.folder: can\'t be read, got "nowhere"; allowed: a folder with files that end in ' +
        '.sql; correct the path',
    ]);

    expect(problems({ folder: 'lib/records' })).toEqual([
      'analytics.queries.folder: contains no file that ends in .sql, got "lib/records"; allowed: a folder with ' +
        'files that end in .sql; correct the path, or remove the key',
    ]);
  });

  /** What is wrong with a file of a folder of one's own. */
  const problemsWith = (name: string, sql: string, config: object = {}) =>
    inFolder({ [name]: sql }, (folder) =>
      problemsOf({ analytics: { queries: { folder } }, ...config }).map((problem) =>
        problem.replace(`analytics.queries.folder (${name}.sql): `, ''),
      ),
    );

  test('of files: nothing', () => {
    expect(problemsWith('own', `SELECT 1 FROM cloudtrail WHERE ${DAY}`)).toEqual([]);
    expect(
      problemsWith(
        'own',
        "SELECT 1 FROM cloudtrail AS a JOIN insights AS b ON a.eventid = b.eventid WHERE a.day = '2026/11/20'",
      ),
    ).toEqual([]);

    expect(
      problemsWith('own', `SELECT 1 FROM cloudtrail WHERE account IN ('111111111111') AND ${DAY}`, {
        organization: { id: 'o-exampleorg1' },
      }),
    ).toEqual([]);
  });

  test('of files: no condition on day, not even in a comment', () => {
    const message =
      'has no condition on day, so it would read every log file, got "own"; ' +
      'allowed: a comparison of day, BETWEEN or IN; add a condition, such as day >= date_format(current_timestamp ' +
      '- interval ' +
      "'7' day, '%Y/%m/%d')";

    expect(problemsWith('own', 'SELECT 1 FROM cloudtrail')).toEqual([message]);
    expect(problemsWith('own', 'SELECT day FROM cloudtrail\n-- WHERE day = 1')).toEqual([message]);
  });

  test('of files: no table of log files', () => {
    expect(problemsWith('own', `SELECT 1 FROM control_tower_cloudtrail WHERE ${DAY}`)).toEqual([
      'reads no table of log files, got "own"; allowed: FROM cloudtrail, network_activity, insights, ' +
        'aggregated, digests; name a table, without its database and its source',
    ]);
  });

  test('of files: no account, where each query has to name it', () => {
    expect(
      problemsWith('own', `SELECT 1 FROM cloudtrail WHERE ${DAY}`, { organization: { id: 'o-exampleorg1' } }),
    ).toEqual([
      'names no account, and Athena can\'t find the accounts without analytics.accounts, got "own"; allowed: ' +
        'account = ? or account IN ' +
        '(…); write account = ? AND before the condition on day, or list analytics.accounts',
    ]);
  });

  test('of files: a name that no prepared statement can have', () => {
    expect(problemsWith('Own-Query', `SELECT 1 FROM cloudtrail WHERE ${DAY}`)).toEqual([
      'is not a valid name of a saved query, got "Own-Query"; allowed: a lowercase letter, then 1 to 62 lowercase ' +
        'letters, digits and underscores; rename the file',
    ]);
  });

  test('of files: more bytes than Athena accepts', () => {
    const query = (bytes: number) => `SELECT 1 FROM cloudtrail WHERE ${DAY} AND x = '`.padEnd(bytes - 1, 'x') + "'";
    expect(problemsWith('own', query(262_144))).toEqual([]);
    expect(problemsWith('own', query(262_145))).toEqual([
      'is longer than Athena accepts, got 262145; allowed: up to 262144 bytes; shorten the query',
    ]);
  });

  test('of files: a name that is taken', () => {
    expect(problems({ folder: 'lib/queries/sql' })[0]).toBe(
      'analytics.queries.folder (access_denied_by_principal.sql): would be saved under the name of another ' +
        'query, got "access_denied_by_principal"; allowed: another name; rename the file',
    );
  });
});

test("a query that would have the name of another source's is a problem, and one that ends in prepared isn't", () => {
  expect(problemsWithSource('activity')).toEqual([]);
  expect(problemsWithSource('activity', 'root')).toEqual([
    'analytics.queries.folder (activity.sql): would be saved under the name of another query, got ' +
      '"root_activity"; allowed: another name; rename the file',
  ]);

  expect(problemsWithSource('root_access_key_timeline', 'root')).toEqual([
    'analytics.queries.folder (root_access_key_timeline.sql): would be saved under the name of another query, ' +
      'got "root_access_key_timeline"; allowed: another name; rename the file',
  ]);

  inFolder({ access_key_timeline_prepared: `SELECT 1 FROM cloudtrail WHERE ${DAY}` }, (folder) => {
    expect(
      queriesOf(account({ queries: { folder, include: ['access_key_timeline', 'access_key_timeline_prepared'] } }))
        .length,
    ).toBe(2);
  });
});

test(
  'a query without comments is a prepared statement too if it asks for something, ' +
    "and a question mark in a string doesn't",
  () => {
    inFolder(
      {
        asking: `SELECT 1 FROM cloudtrail WHERE ${DAY} AND eventname = ?`,
        quoting: `SELECT '?', '--' FROM cloudtrail WHERE ${DAY}`,
      },
      (folder) => {
        const template = account({ queries: { folder, include: ['asking', 'quoting'] } });
        expect(preparedOf(template).map(({ StatementName }) => StatementName)).toEqual(['asking']);
        expect(queriesOf(template)[0].QueryString['Fn::Join'][1][0]).toBe('-- Parameter: a value\nSELECT 1 FROM "');
      },
    );
  },
);

test('strings and comments stay as they are', () => {
  const query = parseQuery(
    'own',
    "SELECT 'FROM cloudtrail' FROM cloudtrail -- FROM digests, account = ? AND\nWHERE account = ? AND day = " +
      "'it''s -- ?'",
  );

  expect(query.tables).toEqual(['CLOUDTRAIL']);
  expect(renderQuery(query, { databaseName: 'audit', asksForAccount: false })).toBe(
    "SELECT 'FROM cloudtrail' FROM \"audit\".cloudtrail -- FROM digests, account = ? AND\nWHERE day = 'it''s -- ?'",
  );

  expect([parametersOf(query, true).length, parametersOf(query, false).length]).toEqual([1, 0]);
});

test("the window of a query is its longest, and what a comment says isn't one", () => {
  const days = (count: number) => `day >= date_format(current_timestamp - interval '${count}' day, '%Y/%m/%d')`;
  expect(
    parseQuery(
      'own',
      `SELECT 1 FROM cloudtrail WHERE ${days(7)} UNION SELECT 1 FROM digests WHERE ${days(90)} -- ${days(400)}`,
    ).windowDays,
  ).toBe(90);

  expect(parseQuery('own', 'SELECT 1 FROM cloudtrail WHERE day = ?').windowDays).toBeUndefined();
});

test('too many accounts for a query are warned of in a landing zone too', () => {
  const accounts = Array.from({ length: 400 }, (_, index) => (100000000000 + index).toString());
  const landingZone = newLandingZone({ organization: ORGANIZATION, analytics: { accounts } });
  const warnings = [landingZone.managementStack, landingZone.logArchiveStack].flatMap(warningsIn);
  expect(warnings.filter((warning) => warning.includes('root_activity'))).toEqual([
    expect.stringContaining('[ack: cdk-cloudtrail-baseline:wideQueries]'),
  ]);
});

test("ids of queries don't change with the order of files", () => {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111111111111', region: 'eu-west-1' } });
  new CloudTrailBaseline(stack, 'Trail', { analytics: { queries: { include: ['root_activity'] } } });
  expect(Object.keys(Template.fromStack(stack).findResources('AWS::Athena::NamedQuery'))).toEqual([
    expect.stringMatching(/^TrailQueriesrootactivity/),
  ]);
});
