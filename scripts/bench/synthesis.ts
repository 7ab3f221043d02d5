import { mkdtempSync, readdirSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Makes one trail and all it depends on. */
export type Maker = (scope: Construct, id: string) => void;

export interface Synthesis {
  readonly milliseconds: number;
  readonly templateBytes: number;
  /** The first stack's template. */
  readonly template: Template;
}

export interface Template {
  readonly Resources: Record<string, { readonly Type: string }>;
}

/** A stack holds 500 resources at most, and a baseline has ten. */
export const PER_STACK = 10;

/** Makes an app with some trails in it and synthesizes it to a temporary folder. */
export function synthesize(make: Maker, trails: number = 1): Synthesis {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const start = performance.now();
    const app = new App({ outdir, autoSynth: false, analyticsReporting: false });
    for (let first = 0; first < trails; first += PER_STACK) {
      const stack = new Stack(app, `Stack${first / PER_STACK}`);
      for (let index = first; index < Math.min(first + PER_STACK, trails); index++) {
        make(stack, `Audit${index}`);
      }
    }

    const assembly = app.synth();
    const milliseconds = performance.now() - start;
    const templates = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
    return {
      milliseconds,
      templateBytes: templates.reduce((sum, file) => sum + statSync(join(outdir, file)).size, 0),
      template: assembly.stacks[0].template,
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
