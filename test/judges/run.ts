import { join } from 'path';
import { judgeCheckov } from './checkov';
import { judgePython } from './python';
import { emptyFolder, TYPESCRIPT } from './workspace';
import { exampleNames, synthesizeExample } from '../../scripts/examples';

/** Each says in one line what it judged and how many, or throws what is wrong. */
const JUDGES: Readonly<Record<string, () => string>> = { Python: judgePython, Checkov: judgeCheckov };

async function main(): Promise<void> {
  emptyFolder(TYPESCRIPT);
  for (const example of exampleNames()) {
    await synthesizeExample(example, join(TYPESCRIPT, example));
  }

  for (const [name, judge] of Object.entries(JUDGES)) {
    report(name, judge);
  }
}

function report(name: string, judge: () => string): void {
  try {
    console.log(judge());
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
