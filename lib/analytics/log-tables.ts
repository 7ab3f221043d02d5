import { Aws, Tokenization } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { AnalyticsTable } from '../config/analytics-config';
import { hiveType, RecordKind } from '../records/field-type';
import { RECORD_KINDS } from '../records/record-kinds';
import { PARTITIONS, projectionProperties } from '../records/table-projection';

/**
 * A bucket with log files, and the tables to create for them.
 */
export interface LogSource {
  /** The bucket's name. */
  readonly bucketName: string;
  /** The key prefix: the folder above `AWSLogs/`. @default - `AWSLogs/` is at the root of the bucket */
  readonly keyPrefix?: string;
  /** The id of the organization whose trail delivers to the bucket. @default - the trail of a single account */
  readonly organizationId?: string;
  /** The tables to create. */
  readonly tables: AnalyticsTable[];
  /** The prefix of the table names, without the underscore that follows it. @default - no prefix */
  readonly name?: string;
}

/**
 * Properties of `LogTables`.
 */
export interface LogTablesProps {
  /** The name of the database: lowercase letters, digits and underscores. @default - CloudFormation generates a name */
  readonly databaseName?: string;
  /** The buckets with log files, and the tables to create for each. */
  readonly sources: LogSource[];
  /**
   * The ids of the accounts whose log files can be queried.
   * @default - any account; each query must name its accounts
   */
  readonly accounts?: string[];
  /** The regions whose log files can be queried. Log files of other regions are never found. */
  readonly regions: string[];
  /** The number of days to look back for log files. */
  readonly days: number;
}

/**
 * The input formats of files that contain a list of records, and of files that are one record.
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
 */
const INPUT_FORMATS: Readonly<Record<RecordKind['file'], string>> = {
  records: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
  record: 'org.apache.hadoop.mapred.TextInputFormat',
};

/**
 * A Glue database with a table for each kind of CloudTrail record, partitioned by account, region and day of delivery.
 * The tables use partition projection: Athena can query log files as soon as CloudTrail delivers them, without a
 * crawler.
 */
export class LogTables extends Construct {
  /** The name of the database. */
  public readonly databaseName: string;

  /** The names of the tables. */
  public readonly tableNames: string[];

  /** @internal */
  public readonly _sources: LogSource[];

  /**
   * Whether each query must name its accounts.
   * @internal
   */
  public readonly _asksForAccount: boolean;

  constructor(scope: Construct, id: string, props: LogTablesProps) {
    super(scope, id);
    const { accounts, regions } = props;
    const days = Tokenization.stringifyNumber(props.days);
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: props.databaseName, description: 'CloudTrail log files' },
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
    { columns, file, description }: RecordKind,
    location: string,
    projection: Record<string, string>,
  ): void {
    new CfnTable(this, name, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: this.databaseName,
      tableInput: {
        name,
        description,
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
