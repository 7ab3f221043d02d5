/** Bundles the command, and writes down the licences of what is in it: `tsx scripts/bundle.ts BUNDLE SDK LICENSES`. */
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { build, BuildOptions, Plugin } from 'esbuild';

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * The SDK has a file of its own: to parse it takes longer than all the rest, and only who reads an account needs it.
 *
 * @param sdk the file's name
 * @param clients where the names of the clients are collected that are used
 */
function sdkApart(sdk: string, clients: Set<string>): Plugin {
  return {
    name: 'sdk-apart',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^@aws-sdk\/client-/ }, ({ path }) => {
        clients.add(path);
        return { path, namespace: 'sdk' };
      });

      onResolve({ filter: /.*/, namespace: 'sdk' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'sdk' }, ({ path }) => ({
        contents: `module.exports = require('./${sdk}')['${path}'];`,
      }));
    },
  };
}

async function bundle(command: string, sdk: string, licences: string): Promise<void> {
  const clients = new Set<string>();
  const ofCommand = await build({
    ...OPTIONS,
    entryPoints: ['lib/cli/main.ts'],
    outfile: command,
    // the constructs, as the package exports them, and the user's own aws-cdk-lib
    external: ['../index', 'aws-cdk-lib'],
    plugins: [sdkApart(basename(sdk), clients)],
  });

  // each loaded when it is asked for
  const getters = [...clients].sort().map((client) => `get '${client}'() { return require('${client}'); }`);
  const ofSdk = await build({
    ...OPTIONS,
    stdin: { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir: '.' },
    outfile: sdk,
  });

  const inputs = [ofCommand, ofSdk].flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  writeFileSync(licences, [...new Set(folders)].sort().map(licenceOf).join('\n'));
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;

  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n${text}`;
}

void bundle(process.argv[2], process.argv[3], process.argv[4]);
