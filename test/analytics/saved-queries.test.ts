import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnalyticsConfig, CloudTrailBaseline, QueriesConfig } from '../../lib';
import { newBaseline, templateOf } from '../support/apps';
import { written } from '../support/iam';
import { newLandingZone, ORGANIZATION, templatesOf } from '../support/landing-zones';
import { problemsOf } from '../support/plans';

const OWN = 'test/analytics/own-queries';
const queriesOf = (template: Template) => Object.values<any>(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties);
const preparedOf = (template: Template) => Object.values<any>(template.findResources('AWS::Athena::PreparedStatement')).map(({ Properties }) => Properties);
const account = (analytics: AnalyticsConfig = {}) => templateOf(newBaseline({ trail: { name: 'org-audit' }, analytics }));
const zone = (analytics: AnalyticsConfig = {}) => templatesOf(newLandingZone({ organization: ORGANIZATION, analytics }));

test('all queries of the tables that are made are saved, in the work group', () => {
  const names = queriesOf(account()).map(({ Name }) => Name);
  expect(names).toContain('root_activity');
  expect(names).toContain('digest_gaps');
  expect(names).not.toContain('insights_open');
  expect(queriesOf(account({ tables: ['INSIGHTS' as any] })).map(({ Name }) => Name)).toContain('insights_open');
  expect(newBaseline({ analytics: {} }).node.findChild('Queries')).toHaveProperty('queryNames', names);
});

test('those that ask for something are prepared statements too', () => {
  expect(preparedOf(account()).map(({ StatementName }) => StatementName)).toEqual(['access_key_timeline', 'principal_timeline', 'resource_timeline', 'source_ip_timeline']);
});

test('no account is asked for where the tables know theirs', () => {
  const [query] = queriesOf(account({ queries: { include: ['root_activity'] } }));
  expect(written(query.QueryString, { AuditTablesDatabase029BA26C: 'org_audit' })).toContain('FROM "org_audit".cloudtrail\nWHERE day >= date_format(');
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
  const names = queriesOf(account({ sources: [{ name: 'control_tower', bucketName: 'ct-logs' }], queries: { include: ['root_activity'] } })).map(({ Name, QueryString }) => [Name, JSON.stringify(QueryString).includes('.control_tower_cloudtrail')]);
  expect(names).toEqual([['root_activity', false], ['control_tower_root_activity', true]]);
});

test('a folder adds to them', () => {
  expect(queriesOf(account({ queries: { folder: OWN, include: ['bucket_deletions'] } })).map(({ Name, Description }) => [Name, Description])).toEqual([['bucket_deletions', 'Buckets that were deleted.']]);
});

describe('problems', () => {
  const problems = (queries: QueriesConfig) => problemsOf({ analytics: { queries } });

  test('of names', () => {
    expect(problems({ include: ['root_activty'] })).toEqual(['analytics.queries.include[0]: is no saved query, got "root_activty"; allowed: the names in docs/athena.md, and those of the files in the folder; write root_activity']);
    expect(problems({ include: ['insights_open'] })).toEqual(['analytics.queries.include[0]: reads insights, which isn\'t made, got "insights_open"; allowed: queries of tables that are made; add INSIGHTS to analytics.tables, or remove the name']);
  });

  test('of a folder', () => {
    expect(problems({ folder: 'nowhere' })).toEqual(['analytics.queries.folder: can\'t be read, got "nowhere"; allowed: a folder with files that end in .sql, from the working directory; correct the path']);
    expect(problems({ folder: 'lib/analytics/schema' })).toEqual(['analytics.queries.folder: holds no file that ends in .sql, got "lib/analytics/schema"; allowed: a folder with files that end in .sql, from the working directory; correct the path, or remove the key']);
  });

  /** What is wrong with a file of a folder of one's own. */
  const problemsWith = (name: string, sql: string, config: object = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'queries-'));
    try {
      writeFileSync(join(folder, `${name}.sql`), sql);
      return problemsOf({ analytics: { queries: { folder } }, ...config }).map((problem) => problem.replace(`analytics.queries.folder (${name}.sql): `, ''));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const DAY = 'day >= date_format(current_timestamp - interval \'7\' day, \'%Y/%m/%d\')';

  test('of files: nothing', () => {
    expect(problemsWith('own', `SELECT 1 FROM cloudtrail WHERE ${DAY}`)).toEqual([]);
    expect(problemsWith('own', 'SELECT 1 FROM cloudtrail AS a JOIN insights AS b ON a.eventid = b.eventid WHERE a.day = \'2026/11/20\'')).toEqual([]);
    expect(problemsWith('own', `SELECT 1 FROM cloudtrail WHERE account IN ('111111111111') AND ${DAY}`, { organization: { id: 'o-exampleorg1' } })).toEqual([]);
  });

  test('of files: no condition on day, not even in a comment', () => {
    const message = 'has no condition on day, so it would read every log file there is, got "own"; allowed: a comparison of day, BETWEEN or IN; add one, such as day >= date_format(current_timestamp - interval \'7\' day, \'%Y/%m/%d\')';
    expect(problemsWith('own', 'SELECT 1 FROM cloudtrail')).toEqual([message]);
    expect(problemsWith('own', 'SELECT day FROM cloudtrail\n-- WHERE day = 1')).toEqual([message]);
  });

  test('of files: no table of log files', () => {
    expect(problemsWith('own', `SELECT 1 FROM control_tower_cloudtrail WHERE ${DAY}`)).toEqual([
      'reads no table of log files, got "own"; allowed: FROM cloudtrail, network_activity, insights, aggregated, digests; name one, without its database and its source',
    ]);
  });

  test('of files: no account, where each query has to name it', () => {
    expect(problemsWith('own', `SELECT 1 FROM cloudtrail WHERE ${DAY}`, { organization: { id: 'o-exampleorg1' } })).toEqual([
      'names no account, which Athena can\'t find out here, got "own"; allowed: account = ? or account IN (…); write account = ? AND before the condition on day, or list analytics.accounts',
    ]);
  });

  test('of files: a name that no prepared statement can have', () => {
    expect(problemsWith('Own-Query', `SELECT 1 FROM cloudtrail WHERE ${DAY}`)).toEqual([
      'is not a name of a query, got "Own-Query"; allowed: a lower-case letter, then 1 to 62 lower-case letters, digits and underscores; rename the file',
    ]);
  });

  test('of files: more bytes than Athena takes', () => {
    const query = (bytes: number) => `SELECT 1 FROM cloudtrail WHERE ${DAY} AND x = '`.padEnd(bytes - 1, 'x') + '\'';
    expect(problemsWith('own', query(262_144))).toEqual([]);
    expect(problemsWith('own', query(262_145))).toEqual(['is longer than Athena takes, got 262145; allowed: up to 262144 bytes; shorten the query']);
  });

  test('of files: a name that is taken', () => {
    expect(problems({ folder: 'lib/analytics/queries' })[0]).toBe('analytics.queries.folder (access_denied_by_principal.sql): has the name of a query of this package, got "access_denied_by_principal"; allowed: another name; rename the file');
  });
});

test('ids of queries don\'t change with the order of files', () => {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111111111111', region: 'eu-west-1' } });
  new CloudTrailBaseline(stack, 'Trail', { analytics: { queries: { include: ['root_activity'] } } });
  expect(Object.keys(Template.fromStack(stack).findResources('AWS::Athena::NamedQuery'))).toEqual([expect.stringMatching(/^TrailQueriesrootactivity/)]);
});
