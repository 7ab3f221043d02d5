/** Bundles the compiled package, for a fast import: `tsx scripts/bundle-package.ts MAIN MODULES`. */
import { readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join, relative, resolve } from 'path';

/** The first line of both files that are written, by which a bundled package is recognized. */
const HEADER = '"use strict"; // Written by scripts/bundle-package.ts, from what jsii compiled.';

/** What jsii compiled, by its path from the main file's folder. Only paths and characters beyond ASCII are changed. */
type Modules = Map<string, string>;

function bundle(main: string, output: string): void {
  if (readFileSync(main, 'utf8').startsWith(HEADER)) {
    return; // jsii writes it anew whenever it compiles
  }

  const root = dirname(main);
  const modules: Modules = new Map();
  collect(main, root, modules);
  const exported = exportedNames(resolve(main));

  const functions = [...modules].map(wrapped);
  writeFileSync(output, [HEADER, 'const modules = {', ...functions, '};', packagesOf(modules), LOADER].join('\n'));
  writeFileSync(main, [HEADER, ...mainLines(nameOf(main, root), nameOf(output, root), exported), ''].join('\n'));
}

function exportedNames(main: string): string[] {
  return Object.keys(createRequire(main)(main));
}

/** Collects a file, and all files that it requires. */
function collect(file: string, root: string, modules: Modules): void {
  const name = nameOf(file, root);
  if (modules.has(name)) {
    return;
  }

  modules.set(name, ''); // each file is read once

  const code = readFileSync(file, 'utf8').replaceAll(/\brequire\("(\.[^"]+)"\)/g, (_, path) => {
    const required = `${join(dirname(file), path)}.js`;
    collect(required, root, modules);
    return `require("${nameOf(required, root)}")`;
  });

  modules.set(name, escaped(code.trim()));
}

/** With a single character beyond ASCII, the whole file takes twice the memory, and longer to parse. */
function escaped(code: string): string {
  return code.replaceAll(/[^\x00-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function nameOf(file: string, root: string): string {
  return `./${relative(root, file)}`;
}

/** Node.js compiles a function in parentheses as it parses the file. Without them, it would parse it twice. */
function wrapped([name, code]: [string, string]): string {
  return `\n"${name}": (function (exports, require, __dirname) {\n${code}\n}),`;
}

/** Each package by its name as it is written: a user's bundler follows no name in a variable. */
function packagesOf(modules: Modules): string {
  const required = [...modules.values()].flatMap((code) => [...code.matchAll(/\brequire\((["'])([^."'][^"']*)\1\)/g)]);
  const names = required.map(([, , name]) => name);
  const entries = [...new Set(names)].sort().map((name) => `  "${name}": () => require("${name}"),`);
  return ['const packages = {', ...entries, '};'].join('\n');
}

/** Does what Node.js does for a file, but resolves each package once, not for each module that requires it. */
const LOADER = `
const loaded = new Map();

exports.modules = modules;
exports.load = function load(name) {
  let exported = loaded.get(name);
  if (exported === undefined) {
    const run = modules[name];
    exported = run === undefined ? packages[name]() : {};
    loaded.set(name, exported);
    try {
      run?.call(exported, exported, load, __dirname + name.slice(1, name.lastIndexOf("/")));
    } catch (error) {
      loaded.delete(name); // whoever tries again gets the same error, not half of a module
      throw error;
    }
  }
  return exported;
};
`;

/** The last line is never executed: ES modules can import the names that Node.js finds in it. */
function mainLines(main: string, output: string, exported: string[]): string[] {
  return [
    `const { load } = require("${output}");`,
    `module.exports = load("${main}");`,
    `0 && (module.exports = { ${exported.join(', ')} });`,
  ];
}

bundle(process.argv[2], process.argv[3]);
