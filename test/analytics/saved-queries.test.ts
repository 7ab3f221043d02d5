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

  test('of files: a name that is taken', () => {
    expect(problems({ folder: 'lib/analytics/queries' })[0]).toBe('analytics.queries.folder (access_denied_by_principal.sql): has the name of a query of this package, got "access_denied_by_principal"; allowed: another name; rename the file');
  });
});

test('ids of queries don\'t change with the order of files', () => {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111111111111', region: 'eu-west-1' } });
  new CloudTrailBaseline(stack, 'Trail', { analytics: { queries: { include: ['root_activity'] } } });
  expect(Object.keys(Template.fromStack(stack).findResources('AWS::Athena::NamedQuery'))).toEqual([expect.stringMatching(/^TrailQueriesrootactivity/)]);
});
