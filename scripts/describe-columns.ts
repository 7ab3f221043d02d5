import { hiveType, RecordKind } from '../lib/records/field-type';
import { RECORD_KINDS } from '../lib/records/record-kinds';

/** The reference of all columns in docs/athena.md, from lib/records: `npx tsx scripts/describe-columns.ts`. */
export function describeColumns(): string {
  return Object.values(RECORD_KINDS).map(describe).join('\n');
}

function describe({ table, folder, description, columns, file }: RecordKind): string {
  const rows = Object.entries(columns).map(
    ([name, { type, since, description: content }]) =>
      `| \`${name.toLowerCase()}\` | \`${hiveType(type)}\` | ${since ?? ''} | ${content} |`,
  );

  return [
    `### ${table}`,
    '',
    `${description[0].toUpperCase()}${description.slice(1)}. Folder: \`${folder}\`` +
      `${file === 'record' ? ', with one record per file' : ''}.`,
    '',
    '| column | type | since | content |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

if (require.main === module) {
  console.log(describeColumns());
}
