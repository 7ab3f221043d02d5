import { createRequire } from 'module';
import { TestEnvironment } from 'jest-environment-node';
import { shareEngines, Validate } from './shared-engines';

let shared: Validate | undefined;

/** The module with which the newest aws-cdk-lib validates templates, loaded once for all test files of a worker. */
function loadValidate(): Validate {
  const requireBundled = createRequire(require.resolve('aws-cdk-lib-newest/package.json'));
  shared ??= shareEngines(requireBundled('@aws/cloudformation-validate') as Validate);
  return shared;
}

/**
 * Node.js, in which `cloudformation-validate.ts` finds what the worker shares. Each test file has its own module
 * registry.
 */
export default class Environment extends TestEnvironment {
  public async setup(): Promise<void> {
    await super.setup();
    Object.defineProperty(this.global, 'cloudFormationValidate', { get: loadValidate });
  }

  public async teardown(): Promise<void> {
    const { createdConstruct } = this.global as any;
    await super.teardown();
    if (createdConstruct === true) {
      throw new Error('a test in this file creates a construct: take the file off RUN_ONCE in .projenrc.ts');
    }
  }
}
