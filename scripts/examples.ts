import { existsSync, readdirSync } from 'fs';
import { join, resolve } from 'path';
import { App } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';

const EXAMPLES = resolve(__dirname, '..', 'examples');

/** The examples' names, which are the names of their folders. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts')));
}

/** Synthesizes an example into a folder. Works once per process, since the example's app is created on import. */
export async function synthesizeExample(name: string, folder: string): Promise<CloudAssembly> {
  process.env.CDK_OUTDIR = folder;
  const { app } = (await import(join(EXAMPLES, name, 'app.ts'))) as { app: App };

  return app.synth();
}
