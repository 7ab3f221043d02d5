import { printedBy } from './process';
import { median } from './samples';

const ROUNDS = 20;
const SHOWN = 8;

/** Times each module of the bundled package without what it loads, and prints the milliseconds of each part. */
const MEASURE = `
  const Module = require('module');
  const times = {};
  let inner = 0;

  function timed(part, run) {
    const outer = inner;
    inner = 0;
    const started = performance.now();
    try {
      return run();
    } finally {
      const total = performance.now() - started;
      times[part] = (times[part] ?? 0) + total - inner;
      inner = outer + total;
    }
  }

  const { _load } = Module;
  Module._load = function (request, ...rest) {
    return timed(request.endsWith('lib/modules.js') ? 'file' : 'packages', () => _load.call(this, request, ...rest));
  };
  const { load, modules } = require('./lib/modules.js');
  for (const [name, run] of Object.entries(modules)) {
    modules[name] = function (...args) { timed(name, () => run.apply(this, args)); };
  }
  load('./index.js');
  console.log(JSON.stringify(times));`;

type Times = Readonly<Record<string, number>>;

/** What an import of the package spends its time on. */
export function importPartRows(): string[][] {
  const rounds: Times[] = Array.from({ length: ROUNDS }, () => JSON.parse(printedBy(MEASURE)));
  const { file, packages, ...modules } = medians(rounds);
  const total = sum([file, packages, ...Object.values(modules)]);
  const share = (milliseconds: number) => `${((milliseconds / total) * 100).toFixed(1)} %`;

  const slowest = Object.entries(modules).sort(([, a], [, b]) => b - a);
  const others = slowest.slice(SHOWN).map(([, milliseconds]) => milliseconds);
  return [
    ['', 'share'],
    ['aws-cdk-lib and constructs', share(packages)],
    ['reading and compiling lib/modules.js', share(file)],
    ...slowest.slice(0, SHOWN).map(([name, milliseconds]) => [`executing ${name.slice(2)}`, share(milliseconds)]),
    [`executing the other ${others.length} modules, each at most ${share(others[0])}`, share(sum(others))],
  ];
}

function medians(rounds: Times[]): Times {
  return Object.fromEntries(Object.keys(rounds[0]).map((part) => [part, median(rounds.map((times) => times[part]))]));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
