import { readFileSync } from 'fs';
import { join } from 'path';

/** The rows of a table in docs/, by the first cell of its head. */
export function documentedRows(file: string, head: string): string[][] {
  const lines = readFileSync(join(__dirname, '..', '..', 'docs', file), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  expect(start).toBeGreaterThan(-1);
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
