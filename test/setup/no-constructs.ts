import * as constructs from '../../node_modules/constructs';

/**
 * Stands in for `constructs` in the tests that run once, on one version of aws-cdk-lib: who creates a construct runs on
 * both.
 */
class Construct extends constructs.Construct {
  constructor(...args: ConstructorParameters<typeof constructs.Construct>) {
    super(...args);
    (globalThis as any).createdConstruct = true; // a test that expects an error would hide this one
    throw new Error('this test creates a construct: take its file off RUN_ONCE in .projenrc.ts');
  }
}

module.exports = { ...constructs, Construct };
