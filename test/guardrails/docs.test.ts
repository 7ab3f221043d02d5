import { documentedRows } from '../support/docs';
import { newLandingZone, ORGANIZATION } from '../support/landing-zones';

const rows = (head: string) => documentedRows('organization.md', head);

test('each statement is explained, and no other', () => {
  const { serviceControlPolicy, resourceControlPolicy } = newLandingZone({
    organization: ORGANIZATION,
    guardrails: {},
  }).guardrails!;

  const sids = (document: any, kind: string) => document.Statement.map(({ Sid }: any) => [`\`${Sid}\``, kind]);
  expect(rows('statement').map(([sid, kind]) => [sid, kind])).toEqual([
    ...sids(serviceControlPolicy, 'SCP'),
    ...sids(resourceControlPolicy, 'RCP'),
  ]);
});

test('the names are those that a landing zone has', () => {
  const names = rows('stack')
    .map(([, , , name]) => name)
    .join(' ');

  for (const name of [
    'organization-audit-logs-ACCOUNT-REGION-an',
    'organization-audit-access-logs-ACCOUNT-REGION-an',
    'alias/cloudtrail/organization-audit',
    'organization-audit-read',
    '/aws/cloudtrail/TRAIL',
    'TRAIL-service-control',
    'TRAIL-resource-control',
  ]) {
    expect(names).toContain(`\`${name}\``);
  }
});
