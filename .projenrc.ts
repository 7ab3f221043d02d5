import { awscdk, javascript, JsonFile, JsonPatch } from 'projen';

const NAME = 'cdk-cloudtrail-baseline';
/** The newest aws-cdk-lib: the second test run, the property tests and the packaging check stand on it. */
const NEWEST_CDK = '2.276.0';
/** The command, bundled. */
const BUNDLE = 'lib/cli/cdk-cloudtrail-baseline.js';
/** The AWS SDK that it reads accounts with, bundled too: a file of its own, since to parse it takes longer than all the rest. */
const SDK_BUNDLE = 'lib/cli/aws-sdk.js';
/** The licences of what is in them. */
const LICENSES = 'lib/cli/LICENSES.txt';

const project = new awscdk.AwsCdkConstructLibrary({
  name: NAME,
  description: 'A hardened AWS CloudTrail audit trail from one declarative config: trail, log bucket, key and CloudWatch Logs, all checked at synth',
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

  // The floors, which the first test run stands on. See CONTRIBUTING.md, "Versions".
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
    ...['account', 'athena', 'cloudformation', 'cloudtrail', 'cloudwatch-logs', 'glue', 'iam', 'kms', 'organizations', 's3', 'sns', 'sts'].map((service) => `@aws-sdk/client-${service}@^3`),
    `aws-cdk-lib-newest@npm:aws-cdk-lib@${NEWEST_CDK}`, // mapped in by the second jest project
    '@cdklabs/cdk-validator-cfnguard@0.0.62', // Control Tower's proactive controls
    '@duckdb/node-api@1.5.6-r.1', // runs the saved queries on log files of this machine
    'dt-sql-parser@4.5.1', // the grammar of Trino, which Athena's SQL is
    'esbuild@^0.28', // bundles that parser, which Node can't load as it is published
    'fast-check@^4',
    '@smithy/core@^3', // the schemas of the SDK, which the answers of the tests' server are checked against
    'table@^6', // the tables that `npm run synth` and `npm run bench` print, and the command, into which it is bundled
    'tsx@^4', // runs examples and scripts from their sources, without a compile step
  ],

  // Sources live in lib/ and compile in place; lib/**/*.js and *.d.ts are git-ignored.
  srcdir: 'lib',
  sampleCode: false, // projen's sample would be a second, empty construct
  publishToPypi: { distName: NAME, module: 'cdk_cloudtrail_baseline' },

  typecheckTests: true, // ts-jest runs with isolatedModules, so it does not type-check
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER, // `npm run test:update` accepts new snapshots, deliberately
    passWithNoTests: false,
    jestConfig: {
      testTimeout: 60_000, // no test measures time, and the first of a file loads aws-cdk-lib and the SDK on a machine that may be slow
      collectCoverage: false, // instrumenting aws-cdk-lib's callers doubles the run; every option is walked by a test instead
    },
  },
  eslintOptions: { dirs: ['lib'], devdirs: ['test', 'examples', 'scripts'] },

  depsUpgrade: false, // versions move together and by hand: see CONTRIBUTING.md, "Versions"
  githubOptions: { mergify: false }, // merging is a person's decision here
});

// The suite runs twice: on the oldest aws-cdk-lib we support, and on the newest, but for what the command says to AWS, which knows no construct.
const jestProject = (displayName: string, moduleNameMapper: Record<string, string>, ignored: string[] = []) => ({
  displayName,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...ignored],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
  moduleFileExtensions: ['ts', 'js', 'json', 'node'], // lib/*.ts before a stale lib/*.js
  moduleNameMapper: { [`^${NAME}$`]: '<rootDir>/lib/index.ts', ...moduleNameMapper }, // examples import the published name
});
for (const key of ['testMatch', 'transform', 'moduleFileExtensions', 'moduleNameMapper', 'preset', 'clearMocks', 'testPathIgnorePatterns']) {
  delete project.jest!.config[key]; // each project has its own
}
project.jest!.config.silent = true; // the newest aws-cdk-lib prints a report for every template with a warning
project.jest!.config.projects = [
  jestProject('oldest', {}, ['/test/newest/']), // only the newest validates templates by itself
  jestProject('newest', { '^aws-cdk-lib$': 'aws-cdk-lib-newest', '^aws-cdk-lib/(.*)$': 'aws-cdk-lib-newest/$1' }, ['/test/cli/aws/']),
];

