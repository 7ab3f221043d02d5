import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnalyticsTable, BaselineConfig, LogTables, LogTablesProps } from '../../lib';
import { newBaseline, newStack, templateOf } from '../support/apps';
import { newLandingZone, ORGANIZATION, templatesOf } from '../support/landing-zones';
import { written } from '../support/resolve-template';

const PROPS: LogTablesProps = {
  databaseName: 'audit',
  sources: [{ bucketName: 'logs', tables: Object.values(AnalyticsTable) }],
  regions: ['eu-west-1', 'us-east-1'],
  accounts: ['111111111111'],
  days: 365,
};

type Table = { readonly name: string; readonly properties: Record<string, string>; readonly input: any };

/** The tables of a template, by their names. */
function tablesOf(template: Template, known: Record<string, string> = {}): Record<string, Table> {
  return Object.fromEntries(
    Object.values<any>(template.findResources('AWS::Glue::Table')).map(({ Properties: { TableInput } }) => {
      const input = written(TableInput, { 'AWS::AccountId': '111111111111', ...known });
      return [input.Name, { name: input.Name, properties: input.Parameters, input }];
    }),
  );
}

const make = (props: Partial<LogTablesProps> = {}, stack: Stack = newStack()) => {
  new LogTables(stack, 'Tables', { ...PROPS, ...props });
  return tablesOf(Template.fromStack(stack));
};

/**
 * The partitions that a table's properties describe for an object: the values of its keys, or nothing if it isn't the
 * table's.
 */
function partitionOf({ properties }: Table, url: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = properties['storage.location.template']
    .replaceAll(/[.+^()[\]\\]/g, '\\$&')
    .replaceAll(/\$\{(\w+)\}/g, (_, name) => {
      names.push(name);
      return name === 'day' ? '(\\d{4}/\\d{2}/\\d{2})' : '([^/]+)';
    });

  const found = new RegExp(`^${pattern}[^/]+$`).exec(url);
  const values = found === null ? undefined : Object.fromEntries(names.map((name, index) => [name, found[index + 1]]));
  const isListed = (name: string) =>
    properties[`projection.${name}.type`] !== 'enum' ||
    properties[`projection.${name}.values`].split(',').includes(values![name]);

  return values !== undefined && isListed('account') && isListed('region') ? values : undefined;
}

describe('projection', () => {
  test.each(Object.keys(make()))(
    "of %s has every partition key in the template, in the folders' order, and no other",
    (name) => {
      const { properties, input } = make()[name];
      const keys = input.PartitionKeys.map(({ Name }: any) => Name);
      expect(keys).toEqual(['account', 'region', 'day']);
      expect([...properties['storage.location.template'].matchAll(/\$\{(\w+)\}/g)].map(([, key]) => key)).toEqual(keys);
      expect(
        Object.keys(properties)
          .filter((key) => /^projection\.\w+\.type$/.test(key))
          .map((key) => key.split('.')[1]),
      ).toEqual(keys);
    },
  );

  test('rolls with the clock of each query, and knows no date', () => {
    const { properties } = make().cloudtrail;
    expect(properties['projection.day.range']).toBe('NOW-365DAYS,NOW');
    expect(properties).toMatchObject({
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy/MM/dd',
      'projection.day.interval': '1',
      'projection.day.interval.unit': 'DAYS',
    });
  });

  test('lists accounts, or lets each query name them', () => {
    expect(make({ accounts: ['111111111111', '222222222222'] }).cloudtrail.properties).toMatchObject({
      'projection.account.type': 'enum',
      'projection.account.values': '111111111111,222222222222',
    });

    const { properties } = make({ accounts: undefined }).cloudtrail;
    expect(properties['projection.account.type']).toBe('injected');
    expect(properties).not.toHaveProperty('projection.account.values');
  });

  test('takes a number of days that is known in AWS only', () => {
    const stack = newStack();
    const days = new CfnParameter(stack, 'Days', { type: 'Number' });
    new LogTables(stack, 'Tables', { ...PROPS, days: days.valueAsNumber });
    expect(tablesOf(Template.fromStack(stack), { Days: '30' }).cloudtrail.properties['projection.day.range']).toBe(
      'NOW-30DAYS,NOW',
    );
  });
});

