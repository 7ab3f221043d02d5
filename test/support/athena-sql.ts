import { functionsOf, trinoProblems } from './trino';

/** Functions that Athena has, and that queries may call. @see https://docs.aws.amazon.com/athena/latest/ug/functions-env3.html */
const FUNCTIONS = [
  'arbitrary',
  'array_agg',
  'coalesce',
  'concat',
  'count',
  'count_if',
  'date_diff',
  'date_format',
  'date_parse',
  'from_iso8601_timestamp',
  'json_extract',
  'json_extract_scalar',
  'json_format',
  'lag',
  'lead',
  'max',
  'min',
  'regexp_like',
  'round',
  'split_part',
  'strpos',
  'substr',
  'sum',
];

/** Functions of a statement that Athena doesn't have, or that no query called before. */
export function unknownFunctions(sql: string): string[] {
  return functionsOf(sql).filter((name) => !FUNCTIONS.includes(name));
}

/** All that is wrong with a statement: its grammar, its functions, and what only DuckDB takes. */
export function athenaProblems(sql: string): string[] {
  return [...trinoProblems(sql), ...unknownFunctions(sql).map((name) => `the function ${name}`), ...forgiven(sql)];
}

/** What only DuckDB takes. */
export function forgiven(sql: string): string[] {
  const rules: Record<string, RegExp> = {
    'a boolean compared with a string': /=\s*(true|false)\b/i,
    'a backtick': /`/,
    'a string in double quotes': /=\s*"/,
    'a cast with colons': /::/,
    'a JSON value, which is a string, compared with a number': /json_extract_scalar\([^()]*\)\s*[=<>]+\s*\d/i,
    'SELECT * EXCLUDE': /\*\s*(EXCLUDE|EXCEPT|REPLACE)\b/i,
    'GROUP BY ALL': /\b(GROUP|ORDER) BY ALL\b/i,
    QUALIFY: /\bQUALIFY\b/i,
    "a comparison that isn't SQL": /==|!=/,
    'a comment inside a statement, which a prepared statement would keep': /--/,
    'a semicolon': /;/,
  };

  const code = sql.replaceAll(/'[^']*'/g, "''");
  return [...Object.keys(rules).filter((rule) => rules[rule].test(code)), ...aliasesInGroups(code)];
}

/** Names that a SELECT gives, where its own groups are created: Trino doesn't know them there yet. */
function aliasesInGroups(code: string): string[] {
  return code
    .split(/\bSELECT\b/i)
    .slice(1)
    .flatMap((select) => {
      const [list, ...rest] = select.split(/\bFROM\b/i);
      const groups =
        /\b(?:WHERE|GROUP BY|HAVING)\b([^]*?)(?=\bORDER BY [^)]*$|\n\)|$)/i.exec(rest.join('FROM'))?.[1] ?? '';

      return [...list.matchAll(/\bAS (\w+)/gi)]
        .map(([, alias]) => alias)
        .filter((alias) => new RegExp(`(?<![.\\w])${alias}\\b(?!\\()`, 'i').test(groups))
        .map((alias) => `the alias ${alias} where groups are created`);
    });
}