// The package holds compiled code, type declarations and the API's description: no sources, tests, examples or scripts.
for (const pattern of [
  '*.ts', '!*.d.ts', '/lib/cli/*', `!/${BUNDLE}`, `!/${SDK_BUNDLE}`, `!/${LICENSES}`, '/examples/', '/scripts/', '/docs/', '/rosetta/', '/.ci/', '/CONTRIBUTING.md', '/cdk.out/', '.jsii.tabl.json', 'projenrc',
]) {
  project.addPackageIgnore(pattern);
}
project.gitignore.exclude('/cdk.out/', '.jsii.tabl.json', `/${LICENSES}`);

// Examples and scripts are type-checked under the published package name.
const typeCheckOnly = { rootDir: '..', noEmit: true, declaration: false, inlineSourceMap: false, inlineSources: false, paths: { [NAME]: ['../lib/index.ts'] } };
for (const folder of ['examples', 'scripts']) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    obj: { extends: '../tsconfig.json', compilerOptions: typeCheckOnly, include: ['**/*.ts'], exclude: [] },
  });
  project.testTask.prependExec(`tsc --noEmit -p ${folder}/tsconfig.json`);
}
project.eslint!.addOverride({ files: ['examples/**/*.ts', 'scripts/**/*.ts'], rules: { 'import/no-unresolved': ['error', { ignore: [`^${NAME}$`] }] } });
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
project.eslint!.addOverride({ files: ['test/**/*.ts'], rules: { '@stylistic/max-len': 'off' } }); // exact messages and policies are read better whole

project.addTask('synth', {
  description: 'Synthesize every example into cdk.out/EXAMPLE and show what it makes',
  exec: 'tsx --tsconfig examples/tsconfig.json scripts/synth.ts',
  receiveArgs: true, // the examples' names
});
project.addTask('describe', {
  description: 'Write the JSON Schema of config files and docs/config.md, from the structs and checks that they are about',
  exec: 'tsx scripts/describe-config.ts',
});
// The command, in one file and the SDK's: users install none of its libraries, and it starts at once.
project.package.addBin({ [NAME]: BUNDLE });
project.postCompileTask.prependSpawn(project.addTask('bundle', { description: 'Bundle the command', exec: `tsx scripts/bundle.ts ${BUNDLE} ${SDK_BUNDLE} ${LICENSES}` }));
project.addTask('cli', {
  description: 'Run the command from its sources',
  exec: 'tsx lib/cli/main.ts',
  receiveArgs: true, // its command and options
});
project.addTask('test:e2e', {
  description: 'Deploy to an emulator of AWS, and read that account: it takes moto_server',
  exec: 'jest -c test/e2e/jest.config.json',
});
const bench = project.addTask('bench', { description: 'Measure import and synth against aws-cdk-lib by hand' });
bench.spawn(project.compileTask);
bench.exec('tsx --tsconfig examples/tsconfig.json scripts/bench.ts');

// README and doc-comment samples must compile.
const rosetta = project.addTask('rosetta', {
  description: 'Compile the samples in README.md and in doc comments',
  exec: 'jsii-rosetta extract --compile --fail --output .jsii.tabl.json',
});
project.postCompileTask.prependSpawn(rosetta);

// Bindings of other languages need their own toolchains, which the release workflow has.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);
project.addTask('python:code', {
  description: 'Generate the Python bindings without building a wheel',
  exec: 'jsii-pacmak --code-only --target python --outdir dist',
});

// unrs-resolver 1.13.0 has optional platform packages that cannot always be installed; `npm ci` then fails.
project.package.addField('overrides', { 'unrs-resolver': '1.11.1' });

// The publishing tool has the registry's host name as its default; no file of ours names one.
project.github!.tryFindWorkflow('release')!.file!.patch(JsonPatch.remove('/jobs/release_npm/steps/9/env/NPM_REGISTRY'));

// Node 20 is still what our oldest users have, and jsii prints a banner at each run on it.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.synth();
