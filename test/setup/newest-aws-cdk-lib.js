// node --require FILE: leads a process to the newest aws-cdk-lib, as jest's name mapping leads the tests.
const Module = require('module');

const { _resolveFilename } = Module;

Module._resolveFilename = function resolveNewest(request, ...rest) {
  return _resolveFilename.call(this, request.replace(/^aws-cdk-lib(?=\/|$)/, 'aws-cdk-lib-newest'), ...rest);
};
