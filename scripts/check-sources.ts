/** Checks the types and the lint of all TypeScript. */
import { loadESLint } from 'eslint';
import * as ts from 'typescript';
import { PROGRAM } from './check-sources/program';

const SOURCES = ['lib', 'test', 'examples', 'scripts', '.projenrc.ts'];

async function main(): Promise<void> {
  const messages = [typeErrors(), await lintErrors()].filter((text) => text !== '');
  messages.forEach((text) => console.log(text));
  process.exitCode = messages.length === 0 ? 0 : 1;
}

function typeErrors(): string {
  const host = {
    getCurrentDirectory: process.cwd,
    getCanonicalFileName: (name: string) => name,
    getNewLine: () => '\n',
  };

  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(PROGRAM), host);
}

/** Reports what projen's task reports, but fixes nothing: warnings fail too. */
async function lintErrors(): Promise<string> {
  const ESLint = await loadESLint({ useFlatConfig: false });
  const eslint = new ESLint({
    extensions: ['.ts'],
    overrideConfig: { parser: require.resolve('./check-sources/parser') },
  });

  const formatter = await eslint.loadFormatter('stylish');
  return formatter.format(await eslint.lintFiles(SOURCES));
}

void main();
