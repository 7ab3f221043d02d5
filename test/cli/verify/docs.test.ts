import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { headingOf } from '../../../lib/cli/commands/verify';
import { printOutcome } from '../../../lib/cli/findings/print';
import { FINDINGS } from '../../../lib/cli/verify/catalog';
import { comparedParts } from '../../../lib/cli/verify/compared-parts';
import { expectedOf } from '../../../lib/cli/verify/expected';
import { notComparedText } from '../../../lib/cli/verify/not-compared';
import { verify } from '../../../lib/cli/verify/verify';
import { describeFindings, describeNotCompared } from '../../../scripts/describe-findings';
import { newApp, newBaseline, newStack } from '../../support/apps';
import { run } from '../../support/command';
import { NOW, stateOf, withReading } from '../../support/deployed-state';

const DOCS = readFileSync(join(__dirname, '../../../docs/verify.md'), 'utf8');

/** What is in a fenced block of that language. */
const blocks = (language: string) =>
  [...DOCS.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text);

test('the docs have every finding of the catalog', () => {
  expect(DOCS).toContain(describeFindings(FINDINGS));
});

test('the docs and the help have the table of what is not compared', async () => {
  expect(DOCS).toContain(describeNotCompared());
  expect((await run('verify', '--help')).out).toContain(notComparedText());
});

test('the docs have the output as it is', () => {
  const baseline = newBaseline({ trail: { name: 'audit' } });
  const drifted = [
    (state: any) => withReading(state, 'trail', (trail) => ({ ...trail, multiRegion: false })),
    (state: any) => withReading(state, 'logGroup', (group) => ({ ...group, retentionDays: undefined })),
    (state: any) => withReading(state, 'trail', (trail) => ({ ...trail, logFileValidation: false })),
  ].reduce((state, drift) => drift(state), stateOf(baseline));

  const outcome = verify((baseline as any).wholePlan, drifted, NOW);
  const trail = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit';
  const expected = expectedOf((baseline as any).wholePlan, drifted, {});
  const heading = headingOf({ subject: 'audit.yaml', trail, compared: comparedParts(drifted, expected) });
  expect(blocks('text')[0]).toBe(`${printOutcome(outcome, heading, false)}\n`);
});

describe('the check for replacements', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replaced-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function replaced(nameNow: string): string {
    const script = blocks('sh')[1];
    for (const [output, name] of [
      ['cdk.previous', 'audit'],
      ['cdk.out', nameNow],
    ]) {
      const app = newApp({}, { outdir: join(folder, output) });
      newBaseline({ trail: { name } }, newStack(undefined, app));
      app.synth();
    }

    // what synthesizes is left out: it was done above
    const compares = script
      .split('\n')
      .filter((line) => !/^(git|\(cd|npx)/.test(line))
      .join('\n');

    writeFileSync(join(folder, 'check.sh'), compares);
    try {
      return execFileSync('bash', ['check.sh'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      return `${(error as { stdout: string }).stdout}exit ${(error as { status: number }).status}`;
    }
  }

  test('passes where nothing is', () => {
    expect(replaced('audit')).toBe('');
  });

  test('fails where a trail and its log group are, and says so', () => {
    expect(replaced('renamed')).toMatch(
      new RegExp(
        [
          '^these would be replaced or left behind:',
          'Stack\\.template\\.json AuditLogGroup\\w+ AWS::Logs::LogGroup "/aws/cloudtrail/audit"',
          'Stack\\.template\\.json AuditTrail\\w+ AWS::CloudTrail::Trail "audit"',
          'exit 1$',
        ].join('\n'),
      ),
    );
  });
});