describe('real keys', () => {
  const at = (bucket: string, prefix: string, folder: string, region = 'eu-west-1', account = '111111111111') =>
    `s3://${bucket}/${prefix}${account}/${folder}/${region}/2026/11/26/${account}_${folder}_${region}_20261126T0000Z_abcdefghijklmnop.json.gz`;

  const FOLDERS = {
    cloudtrail: 'CloudTrail',
    network_activity: 'CloudTrail-NetworkActivity',
    insights: 'CloudTrail-Insight',
    aggregated: 'CloudTrail-Aggregated',
    digests: 'CloudTrail-Digest',
  };

  test.each<[string, Partial<LogTablesProps['sources'][0]>, string]>([
    ["of an account's trail", {}, 'AWSLogs/'],
    ["of an account's trail with a key prefix", { keyPrefix: 'audit/eu' }, 'audit/eu/AWSLogs/'],
    ["of an organization's trail", { organizationId: 'o-exampleorg1' }, 'AWSLogs/o-exampleorg1/'],
    [
      "of Control Tower's trail",
      { keyPrefix: 'o-exampleorg1', organizationId: 'o-exampleorg1' },
      'o-exampleorg1/AWSLogs/o-exampleorg1/',
    ],
  ])('%s are found by the table of their kind, and by no other', (_, source, prefix) => {
    const tables = make({ sources: [{ bucketName: 'logs', tables: Object.values(AnalyticsTable), ...source }] });
    for (const [name, folder] of Object.entries(FOLDERS)) {
      const finders = Object.values(tables)
        .filter((table) => partitionOf(table, at('logs', prefix, folder)) !== undefined)
        .map((table) => table.name);

      expect([name, finders]).toEqual([name, [name]]);
      expect(partitionOf(tables[name], at('logs', prefix, folder))).toEqual({
        account: '111111111111',
        region: 'eu-west-1',
        day: '2026/11/26',
      });
    }
  });

  test.each<[string, string]>([
    ['of another bucket', at('other', 'AWSLogs/', 'CloudTrail')],
    ['below another prefix', at('logs', 'other/AWSLogs/', 'CloudTrail')],
    ["of an account that isn't listed", at('logs', 'AWSLogs/', 'CloudTrail', 'eu-west-1', '999999999999')],
    ["of a region that isn't listed", at('logs', 'AWSLogs/', 'CloudTrail', 'eu-central-1')],
    ["of an organization where an account's are looked for", at('logs', 'AWSLogs/o-exampleorg1/', 'CloudTrail')],
  ])('%s are found by no table', (_, key) => {
    expect(Object.values(make()).filter((table) => partitionOf(table, key) !== undefined)).toEqual([]);
  });

  test('have no empty folder in their place', () => {
    for (const source of [{}, { keyPrefix: 'audit' }, { organizationId: 'o-exampleorg1' }]) {
      for (const { properties, input } of Object.values(
        make({ sources: [{ bucketName: 'logs', tables: Object.values(AnalyticsTable), ...source }] }),
      )) {
        expect(properties['storage.location.template'].replace('s3://', '')).not.toContain('//');
        expect(input.StorageDescriptor.Location.replace('s3://', '')).not.toContain('//');
        expect(input.StorageDescriptor.Location.endsWith('/')).toBe(true);
      }
    }
  });
});

test('files that hold records are read as such, and digests as what they are', () => {
  const formats = Object.values(make()).map(({ name, input }) => [name, input.StorageDescriptor.InputFormat]);
  expect(Object.fromEntries(formats)).toEqual({
    cloudtrail: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
    network_activity: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
    insights: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
    aggregated: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
    digests: 'org.apache.hadoop.mapred.TextInputFormat',
  });

  expect(
    new Set(Object.values(make()).map(({ input }) => input.StorageDescriptor.SerdeInfo.SerializationLibrary)),
  ).toEqual(new Set(['org.apache.hive.hcatalog.data.JsonSerDe']));
});

