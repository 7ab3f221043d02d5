import { existsSync, readdirSync } from 'fs';
import { join, relative, resolve } from 'path';
import { App } from 'aws-cdk-lib';
import { describeStack } from './describe-stack';

/** Synthesizes every example into cdk.out/EXAMPLE and prints what each stack makes. */
async function main(): Promise<void> {
  const root = resolve(__dirname, '..');
  const only = process.argv.slice(2);
  const examples = readdirSync(join(root, 'examples')).filter((name) => existsSync(join(root, 'examples', name, 'app.ts')));
  const unknown = only.filter((name) => !examples.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no such example: ${unknown.join(', ')}; there are ${examples.join(', ')}`);
  }
  for (const example of only.length > 0 ? only : examples) {
    process.env.CDK_OUTDIR = join(root, 'cdk.out', example);
    const { app } = await import(join(root, 'examples', example, 'app.ts')) as { app: App };
    const assembly = app.synth();
    for (const stack of assembly.stacksRecursively) {
      console.log(`\n${example}: stack ${stack.displayName}, in ${relative(root, stack.templateFullPath)}\n${describeStack(stack)}`);
    }
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
