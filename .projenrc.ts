import { awscdk, github, IgnoreFile, javascript, JsonFile, JsonPatch, release } from 'projen';

const NAME = 'cdk-cloudtrail-baseline';
/** The newest aws-cdk-lib: the second test run, the property tests and the packaging check use it. */
const NEWEST_CDK = '2.276.0';
/** What the package is imported from, and what that loads: the compiled code of all constructs. */
const MAIN = 'lib/index.js';
const MODULES = 'lib/modules.js';
/** The command, bundled. */
const BUNDLE = 'lib/cli/cdk-cloudtrail-baseline.js';
/**
 * The AWS SDK that it reads accounts with, bundled too: a file of its own, since to parse it takes longer than all the
 * rest.
 */
const SDK_BUNDLE = 'lib/cli/aws-sdk.js';
/** The licences of what is in them. */
const LICENSES = 'lib/cli/LICENSES.txt';
/** The types of commits, and so of pull requests: a test compares them with CONTRIBUTING.md. */
const COMMIT_TYPES = ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'build', 'ci', 'style', 'chore'];
/** Everything that has to hold for main, with the emulator of AWS and the AWS CLI that the end-to-end tests need. */
const CI_STEPS: github.workflows.JobStep[] = [
  {
    name: 'Install the emulator of AWS, and the AWS CLI',
    run: [
      'python3 -m venv "$RUNNER_TEMP/moto"',
      '"$RUNNER_TEMP/moto/bin/pip" install "moto[server]==5.2.1" "awscli==1.45.11"',
      'echo "$RUNNER_TEMP/moto/bin" >> "$GITHUB_PATH"',
    ].join('\n'),
  },
  { name: 'Everything that has to hold for main', run: 'bash .ci/run' },
];

const ABOUT_DEPLOYED_CHANGES = [
  'Paste the difference of a template, for example of "npm run synth -- quickstart", with account ids masked, ' +
    'or write "nothing".',
  'A changed logical id or physical name of a bucket, key, log group or trail replaces it: ' +
    'test/baseline/pinned.test.ts must not change',
  'without a notice in CHANGELOG.md.',
].join('\n');

const PULL_REQUEST_TEMPLATE = `
<!-- Don't report a vulnerability here: SECURITY.md says how. -->

## What changes, and why

<!-- For users first. Link the issue: "Fixes #123". -->

## What changes in deployed accounts

<!--
${ABOUT_DEPLOYED_CHANGES}
-->

## Checklist

- [ ] The title follows Conventional Commits, has at most 72 columns, and says one thing.
- [ ] A test fails without this change.
- [ ] \`npm test\` passes. I read each difference in a snapshot.
- [ ] CHANGELOG.md has an entry under Unreleased, or nothing changes for users.
- [ ] Policies, defaults, warnings and findings are documented where they changed.
- [ ] No log files, credentials, or ids of real accounts are in the change or in this text.
`;

