import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { Stack } from 'aws-cdk-lib';
import * as ts from 'typescript';
import { CloudTrailBaseline } from '../lib';
import { newBaseline, newStack } from './support/apps';
import { CDK_FOLDER } from './support/cdk-version';
import { PRICES, PRICES_AS_OF } from '../lib/aws/prices';
import { WARNING_IDS } from '../lib/plan/warnings/warnings';
import { docsPage } from '../lib/validation/docs-page';

const ROOT = join(__dirname, '..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const README = read('README.md');

/** All fenced blocks of a language, indentation removed. */
function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, 'gm'))].map(
    ([, indent, code]) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

test('every TypeScript sample in docs/ compiles, as those in README.md do in the build', () => {
  const pages = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );

  const samples = new Map(
    pages.flatMap((file) =>
      blocks(read('docs', file), 'ts').map((code, index) => [join(ROOT, 'docs', `${file}-${index}.ts`), code] as const),
    ),
  );

  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    types: ['node'],
    paths: {
      'cdk-cloudtrail-baseline': [join(ROOT, 'lib', 'index.ts')],
      'aws-cdk-lib': [join(CDK_FOLDER, 'index.d.ts')],
      'aws-cdk-lib/*': [join(CDK_FOLDER, '*', 'index.d.ts')],
    },
  };

  const host = ts.createCompilerHost(options);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone; // half of aws-cdk-lib's declarations
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    samples.has(name)
      ? ts.createSourceFile(name, samples.get(name)!, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);

  host.fileExists = (name) => samples.has(name) || fileExists(name);

  const program = ts.createProgram([...samples.keys()], options, host);
  const diagnostics = [...samples.keys()].flatMap((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)),
  );

  const versions = program
    .getSourceFiles()
    .flatMap(({ fileName }) => /node_modules\/(aws-cdk-lib[^/]*)\//.exec(fileName)?.[1] ?? []);

  expect(samples.size).toBeGreaterThan(0);
  expect([...new Set(versions)]).toEqual([basename(CDK_FOLDER)]);
  expect(
    diagnostics.map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    ),
  ).toEqual([]);
});

test('each decision is in the index, under its number and title', () => {
  const files = readdirSync(join(ROOT, 'docs', 'decisions'))
    .filter((file) => file !== 'README.md')
    .sort();

  const lines = files.map((file, index) => {
    const [, number, title] = /^# (\d+)\. (.*)$/m.exec(read('docs', 'decisions', file))!;
    expect([file.slice(0, 4), number]).toEqual([String(index + 1).padStart(4, '0'), String(index + 1)]);
    return `${number}. [${title}](${file})`;
  });

  expect(
    read('docs', 'decisions', 'README.md')
      .split('\n')
      .filter((line) => /^\d/.test(line)),
  ).toEqual(lines);
});

test('links between the pages lead to files', () => {
  const roots = readdirSync(ROOT).filter((file) => file.endsWith('.md') && file !== 'API.md');
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file));

  const broken = [...roots, ...docs].flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
      .filter(([, target]) => !/^\w+:/.test(target) && !existsSync(join(ROOT, dirname(page), target)))
      .map(([, target]) => `${page}: ${target}`),
  );

  expect(broken).toEqual([]);
});

test('whatever the package says of a page of the docs is its address', () => {
  const sources = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.d)\.(ts|sql)$/.test(file),
  );

  const relative = sources.filter((file) => /(?<!\/blob\/main\/)docs\/[\w-]+\.md/.test(read('lib', file)));
  const named = sources.flatMap((file) =>
    [...read('lib', file).matchAll(/(?:\/blob\/main\/docs\/|docsPage\(')([\w-]+)/g)].map(([, page]) => page),
  );

  expect(relative).toEqual([]);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((page) => !existsSync(join(ROOT, 'docs', `${page}.md`)))).toEqual([]);
  expect(docsPage('config')).toBe(
    `${JSON.parse(read('package.json')).repository.url.replace(/\.git$/, '')}/blob/main/docs/config.md`,
  );
});

test('CI runs exactly the test command that the README names', () => {
  const [command] = blocks(README, 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.includes('npm test'))
    .map((line) => line.split('#')[0].trim());

  expect(command).toBe('npm ci && npm test');
  expect(read('.ci', 'run').split('\n')).toContain(command);
});

test('the titles of pull requests have the types that CONTRIBUTING.md names', () => {
  const [, named] = /The types, .*: (.*)\.$/m.exec(read('CONTRIBUTING.md'))!;
  const [, accepted] = /types: \|-\n((?: {12}\w+\n)+)/.exec(read('.github', 'workflows', 'pull-request-lint.yml'))!;
  expect(accepted.trim().split(/\s+/)).toEqual(named.split(', ').map((type) => type.replaceAll('`', '')));
});

test('docs/architecture.md lists the rooms of lib in the order that lint holds', () => {
  const listed = [...read('docs', 'architecture.md').matchAll(/^\| `([\w/]+)\/` \|/gm)].map(([, room]) => room);
  const { rules } = JSON.parse(read('.eslintrc.json').replace(/^\/\/.*/, ''));
  const zones: { target: string }[] = rules['import/no-restricted-paths'][1].zones;
  const held = zones.flatMap(({ target }) => /^\.\/lib\/([\w/]+)\/\*\.ts$/.exec(target)?.[1] ?? []);
  const folders = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => dirname(path))
    .filter((folder) => !['.', 'cli'].includes(folder));

  expect(listed).toEqual(held);
  expect([...listed].sort()).toEqual([...new Set(folders)].sort());
});

