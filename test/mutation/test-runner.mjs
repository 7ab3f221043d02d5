import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { performance } from 'perf_hooks';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { Imports } from './imports.mjs';
import { provideGlobals, runTestFile } from './run-test-file.mjs';

const { forgetModules, loadTypeScript } = createRequire(import.meta.url)('./load-typescript.cjs');
const MAPPED_NAMES = { 'cdk-cloudtrail-baseline': 'lib/index.ts' };
/** Tests that can't run in one process with others, or that take long and judge what others judge too. */
const SKIPPED_TESTS = [
  /^newest\//, // for the newest aws-cdk-lib
  /\/random-/,
  /^checks\/feature-flags\./,
  /^(docs|words)\./,
];
/** The tests of the command. They judge the command only: they use everything, and take long. */
const COMMAND = 'cli/';
/** What is known of the test files. A process doesn't live as long as the run. */
const KNOWLEDGE = 'test-files.json';
/** A mutant that so many test files don't notice, of those nearest to it, counts as survived. */
const TEST_FILES = 40;
/** So many tests that noticed other mutants of the same file run before them, each without the others of its file. */
const SINGLE_TESTS = 10;
/** Between the name of a test's file and its own. */
const SEPARATOR = ' > ';

/**
 * Runs the tests in one process, in which aws-cdk-lib and the AWS SDK stay loaded: jest loads them again for each test
 * file, which takes more time than the tests. Our own modules are loaded again for each mutant, so that one in a table
 * is seen too.
 */
