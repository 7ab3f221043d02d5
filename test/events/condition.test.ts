import { EventCondition } from '../../lib/config/event-condition';
import { conditionHolds, describe as inWords } from '../../lib/events/condition';
import { isToken, TOKEN } from '../support/plans';

const OTHER_TOKEN = '${Token[OTHER.3]}';

const holds = (condition: EventCondition, text: string | undefined) => conditionHolds(condition, text, isToken);

describe('one operator', () => {
  test.each<[keyof EventCondition, string, string]>([
    ['equalTo', 'GetObject', 'GetObjectAcl'],
    ['startsWith', 'GetObjectAcl', 'HeadGetObject'],
    ['endsWith', 'HeadGetObject', 'GetObjectAcl'],
  ])('%s takes "%s", and not "%s"', (operator, match, miss) => {
    expect(holds({ [operator]: ['GetObject'] }, match)).toBe(true);
    expect(holds({ [operator]: ['GetObject'] }, miss)).toBe(false);
  });

  test.each<[keyof EventCondition, string, string]>([
    ['notEquals', 'GetObject', 'GetObjectAcl'],
    ['notStartsWith', 'GetObjectAcl', 'HeadGetObject'],
    ['notEndsWith', 'HeadGetObject', 'GetObjectAcl'],
  ])('%s leaves out "%s", and not "%s"', (operator, match, miss) => {
    expect(holds({ [operator]: ['GetObject'] }, match)).toBe(false);
    expect(holds({ [operator]: ['GetObject'] }, miss)).toBe(true);
  });

  test.each<keyof EventCondition>(['equalTo', 'startsWith', 'endsWith'])(
    '%s takes what matches any of its values',
    (operator) => {
      expect(holds({ [operator]: ['PutObject', 'GetObject'] }, 'GetObject')).toBe(true);
    },
  );

  test.each<keyof EventCondition>(['notEquals', 'notStartsWith', 'notEndsWith'])(
    '%s leaves out what matches any of its values',
    (operator) => {
      expect(holds({ [operator]: ['PutObject', 'GetObject'] }, 'GetObject')).toBe(false);
    },
  );

  test.each<keyof EventCondition>(['equalTo', 'startsWith', 'endsWith'])(
    '%s tells upper from lower case',
    (operator) => {
      expect(holds({ [operator]: ['getobject'] }, 'GetObject')).toBe(false);
    },
  );

  test.each<keyof EventCondition>(['notEquals', 'notStartsWith', 'notEndsWith'])(
    '%s tells upper from lower case',
    (operator) => {
      expect(holds({ [operator]: ['getobject'] }, 'GetObject')).toBe(true);
    },
  );
});

describe('several operators', () => {
  test('of the positive ones, one that matches is enough', () => {
    const condition = { equalTo: ['Invoke'], startsWith: ['Get'], endsWith: ['Item'] };
    expect(['Invoke', 'GetRecords', 'PutItem'].map((name) => holds(condition, name))).toEqual([true, true, true]);
    expect(holds(condition, 'PutObject')).toBe(false);
  });

  test('of the negative ones, none may match', () => {
    const condition = { notEquals: ['Invoke'], notStartsWith: ['Get'], notEndsWith: ['Item'] };
    expect(['Invoke', 'GetRecords', 'PutItem'].map((name) => holds(condition, name))).toEqual([false, false, false]);
    expect(holds(condition, 'PutObject')).toBe(true);
  });

  test('a negative one that matches outweighs a positive one that does', () => {
    expect(holds({ startsWith: ['Delete'], notEquals: ['DeleteObject'] }, 'DeleteObject')).toBe(false);
    expect(holds({ startsWith: ['Delete'], notEquals: ['DeleteObject'] }, 'DeleteObjects')).toBe(true);
    expect(holds({ startsWith: ['Delete'], notEquals: ['DeleteObject'] }, 'PutObject')).toBe(false);
  });
});

