// Prints the totals of jest's result file on one line. Fails if a test failed, was skipped, or none ran.
const { readFileSync } = require('fs');

const suites = [...readFileSync(process.argv[2], 'utf8').matchAll(/<testsuite ([^>]*)>/g)].map(([, attributes]) => attributes);
const sum = (name) => suites.reduce((total, attributes) => total + Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)[1]), 0);
const failed = sum('failures') + sum('errors');
const skipped = sum('skipped');
const passed = sum('tests') - failed - skipped;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = passed > 0 && failed === 0 && skipped === 0 ? 0 : 1;