const project = new awscdk.AwsCdkConstructLibrary({
  name: NAME,
  description:
    'A hardened AWS CloudTrail audit trail from one declarative config: trail, log bucket, key and CloudWatch ' +
    'Logs, all checked at synth',
  keywords: ['aws', 'cdk', 'cloudtrail', 'audit', 'security', 'compliance', 'logging', 'landing-zone'],
  stability: 'experimental',
  license: 'Apache-2.0',
  author: 'cdk-cloudtrail-baseline authors',
  authorOrganization: true,
  authorAddress: 'maintainers@cdk-cloudtrail-baseline.example',
  repositoryUrl: 'https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline.git',
  defaultReleaseBranch: 'main',

  // Toolchain: jsii and typescript move together, one minor at a time (jsii knows no TypeScript 7 yet).
  projenrcTs: true,
  projenrcTsOptions: { projenCodeDir: '.projen' }, // no top-level folder for a single file
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '22.x', // the release tooling needs 22
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',

  // The floors, which the first test run uses. See CONTRIBUTING.md, "Versions".
  cdkVersion: '2.257.0',
  constructsVersion: '10.5.1',
  peerDeps: ['cdk-nag@^3.0.0'],
  bundledDeps: ['yaml@^2.9'], // config files; loaded when one is read
  devDeps: [
    'ajv@^8', // judges the JSON Schema of config files
    'cdk-nag@3.0.0',
    'commander@^14', // the command's arguments; bundled into it. 15 needs Node 22
    'picocolors@^1', // its colours; bundled too
    // What it reads accounts with; bundled too.
    ...[
      'account',
      'athena',
      'cloudformation',
      'cloudtrail',
      'cloudwatch-logs',
      'glue',
      'iam',
      'kms',
      'organizations',
      's3',
      'sns',
      'sts',
    ].map((service) => `@aws-sdk/client-${service}@^3`),
    `aws-cdk-lib-newest@npm:aws-cdk-lib@${NEWEST_CDK}`, // mapped in by the second jest project
    '@jest/test-sequencer@^30', // extended by test/setup/longest-first.js
    '@swc/core@^1', // transforms the tests, with @swc/jest: the types are checked by tsc
    '@swc/jest@^0.2',
    '@stryker-mutator/api@^9', // `npm run test:mutation`. 10 needs Node 22
    '@stryker-mutator/core@^9',
    // The parts of jest with which it runs tests in one process.
    ...['@jest/expect', 'jest-circus', 'jest-mock', 'jest-snapshot'].map((part) => `${part}@^30`),
    '@cdklabs/cdk-validator-cfnguard@0.0.62', // Control Tower's proactive controls
    '@duckdb/node-api@1.5.6-r.1', // runs the saved queries on log files of this machine
    'dt-sql-parser@4.5.1', // the grammar of Trino, which Athena's SQL is
    'esbuild@^0.28', // bundles that parser, which Node can't load as it is published
    'fast-check@^4',
    'prettier@^3',
    'jest-environment-node@^30', // extended by test/setup/environment.ts
    '@smithy/core@^3', // the schemas of the SDK, which the answers of the tests' server are checked against
    'table@^6', // the tables that `npm run synth` and `npm run bench` print, and the command, into which it is bundled
    'tsx@^4', // runs examples and scripts from their sources, without a compile step
  ],

  // Sources live in lib/ and compile in place; lib/**/*.js and *.d.ts are git-ignored.
  srcdir: 'lib',
  // 72 % of the compiled JavaScript; tests and scripts have their own
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  sampleCode: false, // projen's sample would be a second, empty construct
  publishToPypi: { distName: NAME, module: 'cdk_cloudtrail_baseline' },

  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER, // `npm run test:update` accepts new snapshots, deliberately
    passWithNoTests: false,
    jestConfig: {
      // no test measures time, and the first of a file loads aws-cdk-lib and the SDK on a machine that may be slow
      testTimeout: 60_000,
      // instrumenting aws-cdk-lib's callers doubles the run; every option is walked by a test instead
      collectCoverage: false,
    },
  },
  eslintOptions: {
    dirs: ['lib'],
    devdirs: ['test', 'examples', 'scripts'],
    tsconfigPath: './test/tsconfig.json', // one program for all files: each folder's own would be four
    projectService: false,
  },

  depsUpgrade: false, // versions move together and by hand: see CONTRIBUTING.md, "Versions"
  githubOptions: {
    mergify: false, // merging is a person's decision here
    pullRequestLintOptions: { semanticTitleOptions: { types: COMMIT_TYPES } },
  },
  pullRequestTemplateContents: PULL_REQUEST_TEMPLATE.trim().split('\n'),
  buildWorkflow: false, // see CI_STEPS
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(), // a person releases, once CHANGELOG.md says what
  releaseWorkflowSetupSteps: CI_STEPS,
});