describe("what an event doesn't say", () => {
  test.each<keyof EventCondition>(['equalTo', 'startsWith', 'endsWith'])("doesn't match %s", (operator) => {
    expect(holds({ [operator]: ['GetObject'] }, undefined)).toBe(false);
  });

  test.each<keyof EventCondition>(['notEquals', 'notStartsWith', 'notEndsWith'])(
    'is not left out by %s',
    (operator) => {
      expect(holds({ [operator]: ['GetObject'] }, undefined)).toBe(true);
    },
  );

  test("doesn't match a token either", () => {
    expect(holds({ equalTo: [TOKEN] }, undefined)).toBe(false);
    expect(holds({ notEquals: [TOKEN] }, undefined)).toBe(true);
  });
});

describe('a token', () => {
  test('against a literal at the same place is unresolved, on either side', () => {
    // a bucket's ARN, and one made of its name
    expect(holds({ startsWith: [`${TOKEN}/`] }, `arn:aws:s3:::${OTHER_TOKEN}/a`)).toBeUndefined();
    expect(holds({ startsWith: [`arn:${TOKEN}:s3:::data/`] }, 'arn:aws:s3:::data/a')).toBeUndefined();
    expect(holds({ notStartsWith: [`arn:${TOKEN}:s3:::data/`] }, 'arn:aws:s3:::other/a')).toBeUndefined();
  });

  test('says nothing where literals differ before it', () => {
    expect(holds({ equalTo: [`arn:aws:s3:::data/${TOKEN}`] }, 'arn:aws:s3:::other/a')).toBe(false);
    expect(
      holds({ notStartsWith: [`arn:aws:s3:::${TOKEN}/`] }, 'arn:aws:lambda:eu-west-1:111111111111:function:pay'),
    ).toBe(true);
  });

  test('in an ending is unresolved', () => {
    expect(holds({ endsWith: [TOKEN] }, 'a.pdf')).toBeUndefined();
    expect(holds({ endsWith: ['.pdf'] }, `${TOKEN}/a.pdf`)).toBe(true);
  });

  test('matches itself', () => {
    expect(holds({ equalTo: [TOKEN] }, TOKEN)).toBe(true);
    expect(holds({ notEquals: [TOKEN] }, TOKEN)).toBe(false);
  });

  test('with a slash is the beginning of the same token with a key', () => {
    expect(holds({ startsWith: [`${TOKEN}/`] }, `${TOKEN}/invoices/1.pdf`)).toBe(true);
    expect(holds({ notStartsWith: [`${TOKEN}/`] }, `${TOKEN}/invoices/1.pdf`)).toBe(false);
  });

  test('differs from another token', () => {
    expect(holds({ equalTo: [TOKEN] }, OTHER_TOKEN)).toBe(false);
    expect(holds({ notStartsWith: [`${TOKEN}/`] }, `${OTHER_TOKEN}/a`)).toBe(true);
  });

  test.each<keyof EventCondition>(['equalTo', 'notEquals', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith'])(
    "can't be compared with a literal by %s, whichever of them the event holds",
    (operator) => {
      expect(holds({ [operator]: [TOKEN] }, 'arn:aws:s3:::data/a')).toBeUndefined();
      expect(holds({ [operator]: ['arn:aws:s3:::data/a'] }, TOKEN)).toBeUndefined();
    },
  );

  test("doesn't matter in addition to a literal that matches", () => {
    expect(holds({ equalTo: [TOKEN, 'data'] }, 'data')).toBe(true);
    expect(holds({ equalTo: [TOKEN], startsWith: ['da'] }, 'data')).toBe(true);
  });

  test("doesn't matter in addition to a literal that leaves the text out", () => {
    expect(holds({ notEquals: [TOKEN, 'data'] }, 'data')).toBe(false);
    expect(holds({ equalTo: [TOKEN], notStartsWith: ['da'] }, 'data')).toBe(false);
  });

  test("that may leave a string out doesn't matter if that isn't asked for", () => {
    expect(holds({ equalTo: ['other'], notEquals: [TOKEN] }, 'data')).toBe(false);
  });

  test('that may leave a string out keeps it open if that is asked for', () => {
    expect(holds({ equalTo: ['data'], notEquals: [TOKEN] }, 'data')).toBeUndefined();
  });
});

test('in words, a condition names its operators in one order', () => {
  expect(inWords({ notEndsWith: ['d'], startsWith: ['b', 'c'], equalTo: ['a'] })).toBe(
    'equalTo "a" and startsWith "b", "c" and notEndsWith "d"',
  );
});
