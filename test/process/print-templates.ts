import { newApp } from '../support/apps';
import { PRESETS } from '../support/presets';

/** Prints what every preset synthesizes to, byte for byte, metadata included. */
for (const [name, make] of Object.entries(PRESETS)) {
  const app = newApp();
  make(app);
  const [stack] = app.synth().stacks;
  process.stdout.write(`${name}\n${JSON.stringify(stack.template)}\n${JSON.stringify(stack.metadata)}\n`);
}