/** Tests that create no construct run on one version of aws-cdk-lib: test/setup/no-constructs.ts holds them to it. */
const RUN_ONCE = [
  'analytics/docs',
  'aws/*',
  'cli/account/intrinsics',
  'cli/aws/history',
  'cli/{check,init,program,query}',
  'cli/verify/{denies,policies,selectors,wildcard}',
  'cost/monthly-cost',
  'events/{catalogs,compile,condition,presets,random-events,would-record}',
  'file/{config-file,schema,syntax-problems}',
  'iam/*',
  'judges/*',
  'plan/**/*',
  'policies/{log-policies,pure,resolve-template,statement}',
  'queries/*',
  'records/*',
  'scripts/*',
  'setup/*',
  'validation/*',
].map((file) => `<rootDir>/test/${file}.test.ts`);

/**
 * About the protocols of AWS, the rules of Control Tower and our own deployment, not about what a version of
 * aws-cdk-lib does.
 */
const OLDEST_ONLY =
  '<rootDir>/test/{cli/aws/*,cli/adopt/{adopt,irreversible,problems,real-trails,selectors,without-key},cli/files,' +
  'cli/preflight/*,cli/verify/{changes,command,verify,wire},checks/control-tower-rules,deployment/deployment}.test.ts';

/** Only the newest validates templates by itself. */
const NEWEST_ONLY = '<rootDir>/test/newest/*.test.ts';

const ALL_TESTS = '<rootDir>/test/**/*.test.ts';
/** Jest replaces no <rootDir> behind an exclamation mark. */
const not = (pattern: string) => pattern.replace('<rootDir>', '!**');

const jestProject = (displayName: string, testMatch: string[], moduleNameMapper: Record<string, string> = {}) => ({
  displayName,
  testMatch,
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testEnvironment: '<rootDir>/test/setup/environment.ts',
  // Both hold this package too: as jsii unpacks it, and mutated.
  modulePathIgnorePatterns: ['<rootDir>/.judges/', '<rootDir>/.mutation/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' }, swcrc: false }] },
  moduleFileExtensions: ['ts', 'js', 'json', 'node'], // lib/*.ts before a stale lib/*.js
  // examples import the published name
  moduleNameMapper: { [`^${NAME}$`]: '<rootDir>/lib/index.ts', ...moduleNameMapper },
});

for (const key of [
  'testMatch',
  'transform',
  'moduleFileExtensions',
  'moduleNameMapper',
  'preset',
  'clearMocks',
  'testPathIgnorePatterns',
]) {
  delete project.jest!.config[key]; // each project has its own
}

project.deps.removeDependency('ts-jest');
project.jest!.config.silent = true; // the newest aws-cdk-lib prints a report for every template with a warning
project.jest!.config.maxWorkers = '100%'; // jest leaves one processor free: of two, one
project.jest!.config.globalSetup = '<rootDir>/test/setup/global-setup.ts';
project.jest!.config.globalTeardown = '<rootDir>/test/setup/global-teardown.ts';
project.jest!.config.testSequencer = '<rootDir>/test/setup/longest-first.js';
project.jest!.config.reporters.push('<rootDir>/test/setup/slowest-files.js');
project.jest!.config.projects = [
  jestProject('once', RUN_ONCE, { '^constructs$': '<rootDir>/test/setup/no-constructs.ts' }),
  jestProject('oldest', [ALL_TESTS, ...RUN_ONCE.map(not), not(NEWEST_ONLY)]),
  jestProject('newest', [ALL_TESTS, ...RUN_ONCE.map(not), not(OLDEST_ONLY)], {
    '^aws-cdk-lib$': 'aws-cdk-lib-newest',
    '^aws-cdk-lib/(.*)$': 'aws-cdk-lib-newest/$1',
    '^@aws/cloudformation-validate$': '<rootDir>/test/setup/cloudformation-validate.ts',
  }),
];

