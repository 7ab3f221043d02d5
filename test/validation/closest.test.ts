import { closest } from '../../lib/validation/closest';

test.each([
  ['a letter too many', 'dataa', 'data'],
  ['a letter too few', 'dat', 'data'],
  ['another letter', 'dota', 'data'],
  ['a plural', 'readWriteTypes', 'readWriteType'],
  ['two letters that changed places', 'resourceAnr', 'resourceArn'],
])('%s is forgiven', (_, word, meant) => {
  expect(closest(word, ['other', meant])).toBe(meant);
});

test("upper and lower case don't differ", () => {
  expect(closest('RESOURCEARN', ['resourceArn'])).toBe('resourceArn');
  expect(closest('AWS::s3::object', ['AWS::Lambda::Function', 'AWS::S3::Object'])).toBe('AWS::S3::Object');
});

test.each([
  ['abcdefghi', 'abcdefghX', 'abcdefgXX'], // 9 letters: one
  ['abcdefghij', 'abcdefghXX', 'abcdefgXXX'], // 10 letters: two
  ['abcdefghijklmn', 'abcdefghijklXX', 'abcdefghijkXXX'], // 14 letters: still two
  ['abcdefghijklmno', 'abcdefghijklXXX', 'abcdefghijkXXXX'], // 15 letters: three
])('one letter in five may differ: %s is near %s, and not near %s', (word, near, far) => {
  expect(closest(word, [near])).toBe(near);
  expect(closest(word, [far])).toBeUndefined();
});

test('one letter of a short word may differ', () => {
  expect(closest('ab', ['aX'])).toBe('aX');
  expect(closest('ab', ['XY'])).toBeUndefined();
});

test('a word that is longer or shorter than all by more than may differ is near none', () => {
  expect(closest('data', ['dataEvents'])).toBeUndefined();
  expect(closest('dataEvents', ['data'])).toBeUndefined();
});

test('the nearest of several is meant, and of equally near ones the first', () => {
  expect(closest('startsWit', ['endsWith', 'notStartsWith', 'startsWith'])).toBe('startsWith');
  expect(closest('datX', ['data', 'date'])).toBe('data');
});

test('nothing is near if there is nothing', () => {
  expect(closest('data', [])).toBeUndefined();
});
