/** Mutates the code, and reports the changes that no test notices. Arguments: files or folders of lib/, as globs. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Stryker } from '@stryker-mutator/core';

const FOLDER = '.mutation';
const DEFAULT = ['cli', 'guardrails', 'plan', 'policies'].map((room) => `lib/${room}/**`);

/** A shell replaces lib/plan/** by what is in lib/plan: files and folders. */
const toGlob = (path) => (existsSync(path) && statSync(path).isDirectory() ? `${path}/**` : path);

const globs = process.argv.slice(2).map(toGlob);
const temporaryFolder = mkdtempSync(join(tmpdir(), 'mutation-'));
process.env.TMPDIR = temporaryFolder; // what a test leaves behind is removed with it

try {
  const stryker = new Stryker({
    mutate: [...(globs.length === 0 ? DEFAULT : globs), '!**/*.{d.ts,js,json,sql}'],
    plugins: ['./test/mutation/test-runner.mjs'],
    testRunner: 'one-process',
    coverageAnalysis: 'perTest',
    concurrency: 1, // the slowest tests wait for each other's servers
    maxTestRunnerReuse: 40, // aws-cdk-lib keeps every token that it creates
    dryRunTimeoutMinutes: 60, // the tests of the command talk to servers
    disableTypeChecks: false,
    ignorePatterns: ['/.judges', '/cdk.out', '/coverage', '/dist', '/lib/**/*.js', '/test-reports', '*.d.ts'],
    tempDirName: `${FOLDER}/sandbox`,
    cleanTempDir: 'always',
    reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
    clearTextReporter: { logTests: false, reportTests: false },
    htmlReporter: { fileName: `${FOLDER}/report.html` },
    jsonReporter: { fileName: `${FOLDER}/report.json` },
  });

  await stryker.runMutationTest();
} finally {
  rmSync(temporaryFolder, { recursive: true, force: true });
}