test("the README's error is the one that its config has", () => {
  const config: any = {
    storage: {
      removal: 'DESTROY',
      tiers: [
        { storageClass: 'GLACIER_IR', afterDays: 180 },
        { storageClass: 'DEEP_ARCHIVE', afterDays: 365 },
      ],
    },
    analytics: { queryWindowDays: 731 },
  };

  const stack = newStack(undefined, undefined, 'Audit');
  expect(() => new CloudTrailBaseline(stack, 'Trail', config)).toThrow(new Error(blocks(README, 'text')[0].trim()));
});

test('the README lists every warning, and no other', () => {
  const sources = [
    'baseline/storage-parts.ts',
    'baseline/encryption-parts.ts',
    'baseline/delivery-parts.ts',
    'storage/log-replication.ts',
  ];

  const owners = sources.flatMap((file) => [...read('lib', file).matchAll(/id: '(\w+Needed)'/g)].map(([, id]) => id));
  const guardrails = ['trail-guardrails.ts', 'deployment-roles.ts'].flatMap((file) =>
    [...read('lib', 'guardrails', file).matchAll(/id: '(\w+)'/g)].map(([, id]) => id),
  );

  const section = README.slice(README.indexOf('## Warnings'), README.indexOf('## Cost'));
  const listed = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1].matchAll(/`(\w+)`/g)].map(([, id]) => id));

  expect(listed.sort()).toEqual([...WARNING_IDS, ...owners, ...guardrails].sort());
});

test('the README says what is true of the defaults', () => {
  const baseline = newBaseline();
  const { logBucket, accessLogs } = Stack.of(baseline).resolve(
    baseline.node.metadata.find(({ type }) => type === 'cdk-cloudtrail-baseline:plan')!.data,
  ).storage;

  expect([logBucket.retentionDays, accessLogs.retentionDays]).toEqual([2557, 365]);
  expect(README).toContain('7 years in Intelligent-Tiering');
  expect(README).toContain('| access-log bucket | private, versioned, TLS only, 365 days, the same deny statements |');
});

test("the README's costs are those that the estimate gives", () => {
  const { lines, total } = newBaseline().estimateMonthlyCost({ managementEvents: 1_000_000 });
  for (const { item, quantity, unit, usd } of lines) {
    expect(README).toContain(`| ${item} | ${quantity.toLocaleString('en-US')} ${unit} | ${usd.toFixed(2)} |`);
  }

  expect(README).toContain(`| **all** | | **${total.toFixed(2)}** |`);
  expect(README).toContain(`Prices were collected on ${PRICES_AS_OF}`);
});

test("the README's prices of events are those of the table", () => {
  const section = README.slice(README.indexOf('## What is recorded'), README.indexOf('## Deploy to an organization'));
  const {
    managementEventsSecondCopy,
    dataEvents,
    networkActivityEvents,
    insightsOnManagementEvents,
    insightsOnDataEvents,
    aggregation,
  } = PRICES;

  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| ') && /\d\.\d\d/.test(line))
    .map((line) => [...line.matchAll(/\d+\.\d\d/g)].map(([price]) => Number(price)));

  expect(rows).toEqual([
    [managementEventsSecondCopy.usd],
    [dataEvents.usd],
    [networkActivityEvents.usd],
    [insightsOnManagementEvents.usd, insightsOnDataEvents.usd],
    [aggregation.usd],
  ]);
});