// The package holds compiled code, type declarations, the API's description and the docs: no sources, tests, examples
// or scripts.
for (const pattern of [
  '*.ts',
  '!*.d.ts',
  '/lib/**/*.js',
  `!/${MAIN}`,
  `!/${MODULES}`,
  '/lib/cli/*',
  `!/${BUNDLE}`,
  `!/${SDK_BUNDLE}`,
  `!/${LICENSES}`,
  '/examples/',
  '/scripts/',
  '/rosetta/',
  '/.ci/',
  '/CONTRIBUTING.md',
  '/CODE_OF_CONDUCT.md',
  '/cdk.out/',
  '/.judges/',
  '/.mutation/',
  '.jsii.tabl.json',
  'projenrc',
]) {
  project.addPackageIgnore(pattern);
}

project.gitignore.exclude('/cdk.out/', '/.judges/', '/.mutation/', '.jsii.tabl.json', `/${LICENSES}`);

// One program checks the types of everything: what transforms the tests checks none.
project.tsconfigDev.addInclude('../lib/**/*.ts');
project.tsconfigDev.addInclude('../examples/**/*.ts');
project.tsconfigDev.addInclude('../scripts/**/*.ts');
project.tsconfigDev.addInclude('../.projenrc.ts');
project.tsconfigDev.file.addOverride('compilerOptions.paths', { [NAME]: ['../lib/index.ts'] });

project.testTask.reset('tsx scripts/test.ts', { receiveArgs: true });
project.addTask('test:fast', {
  description: 'Run the tests that a change since the last commit touches, on the oldest aws-cdk-lib only',
  exec: 'jest --ci --selectProjects once oldest --onlyChanged',
  receiveArgs: true,
});

project.addTask('test:long', {
  description: 'Run the tests with ten times the random cases',
  env: { RANDOM_CASES_FACTOR: '10' },
  exec: 'jest --ci --testTimeout=3600000',
  receiveArgs: true,
});

// Examples and scripts import the package by its published name.
const typeCheckOnly = { rootDir: '..', noEmit: true, declaration: false, paths: { [NAME]: ['../lib/index.ts'] } };
for (const folder of ['examples', 'scripts']) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    obj: { extends: '../tsconfig.json', compilerOptions: typeCheckOnly, include: ['**/*.ts'], exclude: [] },
  });
}

project.eslint!.addOverride({
  files: ['examples/**/*.ts', 'scripts/**/*.ts'],
  rules: { 'import/no-unresolved': ['error', { ignore: [`^${NAME}$`] }] },
});

project.eslint!.addOverride({ files: ['scripts/**/*.ts'], rules: { 'no-console': 'off' } });
project.eslint!.addOverride({
  files: ['lib/cli/**/*.ts'],
  rules: {
    'import/no-extraneous-dependencies': ['error', { devDependencies: true }], // bundled
    '@typescript-eslint/no-require-imports': 'off', // a command's own module is loaded when it is run
  },
});

project.eslint!.addOverride({
  files: ['lib/file/**/*.ts'],
  rules: { '@typescript-eslint/no-require-imports': 'off' }, // yaml is loaded where there is a file
});

/**
 * The rooms of lib/, as docs/architecture.md draws them: each imports rooms before it only. The pure ones know no
 * construct and,
 * except for what reads files, no disk; the command's know no construct either.
 */
const PURE_ROOMS = [
  'validation',
  'config',
  'aws',
  'policies',
  'records',
  'events',
  'queries',
  'plan/shapes',
  'plan/sections',
  'plan',
  'plan/warnings',
  'deployment',
  'cost',
  'file',
];

const CONSTRUCT_ROOMS = [
  'checks',
  'synth',
  'trail',
  'storage',
  'delivery',
  'analytics',
  'guardrails',
  'baseline',
  'app',
];

const COMMAND_ROOMS = [
  'terminal',
  'aws',
  'account',
  'findings',
  'plan',
  'query',
  'check',
  'history',
  'verify',
  'preflight',
  'adopt',
  'init',
  'commands',
].map((room) => `cli/${room}`);

const filesOf = (rooms: string[]) => rooms.map((room) => `./lib/${room}/*.ts`);
const inOrder = (rooms: string[], outside: string[]) =>
  rooms.map((room, index) => ({
    target: `./lib/${room}/*.ts`,
    from: filesOf([...rooms.slice(index + 1), ...outside]),
    message: `lib/${room} imports rooms before it only: see docs/architecture.md`,
  }));

