import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ownQueries } from '../../lib/queries/query-files';
import { parametersOf, renderQuery } from '../../lib/queries/saved-query';
import { forgiven, unknownFunctions } from '../support/athena-sql';
import { functionsOf, trinoProblems } from '../support/trino';

const QUERIES = ownQueries();
const NAMES = QUERIES.map(({ name }) => name);
const all = test.each(QUERIES.map((query) => [query.name, query] as const));

/** The queries of each job. */
const BY_JOB: Record<string, string[]> = {
  'activity timelines': [
    'access_key_timeline',
    'console_changes',
    'cross_account_access',
    'principal_timeline',
    'resource_timeline',
    'root_activity',
    'session_chain',
    'source_ip_timeline',
    'vendor_delegated_access',
  ],
  'suspected intrusion': [
    'access_denied_by_principal',
    'console_login_failures_by_ip',
    'console_login_without_mfa',
    'enumeration',
    'first_seen_actions',
    'instance_role_used_elsewhere',
    'new_credentials',
    'quiet_regions',
    'remote_execution',
    'session_used_from_several_addresses',
  ],
  changes: [
    'deletions_by_principal',
    'federation_changes',
    'iam_privilege_changes',
    'kms_key_changes',
    'lambda_code_changes',
    'network_perimeter_changes',
    'organization_changes',
    's3_bucket_exposure_changes',
    'security_group_opened_to_world',
  ],
  'data exposure': [
    'anonymous_s3_requests',
    'imdsv1_credentials_in_use',
    's3_object_reads_by_principal',
    'secrets_read_in_bulk',
    'snapshot_and_image_sharing',
    'weak_tls_callers',
  ],
  'logging integrity': ['delivery_gaps', 'digest_gaps', 'late_events', 'security_service_tampering', 'trail_tampering'],
  costs: ['aggregated_top_resources', 'compute_launched', 'events_by_action', 'purchases'],
  insights: ['insights_attribution', 'insights_by_action', 'insights_open'],
  network: ['vpce_callers', 'vpce_denied'],
};

test('the catalog has these queries, by job', () => {
  const byJob = Object.fromEntries(
    Object.keys(BY_JOB).map((job) => [job, QUERIES.filter((query) => query.job === job).map(({ name }) => name)]),
  );

  expect(byJob).toStrictEqual(BY_JOB);
  expect(Object.values(BY_JOB).flat().sort()).toStrictEqual(NAMES);
});

test('each query has a specification', () => {
  const specified = readdirSync(__dirname).flatMap((file) =>
    [...readFileSync(join(__dirname, file), 'utf8').matchAll(/^describeQuery\('(\w+)'/gm)].map(([, name]) => name),
  );

  expect(specified.sort()).toStrictEqual(NAMES);
});

all('%s documents its result, its use and its parameters', (_, query) => {
  expect(query.description).toMatch(/^[A-Z].*\.$/);
  expect(query.when).toMatch(/^[a-z]/);
  const asked = query.sql.replaceAll(/'[^']*'/g, '').split('?').length - 1;
  expect(query.parameters.length + 1).toBe(asked); // and the account
  expect(parametersOf(query, true).slice(1)).toStrictEqual(query.parameters);
});

const SINCE = />= date_format\(current_timestamp - interval '\d+' day, '%Y\/%m\/%d'\)/;
const BETWEEN = /BETWEEN \? AND \?/;

all(
  '%s reads one table once, has a condition on day, and has the account as its first parameter',
  (_, { sql, tables, windowDays }) => {
    expect(tables.length).toBe(1);
    expect(sql.match(/\bFROM\s+(cloudtrail|network_activity|insights|aggregated|digests)\b/g)?.length).toBe(1);
    expect(sql).toMatch(new RegExp(`\\n\\s*WHERE account = \\? AND day (${SINCE.source}|${BETWEEN.source})\\n`));
    expect(sql.indexOf('?')).toBe(sql.indexOf('account = ?') + 'account = '.length);
    expect(windowDays ?? 1).toBeLessThanOrEqual(90);
  },
);

all("%s is a statement of Trino's, for every kind of table set", (_, query) => {
  for (const target of [
    { databaseName: 'org_audit', asksForAccount: true },
    { databaseName: '1audit', prefix: 'control_tower', asksForAccount: false },
  ]) {
    const statement = renderQuery(query, target);
    expect(trinoProblems(statement)).toStrictEqual([]);
    expect(statement).toContain(`FROM "${target.databaseName}".${target.prefix === undefined ? '' : 'control_tower_'}`);
    expect(parametersOf(query, target.asksForAccount).length).toBe(
      statement.replaceAll(/'[^']*'/g, '').split('?').length - 1,
    );

    expect(statement.includes('account = ?')).toBe(target.asksForAccount);
  }
});

all('%s calls only functions that Athena has', (_, { sql }) => {
  expect(unknownFunctions(sql)).toStrictEqual([]);
});

all("%s has nothing that DuckDB forgives and Athena doesn't", (_, { sql }) => {
  expect(forgiven(sql)).toStrictEqual([]);
});

all('%s has the same order of rows each time', (_, { sql }) => {
  expect(sql).toMatch(/\nORDER BY [^\n]*(, )[^\n]*(\nLIMIT \d+)?$/); // by more than one column
});

describe('these checks', () => {
  test("refuse what isn't Trino's", () => {
    for (const wrong of [
      'SELECT FROM cloudtrail',
      'SELECT a FROM cloudtrail WHERE',
      'SELECT a FROM cloudtrail GROUP a',
      'SELECT count(* FROM cloudtrail',
      'SELECT a FROM b QUALIFY c = 1 AND',
    ]) {
      expect([wrong, trinoProblems(wrong).length > 0]).toStrictEqual([wrong, true]);
    }

    expect(trinoProblems('SELECT a FROM b WHERE c = ?')).toStrictEqual([]);
  });

  test('see functions wherever they are called', () => {
    expect(
      functionsOf(
        'WITH a AS (SELECT strftime(b) AS c FROM d WHERE list_filter(e, 1) > 0) SELECT count(DISTINCT f), ' +
          'max(g) OVER (PARTITION BY h) FROM a GROUP BY epoch(i) HAVING sum(j) > 1 ORDER BY lower(k)',
      ),
    ).toStrictEqual(['count', 'epoch', 'list_filter', 'lower', 'max', 'strftime', 'sum']);
  });

  test.each([
    'SELECT a WHERE b = true',
    'SELECT `a`',
    'SELECT a WHERE b = "c"',
    'SELECT a::int',
    'SELECT * EXCLUDE (a)',
    'SELECT a GROUP BY ALL',
    'SELECT a QUALIFY b',
    'SELECT a WHERE b == 1',
    'SELECT 1;',
    'SELECT 1 -- b',
    'SELECT json_extract_scalar(a) = 1',
    'SELECT a AS b FROM c GROUP BY b',
    'SELECT count(*) AS n FROM c HAVING n > 1 ORDER BY d',
    'SELECT a AS b FROM c WHERE b > 1',
  ])('refuse %s', (sql) => {
    expect(forgiven(sql).length).toBe(1);
  });
});
