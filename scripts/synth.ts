import { join, relative, resolve } from 'path';
import { describeStack } from './describe-stack';
import { exampleNames, synthesizeExample } from './examples';

/** Synthesizes every example into cdk.out/EXAMPLE and prints what each stack creates. */
async function main(): Promise<void> {
  const root = resolve(__dirname, '..');
  const only = process.argv.slice(2);
  const examples = exampleNames();
  const unknown = only.filter((name) => !examples.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no such example: ${unknown.join(', ')}; there are ${examples.join(', ')}`);
  }

  for (const example of only.length > 0 ? only : examples) {
    const assembly = await synthesizeExample(example, join(root, 'cdk.out', example));
    for (const stack of assembly.stacksRecursively) {
      console.log(
        `\n${example}: stack ${stack.displayName}, in ` +
          `${relative(root, stack.templateFullPath)}\n${describeStack(stack)}`,
      );
    }
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