project.eslint!.addRules({
  'import/no-restricted-paths': [
    'error',
    {
      zones: [
        ...inOrder([...PURE_ROOMS, ...CONSTRUCT_ROOMS], [...COMMAND_ROOMS, 'cli']),
        ...inOrder(COMMAND_ROOMS, [...CONSTRUCT_ROOMS, 'cli']),
        { target: './lib/!(app)/**/*.ts', from: './lib/index.ts', message: 'the index is what users import' },
        {
          target: './lib/plan/**/*.ts',
          from: './lib/queries/query-files.ts',
          message: 'a plan reads no disk: it is given what it needs',
        },
      ],
    },
  ],
});

const READS_FILES = ['lib/file/*.ts', 'lib/queries/query-files.ts'];
const CONSTRUCT_LIBRARIES = ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', 'cdk-nag'];
project.eslint!.addOverride({
  files: PURE_ROOMS.map((room) => `lib/${room}/*.ts`),
  excludedFiles: READS_FILES,
  rules: {
    'no-restricted-imports': ['error', { patterns: [...CONSTRUCT_LIBRARIES, 'fs', 'fs/*', 'path', 'os', 'node:*'] }],
  },
});

project.eslint!.addOverride({
  files: [...READS_FILES, ...COMMAND_ROOMS.map((room) => `lib/${room}/*.ts`)],
  rules: { 'no-restricted-imports': ['error', { patterns: CONSTRUCT_LIBRARIES }] },
});

// Prettier formats TypeScript. Of the rules about form, these are left: it breaks no text, and knows no steps.
for (const rule of [
  'indent',
  'quotes',
  'comma-dangle',
  'comma-spacing',
  'no-multi-spaces',
  'array-bracket-spacing',
  'array-bracket-newline',
  'object-curly-spacing',
  'object-curly-newline',
  'object-property-newline',
  'keyword-spacing',
  'brace-style',
  'space-before-blocks',
  'member-delimiter-style',
  'semi',
  'quote-props',
  'key-spacing',
  'no-multiple-empty-lines',
  'no-trailing-spaces',
]) {
  project.tryFindObjectFile('.eslintrc.json')!.addDeletionOverride(`rules.@stylistic/${rule}`);
}

project.eslint!.addRules({
  '@stylistic/max-len': ['error', { code: 120, ignoreUrls: true }],
  '@stylistic/padding-line-between-statements': [
    'error',
    {
      blankLine: 'always',
      prev: ['multiline-const', 'multiline-let', 'multiline-expression', 'multiline-block-like'],
      next: '*',
    },
  ],
  'no-nested-ternary': 'error',
  '@typescript-eslint/no-unused-expressions': 'error', // a condition that acts is an if
});

new JsonFile(project, '.prettierrc.json', { obj: { printWidth: 120, singleQuote: true }, marker: false });
const notFormatted = new IgnoreFile(project, '.prettierignore');
notFormatted.addPatterns('*', '!*/', '!*.ts', '*.d.ts', '/.judges/', '/.mutation/', '/cdk.out/', '/dist/');
project.addPackageIgnore('/.git-blame-ignore-revs');
project.addPackageIgnore('/.prettierrc.json');
project.addPackageIgnore('/.prettierignore');
project.addTask('format', {
  description: 'Format all TypeScript',
  exec: 'prettier --log-level warn --cache --write .',
});

project.addTask('synth', {
  description: 'Synthesize every example into cdk.out/EXAMPLE and show what each stack creates',
  exec: 'tsx --tsconfig examples/tsconfig.json scripts/synth.ts',
  receiveArgs: true, // the examples' names
});

project.addTask('describe', {
  description: 'Write the JSON Schema of config files, docs/config.md and the tuned example in YAML from their sources',
  exec: 'tsx --tsconfig examples/tsconfig.json scripts/describe-config.ts',
});

