/** Stands in for `@aws/cloudformation-validate` in tests: the one that the worker shares. See environment.ts. */
module.exports = (globalThis as any).cloudFormationValidate;