class OneProcessTestRunner {
  /** What the instrumented code reads and writes. */
  context = (globalThis.__stryker__ ??= {});
  /** How long each test file takes, in milliseconds, and how many mutants of a file each test noticed. */
  knowledge = { durations: {}, noticed: {} };

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.folder = process.cwd();
    loadTypeScript(this.folder, MAPPED_NAMES);
    this.imports = new Imports(this.folder, MAPPED_NAMES);
    provideGlobals();
    if (existsSync(KNOWLEDGE)) {
      this.knowledge = JSON.parse(readFileSync(KNOWLEDGE, 'utf8'));
    }
  }

  async dryRun({ files = [] }) {
    const tests = [];
    const coverage = { static: {}, perTest: {} };
    for (const file of this.testFiles(files)) {
      try {
        tests.push(...(await this.measure(file, coverage)));
      } catch (error) {
        return { status: DryRunStatus.Error, errorMessage: `${file}: ${error.stack}` };
      }
    }

    writeFileSync(KNOWLEDGE, JSON.stringify(this.knowledge));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, hitLimit, sandboxFileName, testFilter }) {
    Object.assign(this.context, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    try {
      const result = await this.runUntilFailure(this.soonestFirst(testFilter, sandboxFileName));
      this.learn(result, sandboxFileName);
      return result;
    } finally {
      Object.assign(this.context, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }

  async runUntilFailure(namesOfFiles) {
    let nrOfTests = 0;
    for (const [file, names] of namesOfFiles) {
      const { results, failure } = await this.run(file, names);
      nrOfTests += results.length;
      if (this.context.hitCount > this.context.hitLimit) {
        return { status: MutantRunStatus.Timeout, reason: 'an endless loop' };
      }

      if (failure !== undefined) {
        const killedBy = [testId(file, failure.name ?? [...names][0])];
        return { status: MutantRunStatus.Killed, killedBy, failureMessage: failure.message, nrOfTests };
      }
    }

    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** Runs some tests of a file. If its modules can't be loaded, that is a failure too. */
  async run(file, wanted) {
    const results = [];
    try {
      results.push(...(await this.load(file, { wanted, bail: true, onTest: () => {} })));
    } catch (error) {
      return { results, failure: { message: String(error?.stack ?? error) } };
    }

    const failed = results.find(({ errors }) => errors.length > 0);
    return { results, failure: failed && { name: failed.name, message: String(failed.errors[0]) } };
  }

  /** Runs all tests of a file, and adds to the coverage which mutants they reach. */
  async measure(file, coverage) {
    const started = performance.now();
    const perTest = {};
    this.context.mutantCoverage = { static: {}, perTest };
    const onTest = (name) => (this.context.currentTestId = name && testId(file, name));
    const results = await this.load(file, { bail: false, onTest });
    const milliseconds = performance.now() - started;
    this.knowledge.durations[file] = milliseconds;
    // What a module runs when it is loaded, it runs for each test of the file, since each mutant loads it again.
    const { static: onLoad } = this.context.mutantCoverage;
    return results.map(({ name, errors }) => {
      const id = testId(file, name);
      coverage.perTest[id] = { ...onLoad, ...perTest[id] };
      const test = { id, name: id, fileName: join(this.folder, file), timeSpentMs: milliseconds / results.length };
      return errors.length === 0
        ? { ...test, status: TestStatus.Success }
        : { ...test, status: TestStatus.Failed, failureMessage: String(errors[0]?.stack ?? errors[0]) };
    });
  }

  async load(file, options) {
    forgetModules(this.folder);
    const environment = { ...process.env };
    try {
      return await runTestFile(join(this.folder, file), options);
    } finally {
      restore(environment);
    }
  }

  /** The test files that import one of some files, directly or not. */
  testFiles(files) {
    const mutated = new Set(files);
    const ofCommand = files.some((file) => file.includes(`/lib/${COMMAND}`));
    return readdirSync(join(this.folder, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .filter((file) => !SKIPPED_TESTS.some((pattern) => pattern.test(file)))
      .filter((file) => ofCommand || !file.startsWith(COMMAND))
      .map((file) => join('test', file))
      .filter((file) => this.imports.distance(join(this.folder, file), mutated) !== undefined)
      .sort();
  }

  /**
   * The tests to run, in groups by file: first single ones that noticed other mutants of the file, then the nearest test
   * files, fast ones first.
   */
  soonestFirst(ids, mutated) {
    const noticed = this.knowledge.noticed[mutated] ?? {};
    const suspicious = ids.filter((id) => noticed[id] !== undefined).sort((a, b) => noticed[b] - noticed[a]);
    const ofCommand = mutated.includes(`/lib/${COMMAND}`);
    const names = [...namesByFile(ids)].filter(([file]) => ofCommand || !file.startsWith(`test/${COMMAND}`));
    const mirror = this.mirrorOf(mutated, names);
    const files = names
      .map((entry) => ({
        entry,
        distance: this.distance(entry[0], mutated, mirror),
        duration: this.knowledge.durations[entry[0]],
      }))
      .sort((a, b) => a.distance - b.distance || a.duration - b.duration)
      .slice(0, TEST_FILES)
      .sort((a, b) => a.distance * a.duration - b.distance * b.duration)
      .map(({ entry }) => entry);

    return [...namesByFile(suspicious.slice(0, SINGLE_TESTS)), ...files];
  }

  /** By how many imports a test file is away from the mutated file. In the folder that mirrors its room, none is. */
  distance(file, mutated, mirror) {
    const imports = this.imports.distance(join(this.folder, file), new Set([mutated])) ?? Infinity;
    return file.startsWith(mirror) ? 1 : 1 + imports;
  }

  /** The folder of tests, or the beginning of a file's name, that mirrors the room of a file or the room around it. */
  mirrorOf(mutated, namesOfFiles) {
    let room = dirname(mutated.slice(join(this.folder, 'lib/').length));
    while (room !== '.' && !namesOfFiles.some(([file]) => file.startsWith(`test/${room}`))) {
      room = dirname(room);
    }

    return `test/${room}`;
  }

  learn({ killedBy: [id] = [] }, mutated) {
    if (id !== undefined) {
      const noticed = (this.knowledge.noticed[mutated] ??= {});
      noticed[id] = (noticed[id] ?? 0) + 1;
      writeFileSync(KNOWLEDGE, JSON.stringify(this.knowledge));
    }
  }
}

function testId(file, name) {
  return `${file}${SEPARATOR}${name}`;
}

function namesByFile(ids) {
  const names = new Map();
  for (const id of ids) {
    const [file] = id.split(SEPARATOR, 1);
    names.set(file, names.get(file) ?? new Set());
    names.get(file).add(id.slice(file.length + SEPARATOR.length));
  }

  return names;
}

function restore(environment) {
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) {
      delete process.env[name];
    }
  }

  Object.assign(process.env, environment);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessTestRunner)];
