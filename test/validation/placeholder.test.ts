import { holdsPlaceholder, isUnknown, UNKNOWN } from '../../lib/validation/placeholder';

test.each([
  [UNKNOWN],
  ['arn:aws:s3:::<log bucket>/AWSLogs/'],
  ['<unknown: Bucket.Arn>'],
  ['a <access-log bucket> and a <result bucket>'],
])('%s holds a placeholder', (text) => {
  expect(holdsPlaceholder(text)).toBe(true);
});

test.each([['arn:aws:s3:::logs'], ['unknown'], ['<your bucket>'], ['log bucket'], ['<log bucket']])(
  '%s holds none',
  (text) => {
    expect(holdsPlaceholder(text)).toBe(false);
  },
);

test('only what is unknown as a whole counts as a token', () => {
  expect([UNKNOWN, '<log bucket>', '<unknown: Bucket>', undefined].map(isUnknown)).toEqual([true, false, false, false]);
});
