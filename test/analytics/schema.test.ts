import { hiveType } from '../../lib/analytics/schema/field-type';
import { RECORD_KINDS } from '../../lib/analytics/schema/record-kinds';
import { PARTITIONS } from '../../lib/analytics/table-projection';

const kinds = Object.entries(RECORD_KINDS);
const typeOf = (column: string) => hiveType(RECORD_KINDS.CLOUDTRAIL.columns[column].type);

/** Reads a Hive type to its end, or throws: https://cwiki.apache.org/confluence/display/Hive/LanguageManual+Types */
function readType(text: string): string {
  const scalar = /^(string|int|bigint|double)/.exec(text);
  if (scalar !== null) {
    return text.slice(scalar[0].length);
  }
  const expect = (start: string, rest: string) => {
    if (!rest.startsWith(start)) {
      throw new Error(`${start} expected at ${rest}`);
    }
    return rest.slice(start.length);
  };
  if (text.startsWith('array<')) {
    return expect('>', readType(text.slice('array<'.length)));
  }
  if (text.startsWith('map<')) {
    return expect('>', readType(expect(',', readType(text.slice('map<'.length)))));
  }
  let rest = expect('struct<', text);
  for (;;) {
    const name = /^[a-z][a-z0-9_]*:/.exec(rest);
    if (name === null) {
      throw new Error(`a name expected at ${rest}`);
    }
    rest = readType(rest.slice(name[0].length));
    if (!rest.startsWith(',')) {
      return expect('>', rest);
    }
    rest = rest.slice(1);
  }
}

test('the reader of types refuses what isn\'t one', () => {
  for (const wrong of ['text', 'array<string', 'struct<>', 'struct<a:string', 'struct<A:string>', 'map<string>', 'struct<a string>']) {
    expect(() => readType(wrong)).toThrow('expected at');
  }
  expect(readType('struct<a:array<map<string,string>>,b:double>')).toBe('');
});

test.each(kinds)('the columns of %s have types that Hive can read, and names that Glue takes', (_, { columns }) => {
  const names = Object.keys(columns).map((name) => name.toLowerCase());
  for (const [name, { type }] of Object.entries(columns)) {
    expect([name, readType(hiveType(type))]).toEqual([name, '']);
    expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
  }
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => (PARTITIONS as readonly string[]).includes(name))).toEqual([]); // a column and a partition can't share a name
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

test('objects whose shape is each service\'s own are texts that hold JSON', () => {
  for (const column of ['requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails', 'edgeDeviceDetails']) {
    expect(typeOf(column)).toBe('string');
  }
});

test('fields that AWS\'s own statement lacks are there', () => {
  expect(RECORD_KINDS.CLOUDTRAIL.columns).toHaveProperty('managementEvent');
  expect(typeOf('tlsDetails')).toContain('keyexchange:string');
  for (const member of ['sourceidentity:string', 'assumedroot:string', 'signinsessionarn:string', 'invokedbydelegate:struct<accountid:string>', 'inscopeof:struct<sourcearn:string', 'credentialid:string', 'identityprovider:string']) {
    expect(typeOf('userIdentity')).toContain(member);
  }
});

test('what is never delivered to a trail is left out', () => {
  expect(RECORD_KINDS.CLOUDTRAIL.columns).not.toHaveProperty('eventContext');
});

test('all columns of AWS\'s own statement are there, in its types', () => {
  // https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
  const columns = 'eventversion useridentity eventtime eventsource eventname awsregion sourceipaddress useragent errorcode errormessage requestparameters responseelements '
    + 'additionaleventdata requestid eventid readonly resources eventtype apiversion recipientaccountid serviceeventdetails sharedeventid vpcendpointid vpcendpointaccountid '
    + 'eventcategory addendum sessioncredentialfromconsole edgedevicedetails tlsdetails';
  const own = Object.keys(RECORD_KINDS.CLOUDTRAIL.columns).map((name) => name.toLowerCase());
  expect(columns.split(' ').filter((column) => !own.includes(column))).toEqual([]);
  expect(typeOf('resources')).toContain('array<struct<arn:string,accountid:string,type:string');
  expect(typeOf('addendum')).toBe('struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>');
});
