import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Price, PRICES, PRICES_AS_OF } from '../../lib/aws/prices';
import { TIER_RULES } from '../../lib/aws/storage-classes';
import { TierStorageClass } from '../../lib/config/log-bucket-config';

const isPrice = (value: object): value is Price => 'usd' in value;

/** All prices, by their paths in the table. */
function pricesOf(table: object, path = ''): [string, Price][] {
  return Object.entries(table).flatMap(([key, value]) =>
    isPrice(value) ? [[`${path}${key}`, value] as [string, Price]] : pricesOf(value, `${path}${key}.`),
  );
}

test('the table is dated', () => {
  expect(PRICES_AS_OF).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test.each(pricesOf(PRICES))(
  "the price %s names its unit and the page of AWS's that states it",
  (path, { usd, per, unit, source }) => {
    expect(usd).toBeGreaterThanOrEqual(0);
    expect(usd === 0).toBe(path === 'managementEventsFirstCopy');
    expect([1, 1000, 100_000, 1_000_000]).toContain(per);
    expect(unit).not.toBe('');
    expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/\w+\/pricing\/$/);
  },
);

test('every storage class that a tier can have has its prices', () => {
  const classes = Object.values(TierStorageClass);
  expect(Object.keys(PRICES.s3Transitions).sort()).toEqual([...classes].sort());
  expect([...Object.keys(PRICES.s3Storage), 'INTELLIGENT_TIERING'].sort()).toEqual([...classes, 'STANDARD'].sort());
});

test('the days that S3 bills at least are those that the plan warns of', () => {
  const days = Object.fromEntries(
    Object.entries(TIER_RULES).map(([storageClass, { billedDays }]) => [storageClass, billedDays]),
  );

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
  expect(days).toEqual({
    STANDARD_IA: 30,
    INTELLIGENT_TIERING: 0,
    ONEZONE_IA: 30,
    GLACIER_IR: 90,
    GLACIER: 90,
    DEEP_ARCHIVE: 180,
  });
});

test('what doc comments of the config say of money is in the table', () => {
  const config = join(__dirname, '..', '..', 'lib', 'config');
  const said = readdirSync(config)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .flatMap((file) =>
      [...readFileSync(join(config, file), 'utf8').matchAll(/USD (\d+(?:\.\d+)?)/g)].map(([, usd]) => Number(usd)),
    );

  const known = new Set(pricesOf(PRICES).map(([, { usd }]) => usd));
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((usd) => !known.has(usd))).toEqual([]);
});
