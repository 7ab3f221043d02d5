import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CONFIG_WARNING_IDS } from '../../lib/plan/warnings/config-warnings';
import { run } from '../support/command';

const DOCS = readFileSync(join(__dirname, '../../docs/check.md'), 'utf8');

const CONFIG = `
trail: { name: org-audit }
events:
  data:
    - name: Changes of invoices
      resourceType: AWS::S3::Object
      readWriteType: WRITE_ONLY
      eventName: { notEquals: [PutObjectTagging] }
      resourceArn: { startsWith: ['arn:aws:s3:::payments/invoices/'] }
storage: { existingBucketName: company-logs }
delivery: { cloudWatchLogs: { enabled: false } }
`;

test('the docs have the output as it is', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'docs-')), 'audit.yaml');
  writeFileSync(path, CONFIG);
  const [, sample] = /```text\n([^]*?)```/.exec(DOCS)!;
  const { out } = await run('check', path, '--region', 'eu-west-1');
  expect(out.replace(path, 'audit.yaml')).toBe(sample);
});

test('the docs have every warning about a file', () => {
  expect([...DOCS.matchAll(/^\| `(\w+)` \| .* \| .* \|$/gm)].map(([, id]) => id)).toEqual(
    expect.arrayContaining([...CONFIG_WARNING_IDS]),
  );
});

test('the docs have every key of the JSON', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'docs-')), 'audit.yaml');
  const keysOf = async (config: string) => {
    writeFileSync(path, config);
    return JSON.parse((await run('check', path, '--json')).out);
  };

  const { problems } = await keysOf('trail: { name: 1 }');
  const keys = [...Object.keys(await keysOf(CONFIG)), 'cost', 'against', ...Object.keys(problems[0])];
  const tables = DOCS.slice(DOCS.indexOf('## JSON'));
  expect(keys.filter((key) => !tables.includes(`\`${key}\``))).toEqual([]);
});
