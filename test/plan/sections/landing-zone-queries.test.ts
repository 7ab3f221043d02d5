import { queryAccounts, queryBuckets } from '../../../lib/plan/sections/landing-zone-queries';

const LOG_ARCHIVE = '222222222222';
const SECURITY_TOOLING = '333333333333';
const accounts = { management: '111111111111', logArchive: LOG_ARCHIVE };
const ORGANIZATION = { accounts: { ...accounts, securityTooling: SECURITY_TOOLING } };

describe('log files are queried', () => {
  test('nowhere without analytics', () => {
    expect(queryAccounts({ organization: ORGANIZATION })).toEqual([]);
  });

  test('in the log archive where there is no account for security tooling', () => {
    expect(queryAccounts({ organization: { accounts }, analytics: {} })).toEqual([LOG_ARCHIVE]);
  });

  test('in the security tooling account', () => {
    expect(queryAccounts({ organization: ORGANIZATION, analytics: {} })).toEqual([SECURITY_TOOLING]);
    expect(queryAccounts({ organization: ORGANIZATION, analytics: { sources: [] } })).toEqual([SECURITY_TOOLING]);
  });

  test('in the log archive too, if there are other sources', () => {
    expect(queryAccounts({ organization: ORGANIZATION, analytics: { sources: [{}] } })).toEqual([
      SECURITY_TOOLING,
      LOG_ARCHIVE,
    ]);
  });
});

test('an account that queries has a bucket of results, and one of their access logs unless the archive has it', () => {
  const buckets = (accessLogBucketName?: string) =>
    queryBuckets({
      organization: ORGANIZATION,
      archive: { account: LOG_ARCHIVE, region: 'eu-west-1', accessLogBucketName },
      analytics: { sources: [{}] },
    }).map(({ account, holds }) => `${account}: ${holds}`);

  const ofSecurityTooling = [`${SECURITY_TOOLING}: results`, `${SECURITY_TOOLING}: access logs of results`];
  expect(buckets('access-logs')).toEqual([...ofSecurityTooling, `${LOG_ARCHIVE}: results`]);
  expect(buckets()).toEqual([
    ...ofSecurityTooling,
    `${LOG_ARCHIVE}: results`,
    `${LOG_ARCHIVE}: access logs of results`,
  ]);
});
