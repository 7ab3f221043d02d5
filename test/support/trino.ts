import Module from 'module';
import { buildSync } from 'esbuild';

interface Parser {
  validate(sql: string): { readonly startLine: number; readonly startColumn: number; readonly message: string }[];
  parse(sql: string): unknown;
}

/** The package is published as modules that Node can't load; bundled, they are one that it can. */
function load(): { TrinoSQL: new () => Parser; HiveSQL: new () => Parser } {
  const {
    outputFiles: [bundle],
  } = buildSync({
    stdin: {
      contents:
        "export { TrinoSQL } from 'dt-sql-parser/dist/parser/trino'; " +
        "export { HiveSQL } from 'dt-sql-parser/dist/parser/hive';",
      resolveDir: __dirname,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });

  const made = { exports: {} as any };
  new Function('module', 'exports', 'require', bundle.text)(made, made.exports, Module.createRequire(__filename));
  return made.exports;
}

const parsers = load();
const trino = new parsers.TrinoSQL();
const hive = new parsers.HiveSQL();

/** What Trino's grammar, which Athena's consists of, finds wrong with a statement. */
export function trinoProblems(sql: string): string[] {
  return problems(trino, sql);
}

/** What Hive's grammar finds wrong with a statement. */
export function hiveProblems(sql: string): string[] {
  return problems(hive, sql);
}

function problems(parser: Parser, sql: string): string[] {
  return parser.validate(sql).map(({ startLine, startColumn, message }) => `${startLine}:${startColumn} ${message}`);
}

/** The functions that a statement calls, in lowercase. */
export function functionsOf(sql: string): string[] {
  const found = new Set<string>();
  const walk = (node: any): void => {
    if (typeof node?.functionName === 'function') {
      const name = node.functionName();
      if (name !== null && name !== undefined) {
        found.add(name.getText().toLowerCase());
      }
    }

    (node?.children ?? []).forEach(walk);
  };

  walk(trino.parse(sql));
  return [...found].sort();
}
