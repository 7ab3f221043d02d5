import { Aws, Fn, Lazy, Token } from 'aws-cdk-lib';
import { isToken } from '../../lib/synth/is-token';
import { problemsOf } from '../support/plans';

// The plan's own tests run once, with stand-ins for tokens. This is about the tokens of each version of aws-cdk-lib.

test.each<[string, unknown]>([
  ['a string', Token.asString({ Ref: 'Name' })],
  ['a pseudo parameter', Aws.ACCOUNT_ID],
  ['a string with a token in it', `arn:${Aws.PARTITION}:s3:::logs`],
  ['a function', Fn.importValue('LogBucket')],
  ['a lazy value', Lazy.string({ produce: () => 'audit' })],
  ['a number', Token.asNumber({ Ref: 'Days' })],
  ['a list', Token.asList({ Ref: 'Accounts' })],
])('is known as a token: %s', (_, value) => {
  expect(isToken(value)).toBe(true);
});

test.each<[string, unknown]>([
  ['a string', 'org-audit'],
  ['a string that only looks like one', '${Token}'],
  ['a number', -1.5],
  ['a list', ['111111111111']],
  ['nothing', undefined],
])('is known as a value: %s', (_, value) => {
  expect(isToken(value)).toBe(false);
});

test('is never validated as text', () => {
  const name = Token.asString({ Ref: 'Name' });
  const config = {
    trail: { name, keyPrefix: name },
    storage: { retentionDays: Token.asNumber({ Ref: 'Days' }), readers: [Aws.ACCOUNT_ID] },
    encryption: { alias: name },
  };

  expect(problemsOf(config, { isToken })).toEqual([]);
  expect(problemsOf(config, { isToken: () => false }).length).toBeGreaterThan(0); // as text, they would be refused
});
