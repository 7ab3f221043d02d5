import { differences } from './difference';

test('equal values have no difference, whatever the order of their keys', () => {
  expect(differences({ a: 1, b: [{ c: 'x' }] }, { b: [{ c: 'x' }], a: 1 })).toEqual([]);
});

test('a difference is told by its path, with both values', () => {
  expect(differences({ Stack: { Key: { rotation: true } } }, { Stack: { Key: { rotation: false } } })).toEqual([
    { path: 'Stack.Key.rotation', left: true, right: false },
  ]);
});

test.each<[string, unknown, unknown]>([
  ['a key that one side lacks', { a: 1 }, {}],
  ['an element more', [1], [1, 2]],
  ['a list in place of an object', [], {}],
  ['null in place of an object', null, {}],
  ['the order of a list', [1, 2], [2, 1]],
])('%s is a difference', (_, left, right) => {
  expect(differences(left, right)).not.toEqual([]);
});
