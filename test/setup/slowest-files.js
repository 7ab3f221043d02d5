const { relative } = require('path');

const SHOWN = 10;

/** Prints the slowest test files, and how long everything took. Jest loads reporters as they are, so this is JavaScript. */
class SlowestFiles {
  onRunComplete(contexts, { testResults, startTime }) {
    const slowest = testResults
      .map(({ testFilePath, displayName, perfStats }) => ({
        file: relative(process.cwd(), testFilePath),
        project: displayName?.name ?? '',
        seconds: (perfStats.end - perfStats.start) / 1000,
      }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, SHOWN);

    console.log(`The ${slowest.length} slowest of ${testResults.length} test files:`);
    for (const { seconds, project, file } of slowest) {
      console.log(`${seconds.toFixed(1).padStart(7)} s  ${project.padEnd(6)}  ${file}`);
    }
    console.log(`All tests: ${((Date.now() - startTime) / 1000).toFixed(0)} s`);
  }
}

module.exports = SlowestFiles;
