import { Aws, Tokenization } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { AnalyticsTable } from '../config/analytics-config';
import { hiveType, RecordKind } from '../records/field-type';
import { RECORD_KINDS } from '../records/record-kinds';
import { PARTITIONS, projectionProperties } from '../records/table-projection';

/**
 * Log files in a bucket, and the tables that show them.
 */
export interface LogSource {
  /** The bucket's name. */
  readonly bucketName: string;
  /** The folder above `AWSLogs/`. @default - `AWSLogs/` is at the bucket's root */
  readonly keyPrefix?: string;
  /** The organization whose trail delivers there. @default - the trail of an account does */
  readonly organizationId?: string;
  /** The tables. */
  readonly tables: AnalyticsTable[];
  /** What the tables' names begin with, before an underscore. @default - nothing */
  readonly name?: string;
}

/**
 * How log files are shown as tables.
 */
export interface LogTablesProps {
  /** The database's name: lowercase letters, digits and underscores. @default - CloudFormation chooses one */
  readonly databaseName?: string;
  /** Where log files are. */
  readonly sources: LogSource[];
  /** The accounts whose log files there are. @default - any, which each query has to name */
  readonly accounts?: string[];
  /** The regions whose log files there are. */
  readonly regions: string[];
  /** How many days back log files are looked for. */
  readonly days: number;
}

/** How Athena reads a file that holds a list of records, and one that is a record itself. @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html */
const INPUT_FORMATS: Readonly<Record<RecordKind['file'], string>> = {
  records: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
  record: 'org.apache.hadoop.mapred.TextInputFormat',
};

/**
 * A Glue database with a table for each kind of CloudTrail's records, partitioned by account, region and day of
 * delivery.
 * Partitions are projected: what is delivered can be queried at once, and nothing has to be crawled.
 */
export class LogTables extends Construct {
  /** The database's name. */
  public readonly databaseName: string;

  /** The tables' names. */
  public readonly tableNames: string[];

  /** @internal */
  public readonly _sources: LogSource[];

  /**
   * Whether each query has to name its accounts.
   * @internal
   */
  public readonly _asksForAccount: boolean;

  constructor(scope: Construct, id: string, props: LogTablesProps) {
    super(scope, id);
    const { accounts, regions } = props;
    const days = Tokenization.stringifyNumber(props.days);
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: props.databaseName, description: "CloudTrail's log files" },
    });

    this.databaseName = database.ref;
    this._sources = props.sources;
    this._asksForAccount = accounts === undefined;
    this.tableNames = props.sources.flatMap(({ name, bucketName, keyPrefix, organizationId, tables }) =>
      tables.map((table) => {
        const kind = RECORD_KINDS[table];
        const tableName = name === undefined ? kind.table : `${name}_${kind.table}`;
        const root = [`s3://${bucketName}`, keyPrefix, 'AWSLogs', organizationId, '']
          .filter((part) => part !== undefined)
          .join('/');

        this.createTable(
          tableName,
          kind,
          root,
          projectionProperties({ root, folder: kind.folder, accounts, regions, days }),
        );

        return tableName;
      }),
    );
  }

  private createTable(
    name: string,
    { columns, file, says }: RecordKind,
    location: string,
    projection: Record<string, string>,
  ): void {
    new CfnTable(this, name, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: this.databaseName,
      tableInput: {
        name,
        description: says,
        tableType: 'EXTERNAL_TABLE',
        parameters: { EXTERNAL: 'TRUE', ...projection },
        partitionKeys: PARTITIONS.map((partition) => ({ name: partition, type: 'string' })),
        storageDescriptor: {
          columns: Object.entries(columns).map(([column, { type }]) => ({
            name: column.toLowerCase(),
            type: hiveType(type),
          })),
          location,
          inputFormat: INPUT_FORMATS[file],
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
        },
      },
    });
  }
}
