const { default: Sequencer } = require('@jest/test-sequencer');

/** Small files that take long. Started late, one of them would keep a single processor busy at the end. */
const LONGEST = /test\/newest\/random-/;

/** Runs the longest tests first. Where no earlier run tells how long they take, jest goes by the size of files. */
class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(({ path }) => LONGEST.test(path)), ...sorted.filter(({ path }) => !LONGEST.test(path))];
  }
}

module.exports = LongestFirst;
