/** Bundles the command into one file, and writes the licences of what is in it beside it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..');
const BUNDLE = join(ROOT, 'lib', 'cli', 'cdk-cloudtrail-baseline.js');

async function bundle(): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/cli/main.ts'],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    keepNames: true, // the SDK tells errors by their names
    metafile: true,
    external: ['@duckdb/node-api', '../app/*', '../../app/*'], // of the user's project; what loads aws-cdk-lib
    logLevel: 'warning',
  });
  const folders = Object.keys(metafile.inputs).flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  writeFileSync(join(dirname(BUNDLE), 'LICENSES.txt'), [...new Set(folders)].sort().map(licenceOf).join('\n'));
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file !== undefined && existsSync(join(ROOT, folder, file)) ? readFileSync(join(ROOT, folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`;
}

void bundle();
