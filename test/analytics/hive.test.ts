import { Template } from 'aws-cdk-lib/assertions';
import { AnalyticsTable, LogTables } from '../../lib';
import { newStack } from '../support/apps';
import { written } from '../support/resolve-template';
import { hiveProblems } from '../support/trino';

const stack = newStack();
new LogTables(stack, 'Tables', {
  databaseName: 'audit',
  sources: [{ bucketName: 'logs', tables: Object.values(AnalyticsTable) }],
  regions: ['eu-west-1'],
  days: 365,
});

const tables = Object.values<any>(Template.fromStack(stack).findResources('AWS::Glue::Table')).map(({ Properties }) =>
  written(Properties.TableInput, {}),
);

/** The statement that would create a table of a template. */
function statementOf({
  Name,
  StorageDescriptor: { Columns, Location, InputFormat, OutputFormat, SerdeInfo },
  PartitionKeys,
  Parameters,
}: any): string {
  const columns = (list: any[]) => list.map((column) => `\`${column.Name}\` ${column.Type}`).join(', ');
  const properties = Object.entries(Parameters).map(([key, value]) => `'${key}' = '${value}'`);
  return `CREATE EXTERNAL TABLE ${Name} (${columns(Columns)}) PARTITIONED BY (${columns(PartitionKeys)})
    ROW FORMAT SERDE '${SerdeInfo.SerializationLibrary}'
    STORED AS INPUTFORMAT '${InputFormat}' OUTPUTFORMAT '${OutputFormat}' LOCATION '${Location}'
    TBLPROPERTIES (${properties.join(', ')})`;
}

test.each(tables.map((table) => [table.Name, table]))("%s is a table that Hive's grammar knows", (_, table) => {
  expect(hiveProblems(statementOf(table))).toEqual([]);
});

test("the grammar refuses a type that isn't one", () => {
  const [table] = tables;
  for (const Type of ['struct<a:string', 'text of words', 'array<>']) {
    const StorageDescriptor = { ...table.StorageDescriptor, Columns: [{ Name: 'a', Type }] };
    expect(hiveProblems(statementOf({ ...table, StorageDescriptor })).length).toBeGreaterThan(0);
  }
});
