import { hiveType, RecordKind } from '../lib/records/field-type';
import { RECORD_KINDS } from '../lib/records/record-kinds';

/** The reference of all tables' columns in docs/athena.md, from the schema: `npx tsx scripts/describe-columns.ts`. */
export function describeColumns(): string {
  return Object.values(RECORD_KINDS).map(describe).join('\n');
}

function describe({ table, folder, says, columns, file }: RecordKind): string {
  const rows = Object.entries(columns).map(
    ([name, { type, since, says: what }]) =>
      `| \`${name.toLowerCase()}\` | \`${hiveType(type)}\` | ${since ?? ''} | ${what} |`,
  );

  return [
    `### ${table}`,
    '',
    `${says[0].toUpperCase()}${says.slice(1)}, from the folder ` +
      `\`${folder}\`${file === 'record' ? ', one record to a file' : ''}.`,
    '',
    '| column | type | since | what it says |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

if (require.main === module) {
  console.log(describeColumns());
}
