import { table } from 'table';
import { Format } from './formats';
import { Answer } from './lake';
import { printable, printableJson } from '../terminal/text';

/** The most characters in a cell of a table. CSV and JSON have the full value. */
const CELL = 60;

export function print({ columns, rows }: Answer, format: Format): string {
  if (format === 'json') {
    return printableJson(rows, 2);
  }

  const cells = rows.map((row) => columns.map((column) => cell(row[column])));
  if (format === 'csv') {
    return [columns, ...cells].map((line) => line.map(quote).join(',')).join('\r\n');
  }

  const lines = [columns, ...cells.map((line) => line.map(shorten))];
  return table(lines, { drawHorizontalLine: (index, count) => index < 2 || index === count }).trimEnd();
}

function cell(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }

  if (Array.isArray(value)) {
    return value.map(cell).join(', ');
  }

  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function shorten(text: string): string {
  const clean = printable(text);
  return clean.length > CELL ? `${clean.slice(0, CELL - 1)}…` : clean;
}

/** Quotes a field as in RFC 4180. */
function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
