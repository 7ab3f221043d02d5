import { readFileSync } from 'fs';
import { join } from 'path';
import { basis, estimate } from './basis';
import { Price, PRICES, PRICES_AS_OF } from '../../lib/aws/prices';
import { ReadWriteFilter } from '../../lib/config/read-write-filter';
import { EventVolumes, MonthlyCost } from '../../lib/cost/event-volumes';
import { newBaseline } from '../support/apps';

const DOCS = readFileSync(join(__dirname, '..', '..', 'docs', 'cost.md'), 'utf8');
const S3_OBJECT = 'AWS::S3::Object';
const ACCOUNTS = [10, 100, 1000];

const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 3 });
const dollars = (value: number) =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;

/** What is between two markers of the document. */
function tableOf(name: string): string[] {
  return DOCS.split(`<!-- ${name} -->`)[1]?.split('<!-- end -->')[0].trim().split('\n') ?? [];
}

/** A month's bill, a line each, for several numbers of accounts. */
function bill(costOf: (accounts: number) => MonthlyCost): string[] {
  const costs = ACCOUNTS.map(costOf);
  return [
    row('item', 'how much, with 10 accounts', ...ACCOUNTS.map((accounts) => `${number(accounts)} accounts`)),
    row('---', '---', ...ACCOUNTS.map(() => '---:')),
    ...costs[0].lines.map(({ item, quantity, unit }, index) =>
      row(item, `${number(quantity)} ${unit}`, ...costs.map(({ lines }) => dollars(lines[index].usd))),
    ),
    row('**all**', '', ...costs.map(({ total }) => `**${dollars(total)}**`)),
  ];
}

const managementOnly = (accounts: number): EventVolumes => ({
  accounts,
  managementEvents: 1_000_000 * accounts,
  managementWriteEvents: 100_000 * accounts,
});

const withWrites = (accounts: number): EventVolumes => ({
  ...managementOnly(accounts),
  dataEvents: [{ resourceType: S3_OBJECT, events: 5_000_000 * accounts }],
});

test('the bill of management events is what a baseline without options estimates', () => {
  expect(tableOf('management events')).toEqual(
    bill((accounts) => newBaseline().estimateMonthlyCost(managementOnly(accounts))),
  );
});

test('the bill with writes to all S3 objects is what a baseline that records them estimates', () => {
  const events = { data: [{ resourceType: S3_OBJECT, readWriteType: ReadWriteFilter.WRITE_ONLY }] };
  expect(tableOf('with writes')).toEqual(
    bill((accounts) => newBaseline({ events }).estimateMonthlyCost(withWrites(accounts))),
  );
});

test('every price is listed, with its source and the date', () => {
  const pricesOf = (table: object, path = ''): [string, Price][] =>
    Object.entries(table).flatMap(([key, value]) =>
      'usd' in value ? [[path + key, value] as [string, Price]] : pricesOf(value, `${path}${key}.`),
    );

  expect(tableOf('prices')).toEqual([
    row('price', 'USD', 'per', 'stated at'),
    row('---', '---:', '---', '---'),
    ...pricesOf(PRICES).map(([name, { usd, per, unit, source }]) =>
      row(`\`${name}\``, String(usd), `${per === 1 ? '' : `${number(per)} `}${unit}`, source),
    ),
  ]);

  expect(DOCS).toContain(`collected on ${PRICES_AS_OF}`);
});

test('the basis that the tests of the estimate depend on is that of a baseline without options', () => {
  expect(basis().storage.logBucket).toBeDefined();
  expect(newBaseline().estimateMonthlyCost({ managementEvents: 1_000_000 })).toEqual(
    estimate({ managementEvents: 1_000_000 }),
  );
});

test('what the document says of its sample and of 128 KB is so', () => {
  const sample = newBaseline({ events: { data: [{ resourceType: S3_OBJECT }] } }).estimateMonthlyCost({
    managementEvents: 1_000_000,
    dataEvents: [{ resourceType: S3_OBJECT, events: 5_000_000 }],
  });

  expect(DOCS).toContain(`// ${dollars(sample.total)}`);
  const moves = (managementEvents: number) =>
    estimate({ managementEvents }).lines.some(({ item }) => item.startsWith('S3 transitions'));

  expect([moves(31_674_227), moves(31_674_226)]).toEqual([true, false]);
  expect(DOCS).toContain('some 32 million events a month');
});