// The command, in one file and the SDK's: users install none of its libraries, and it starts at once.
project.package.addBin({ [NAME]: BUNDLE });
const bundle = project.addTask('bundle', { description: 'Bundle the constructs and the command' });
bundle.exec(`tsx scripts/bundle-package.ts ${MAIN} ${MODULES}`);
bundle.exec(`tsx scripts/bundle.ts ${BUNDLE} ${SDK_BUNDLE} ${LICENSES}`);
project.postCompileTask.prependSpawn(bundle);
project.addTask('cli', {
  description: 'Run the command from its sources',
  exec: 'tsx lib/cli/main.ts',
  receiveArgs: true, // its command and options
});

project.addTask('test:e2e', {
  description: 'Deploy to an emulator of AWS, and read that account (needs moto_server and the AWS CLI)',
  exec: 'jest -c test/e2e/jest.config.json',
});

// Too slow for CI: a mutant after the other, each judged by the tests of its code.
project.addTask('test:mutation', {
  description: 'Mutate the code and list the changes that no test notices',
  exec: 'node test/mutation/run.mjs',
  receiveArgs: true, // the files to mutate, as globs; all others by default
});

// Judges from outside npm: what they need is pinned in test/judges, and never a dependency of the package.
const judges = project.addTask('test:judges', {
  description: 'Let outside judges test what the examples synthesize: it needs python3',
});

judges.spawn(project.compileTask);
judges.spawn(bundle);
judges.exec('tsx --tsconfig examples/tsconfig.json test/judges/run.ts');
const bench = project.addTask('bench', { description: 'Measure import and synth against aws-cdk-lib by hand' });
bench.spawn(project.compileTask);
bench.spawn(bundle);
bench.exec('tsx --tsconfig examples/tsconfig.json scripts/bench.ts');

// README and doc-comment samples must compile.
const rosetta = project.addTask('rosetta', {
  description: 'Compile the samples in README.md and in doc comments',
  exec: 'jsii-rosetta extract --compile --fail --output .jsii.tabl.json',
});

project.postCompileTask.prependSpawn(rosetta);

project.tasks.tryFind('docgen')!.exec('tsx scripts/api-contents.ts');

// Bindings of other languages need their own toolchains, which the release workflow has.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);
project.addTask('python:code', {
  description: 'Generate the Python bindings without building a wheel',
  exec: 'jsii-pacmak --code-only --target python --outdir dist',
});

// unrs-resolver 1.13.0 has optional platform packages that cannot always be installed; `npm ci` then fails.
project.package.addField('overrides', { 'unrs-resolver': '1.11.1' });

// The changelog is closed in a commit of its own, under the version that the release will have.
const changelog = project.addTask('changelog', {
  description: 'Close the Unreleased section of CHANGELOG.md under the version of the next release',
});

changelog.spawn(project.tasks.tryFind('bump')!);
changelog.spawn(project.tasks.tryFind('unbump')!);
changelog.exec('tsx scripts/release-changelog.ts close');
const releaseTask = project.tasks.tryFind('release')!;
const afterBump = releaseTask.steps.findIndex(({ spawn }) => spawn === 'bump') + 1;
releaseTask.insertStep(afterBump, { exec: 'tsx scripts/release-changelog.ts notes' });

const ci = project.github!.addWorkflow('build');
ci.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
ci.addJob('build', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  env: { CI: 'true' },
  steps: [
    { name: 'Checkout', uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1' },
    { name: 'Setup Node.js', uses: 'actions/setup-node@v7.0.0', with: { 'node-version': '22.x' } },
    ...CI_STEPS,
  ],
});

// The publishing tool has the registry's host name as its default; no file of ours names one.
project.github!.tryFindWorkflow('release')!.file!.patch(JsonPatch.remove('/jobs/release_npm/steps/9/env/NPM_REGISTRY'));

// Node 20 is still what our oldest users have, and jsii prints a banner at each run on it.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.synth();
