import { hiveType } from '../../lib/records/field-type';
import { RECORD_KINDS } from '../../lib/records/record-kinds';
import { PARTITIONS } from '../../lib/records/table-projection';
import { hiveProblems } from '../support/trino';

const kinds = Object.entries(RECORD_KINDS);
const typeOf = (column: string) => hiveType(RECORD_KINDS.CLOUDTRAIL.columns[column].type);

const problemsOfType = (type: string) => hiveProblems(`CREATE EXTERNAL TABLE a (\`b\` ${type})`);

test("types that Hive can't read are refused", () => {
  const wrong = ['text', 'array<string', 'struct<>', 'struct<a:string', 'map<string>', 'struct<a string>'];
  expect(wrong.filter((type) => problemsOfType(type).length === 0)).toEqual([]);
  expect(problemsOfType('struct<a:array<map<string,string>>,b:double>')).toEqual([]);
});

test.each(kinds)('the columns of %s have types that Hive can read, and names that Glue takes', (_, { columns }) => {
  const names = Object.keys(columns).map((name) => name.toLowerCase());
  for (const [name, { type }] of Object.entries(columns)) {
    expect([name, problemsOfType(hiveType(type))]).toEqual([name, []]);
    expect(hiveType(type)).toBe(hiveType(type).toLowerCase()); // as Glue keeps names
    expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
  }

  expect(new Set(names).size).toBe(names.length);
  // a column and a partition can't share a name
  expect(names.filter((name) => (PARTITIONS as readonly string[]).includes(name))).toEqual([]);
});

test('the kinds of records are in the folders that CloudTrail spells so', () => {
  expect(kinds.map(([kind, { table, folder }]) => [kind, table, folder])).toEqual([
    ['CLOUDTRAIL', 'cloudtrail', 'CloudTrail'],
    ['NETWORK_ACTIVITY', 'network_activity', 'CloudTrail-NetworkActivity'],
    ['INSIGHTS', 'insights', 'CloudTrail-Insight'],
    ['AGGREGATED', 'aggregated', 'CloudTrail-Aggregated'],
    ['DIGESTS', 'digests', 'CloudTrail-Digest'],
  ]);
});

test("objects whose shape is each service's own are strings that hold JSON", () => {
  for (const column of [
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'serviceEventDetails',
    'edgeDeviceDetails',
  ]) {
    expect(typeOf(column)).toBe('string');
  }
});

test("fields that AWS's own statement lacks are there", () => {
  expect(RECORD_KINDS.CLOUDTRAIL.columns).toHaveProperty('managementEvent');
  expect(typeOf('tlsDetails')).toContain('keyexchange:string');
  for (const member of [
    'sourceidentity:string',
    'assumedroot:string',
    'signinsessionarn:string',
    'invokedbydelegate:struct<accountid:string>',
    'inscopeof:struct<sourcearn:string',
    'credentialid:string',
    'identityprovider:string',
  ]) {
    expect(typeOf('userIdentity')).toContain(member);
  }
});

test('what is never delivered to a trail is left out', () => {
  expect(RECORD_KINDS.CLOUDTRAIL.columns).not.toHaveProperty('eventContext');
});

test("all columns of AWS's own statement are there, in its types", () => {
  // https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
  const columns =
    'eventversion useridentity eventtime eventsource eventname awsregion sourceipaddress useragent errorcode ' +
    'errormessage requestparameters responseelements ' +
    'additionaleventdata requestid eventid readonly resources eventtype apiversion recipientaccountid ' +
    'serviceeventdetails sharedeventid vpcendpointid vpcendpointaccountid ' +
    'eventcategory addendum sessioncredentialfromconsole edgedevicedetails tlsdetails';

  const own = Object.keys(RECORD_KINDS.CLOUDTRAIL.columns).map((name) => name.toLowerCase());
  expect(columns.split(' ').filter((column) => !own.includes(column))).toEqual([]);
  expect(typeOf('resources')).toContain('array<struct<arn:string,accountid:string,type:string');
  expect(typeOf('addendum')).toBe(
    'struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>',
  );
});
