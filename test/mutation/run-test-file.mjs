import { createRequire } from 'module';
import { basename, dirname, join } from 'path';

const require = createRequire(import.meta.url);
const { jestExpect } = require('@jest/expect');
const { addEventHandler, getState, resetState, run, default: globals } = require('jest-circus');
const { ModuleMocker } = require('jest-mock');
const { SnapshotState } = require('jest-snapshot');

const TIMEOUT = 60_000;

const mocker = new ModuleMocker(globalThis);
/** What happens to the tests of the file that runs. */
let listener;

/** Gives test files what jest gives them. */
export function provideGlobals() {
  const { fn, spyOn, restoreAllMocks } = mocker;
  const jest = {
    fn: fn.bind(mocker),
    spyOn: spyOn.bind(mocker),
    restoreAllMocks: restoreAllMocks.bind(mocker),
    requireActual: require,
  };

  Object.assign(globalThis, globals, { expect: jestExpect, jest });
  addEventHandler((event) => listener?.(event));
}

/**
 * Loads a test file and runs its tests in this process.
 *
 * @param wanted the full names of the tests to run; undefined: all
 * @param bail whether the first failure ends the run
 * @param onTest told the full name of each test before it runs, and undefined after it
 * @returns the tests that ran, each with its errors
 */
export async function runTestFile(file, { wanted, bail, onTest }) {
  const results = [];
  resetState();
  jestExpect.setState({ snapshotState: snapshotsOf(file), testPath: file });
  require(file);
  Object.assign(getState(), {
    maxConcurrency: 1,
    parentProcess: process,
    testTimeout: TIMEOUT,
    testNamePattern: wanted === undefined ? null : { test: (name) => wanted.has(name) },
  });

  listener = ({ name: event, test }) => {
    if (event === 'test_start') {
      const counts = { assertionCalls: 0, expectedAssertionsNumber: null, isExpectingAssertions: false };
      jestExpect.setState({ ...counts, currentTestName: fullName(test) });
    }

    if (event === 'test_started') {
      onTest(fullName(test));
    }

    if (event === 'test_done') {
      onTest(undefined);
      const missing = jestExpect.extractExpectedAssertionsErrors().map(({ error }) => error);
      const errors = [...test.errors.map((error) => [error].flat()[0]), ...missing];
      results.push({ name: fullName(test), errors, milliseconds: test.duration ?? 0 });
      if (bail && errors.length > 0) {
        getState().testNamePattern = { test: () => false };
      }
    }
  };

  const { unhandledErrors } = await run();
  listener = undefined;
  if (unhandledErrors.length > 0) {
    throw new Error(`${file}: ${unhandledErrors.join('\n')}`);
  }

  return results;
}

function snapshotsOf(file) {
  const snapshotFormat = { escapeString: false, printBasicPrototype: false };
  const path = join(dirname(file), '__snapshots__', `${basename(file)}.snap`);
  return new SnapshotState(path, { updateSnapshot: 'none', snapshotFormat, rootDir: process.cwd() });
}

function fullName({ name, parent }) {
  return parent === undefined || parent.parent === undefined ? name : `${fullName(parent)} ${name}`;
}