test('each source has tables of its own name', () => {
  const tables = make({
    sources: [
      ...PROPS.sources,
      {
        name: 'control_tower',
        bucketName: 'ct-logs',
        keyPrefix: 'o-exampleorg1',
        organizationId: 'o-exampleorg1',
        tables: [AnalyticsTable.CLOUDTRAIL],
      },
    ],
  });

  expect(Object.keys(tables)).toEqual([
    'cloudtrail',
    'network_activity',
    'insights',
    'aggregated',
    'digests',
    'control_tower_cloudtrail',
  ]);

  expect(tables.control_tower_cloudtrail.input.StorageDescriptor.Location).toBe(
    's3://ct-logs/o-exampleorg1/AWSLogs/o-exampleorg1/',
  );
});

describe('a baseline', () => {
  const tables = (config: BaselineConfig) => {
    const template = templateOf(newBaseline(config));
    return tablesOf(template, { AuditLogBucketFE120372: 'the-log-bucket' });
  };

  test('has no tables without the section', () => {
    expect(newBaseline().tables).toBeUndefined();
    expect(tables({})).toEqual({});
  });

  test('has the tables that its trail can fill, over its own bucket', () => {
    expect(Object.keys(tables({ analytics: {} }))).toEqual(['cloudtrail', 'digests']);
    expect(tables({ analytics: {}, trail: { keyPrefix: 'audit' } }).cloudtrail.input.StorageDescriptor.Location).toBe(
      's3://the-log-bucket/audit/AWSLogs/',
    );
  });

  test('looks for its own account, as far back as log files are kept', () => {
    expect(tables({ analytics: {}, storage: { retentionDays: 400 } }).cloudtrail.properties).toMatchObject({
      'projection.account.type': 'enum',
      'projection.account.values': '111111111111',
      'projection.day.range': 'NOW-400DAYS,NOW',
    });
  });

  test('names its database after the trail, without capitals', () => {
    const name = (config: BaselineConfig) =>
      Object.values<any>(templateOf(newBaseline(config)).findResources('AWS::Glue::Database'))[0].Properties
        .DatabaseInput.Name;

    expect(name({ analytics: {}, trail: { name: 'Org.Audit-1' } })).toBe('org_audit_1');
    const stack = newStack();
    const parameter = new CfnParameter(stack, 'Name').valueAsString;
    const template = templateOf(newBaseline({ analytics: {}, trail: { name: parameter } }, stack));
    expect(
      Object.values<any>(template.findResources('AWS::Glue::Database'))[0].Properties.DatabaseInput,
    ).not.toHaveProperty('Name');
  });
});

describe('a landing zone', () => {
  const stacks = (config: BaselineConfig) =>
    Object.fromEntries(
      Object.entries(templatesOf(newLandingZone({ organization: ORGANIZATION, ...config }))).map(
        ([stack, template]) => [stack, Object.keys(tablesOf(template))],
      ),
    );

  const source = { name: 'control_tower', bucketName: 'ct-logs', keyPrefix: 'o-exampleorg1' };

  test('has its tables in the security tooling account', () => {
    expect(stacks({ analytics: {} })).toEqual({
      logArchive: [],
      management: [],
      securityTooling: ['cloudtrail', 'digests'],
    });
  });

  test('has them in the log archive where there is no other account', () => {
    const { securityTooling: _, ...accounts } = ORGANIZATION.accounts;
    expect(stacks({ organization: { ...ORGANIZATION, accounts }, analytics: {} })).toEqual({
      logArchive: ['cloudtrail', 'digests'],
      management: [],
    });
  });

  test("has tables over other trails' buckets in the log archive, where these can be read", () => {
    expect(stacks({ analytics: { sources: [source] } })).toEqual({
      logArchive: ['cloudtrail', 'digests', 'control_tower_cloudtrail', 'control_tower_digests'],
      management: [],
      securityTooling: ['cloudtrail', 'digests'],
    });
  });

  test('has each query name its accounts, unless they are listed', () => {
    const type = (analytics: BaselineConfig['analytics']) =>
      tablesOf(templatesOf(newLandingZone({ organization: ORGANIZATION, analytics })).securityTooling).cloudtrail
        .properties['projection.account.type'];

    expect([type({}), type({ accounts: ['111111111111'] })]).toEqual(['injected', 'enum']);
  });
});
