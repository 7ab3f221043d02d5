/** Bundles the command into one file, and writes down the licences of what is in it: `tsx scripts/bundle.ts BUNDLE LICENSES`. */
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { build } from 'esbuild';

async function bundle(outfile: string, licences: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: ['lib/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    external: ['../app/*'], // constructs, which need the user's own aws-cdk-lib
    target: 'node20',
    minify: true,
    metafile: true,
    logLevel: 'warning',
  });
  const folders = Object.keys(metafile.inputs).flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  writeFileSync(licences, [...new Set(folders)].sort().map(licenceOf).join('\n'));
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n${text}`;
}

void bundle(process.argv[2], process.argv[3]);
