import { createHash } from 'crypto';

interface Template {
  readonly content: string;
}

/** An engine of CloudFormation's validator: what it reports depends on nothing but rules, template and options. */
interface Engine {
  validateTemplate(template: Template, options: object): unknown;
}

/** What is replaced of `@aws/cloudformation-validate`. */
export interface Validate {
  readonly CompositeEngine: new (config: object) => Engine;
}

/**
 * Creates one engine for the same rules, and validates the same template once. aws-cdk-lib creates an engine for each
 * app with a resource type that the last app didn't have, which takes seconds, even where the rules are the same.
 */
export function shareEngines<T extends Validate>(validate: T): T {
  const engines = new Map<string, Engine>();
  const reports = new Map<string, unknown>();

  class SharedEngine implements Engine {
    private readonly rules: string;
    private readonly engine: Engine;

    constructor(config: object = {}) {
      this.rules = JSON.stringify(config);
      this.engine = engines.get(this.rules) ?? new validate.CompositeEngine(JSON.parse(this.rules));
      engines.set(this.rules, this.engine);
    }

    public validateTemplate(template: Template, options: object): unknown {
      const settings = JSON.stringify(options);
      const key = createHash('sha256')
        .update(JSON.stringify([this.rules, settings, template.content]))
        .digest('hex');

      if (!reports.has(key)) {
        // Parsed here, since the validator refuses objects of another realm, such as a test's.
        reports.set(key, this.engine.validateTemplate(template, JSON.parse(settings)));
      }

      return reports.get(key);
    }

    public free(): void {} // others use the engine too
  }

  return { ...validate, CompositeEngine: SharedEngine };
}
