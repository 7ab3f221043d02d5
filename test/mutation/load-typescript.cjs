const { readFileSync } = require('fs');
const Module = require('module');
const { dirname, join, sep } = require('path');
const { Script } = require('vm');
const { transformSync } = require('@swc/core');

const scripts = new Map();

/** Lets this process require TypeScript below a folder, as jest transforms it: no types are checked. */
function loadTypeScript(folder, mappedNames) {
  const { '.js': loadJavaScript, '.json': loadJson, '.node': loadNative } = Module._extensions;
  for (const extension of Object.keys(Module._extensions)) {
    delete Module._extensions[extension];
  }

  // lib/*.ts before a stale lib/*.js
  Object.assign(Module._extensions, { '.ts': run, '.js': loadJavaScript, '.json': loadJson, '.node': loadNative });

  const { _resolveFilename: resolve } = Module;
  Module._resolveFilename = (request, ...rest) => {
    const mapped = mappedNames[request];
    return resolve.call(Module, mapped === undefined ? request : join(folder, mapped), ...rest);
  };
}

/** Compiles a file once, and runs it each time that it is required anew. */
function run(module, file) {
  if (!scripts.has(file)) {
    scripts.set(file, new Script(Module.wrap(transform(file)), { filename: file }));
  }

  const { exports } = module;
  scripts.get(file).runInThisContext().call(exports, exports, Module.createRequire(file), module, file, dirname(file));
}

function transform(file) {
  const jsc = { target: 'es2022', parser: { syntax: 'typescript' } };
  const options = { filename: file, swcrc: false, jsc, module: { type: 'commonjs' }, sourceMaps: false };
  return transformSync(readFileSync(file, 'utf8'), options).code;
}

/** Forgets all modules of a folder, but not those of the packages that it uses. */
function forgetModules(folder) {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(folder + sep) && !file.includes(`${sep}node_modules${sep}`)) {
      delete require.cache[file];
    }
  }
}

module.exports = { forgetModules, loadTypeScript };
