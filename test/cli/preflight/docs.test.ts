import { readFileSync } from 'fs';
import { join } from 'path';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { headingOf } from '../../../lib/cli/commands/preflight';
import { printOutcome } from '../../../lib/cli/findings/print';
import { OBSTACLES } from '../../../lib/cli/preflight/catalog';
import { preflight } from '../../../lib/cli/preflight/preflight';
import { describeFindings } from '../../../scripts/describe-findings';
import { stateOfLandingZone } from '../../support/deployed-state';
import { readyTarget } from '../../support/deployment-target';
import { newLandingZone, ORGANIZATION } from '../../support/landing-zones';

const DOCS = readFileSync(join(__dirname, '../../../docs/preflight.md'), 'utf8');

test('the docs have every obstacle of the catalog', () => {
  expect(DOCS).toContain(describeFindings(OBSTACLES));
});

test('the docs have the output as it is', () => {
  const landingZone = newLandingZone({ organization: ORGANIZATION, guardrails: {} });
  const target = readyTarget(landingZone._plan, stateOfLandingZone(landingZone));
  const old = {
    name: 'old',
    arn: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/old',
    homeRegion: 'us-east-1',
    multiRegion: true,
    isLogging: true,
    recordsManagementEvents: true,
  };

  const outcome = preflight(landingZone._plan, {
    ...target,
    serviceLinkedRole: ABSENT,
    trails: found([old]),
    names: target.names.map((name) =>
      name.kind === 'log group'
        ? { ...name, holder: found(`arn:aws:logs:eu-west-1:111111111111:log-group:${name.name}`) }
        : name,
    ),
  });

  const heading = headingOf({ subject: 'audit.yaml', account: '111111111111', region: 'eu-west-1' });
  const [, output] = /```text\n([^]*?)```/.exec(DOCS)!;
  expect(output).toBe(`${printOutcome(outcome, heading, false)}\n`);
});
