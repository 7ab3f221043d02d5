import { configWarningsOf } from '../../../lib/plan/warnings/config-warnings';

const messagesOf = (config: unknown) => configWarningsOf(config).map(({ id, message }) => `${id}: ${message}`);

describe('a placeholder', () => {
  test.each([
    ['111111111111', 'an account id'],
    ['000000000000', 'an account id'],
    ['123456789012', 'an account id'],
    ['o-exampleorg1', 'an organization id'],
    ['o-exampleorgid', 'an organization id'],
    ['o-a1b2c3d4e5', 'an organization id'],
    ['o-xxxxxxxxxx', 'an organization id'],
    ['ou-examplerootid111-exampleouid111', 'the id of a root or an organizational unit'],
    ['r-examplerootid111', 'the id of a root or an organizational unit'],
    ['amzn-s3-demo-bucket', 'a bucket name'],
  ])('%s is one for %s', (value, of) => {
    expect(messagesOf({ storage: { readers: [value] } })).toEqual([
      `placeholderId: storage.readers[0]: "${value}" is a placeholder for ${of}; write your own`,
    ]);
  });

  test('is found in ARNs, each kind once', () => {
    expect(
      messagesOf({
        encryption: {
          existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      }),
    ).toEqual([
      'placeholderId: encryption.existingKeyArn: "222222222222" is a placeholder for an account id; write your own',
      'placeholderId: encryption.existingKeyArn: "1234abcd-12ab-34cd-56ef-1234567890ab" is a placeholder for a key ' +
        'id; write your own',
    ]);
  });

  test.each([
    '112233445566',
    '1111111111111', // 13 digits
    'o-ab12cd34ef',
    'o-aaaaaaaaab',
    'myo-exampleorg1',
    'arn:aws:kms:eu-west-1:314159265358:key/0f1e2d3c-1111-2222-3333-a11111111111',
    'payments-amzn-s3-demo-bucket',
  ])('%s is none', (value) => {
    expect(messagesOf({ storage: { readers: [value] } })).toEqual([]);
  });
});

describe('an unknown region', () => {
  test('of queries suggests the nearest one', () => {
    expect(messagesOf({ analytics: { regions: ['eu-west-1', 'eu-west-9'] } })).toEqual([
      'unknownRegion: analytics.regions[1]: "eu-west-9" isn\'t a region that was known when this version was ' +
        'released; did you mean "eu-west-1"?',
    ]);
  });

  test('of any ARN is found', () => {
    expect(
      messagesOf({
        delivery: { notifications: { existingTopicArn: 'arn:aws:sns:us-east-9:314159265358:audit' } },
        events: { data: [{ resourceArn: { startsWith: ['arn:aws:lambda:us-east1:314159265358:function:'] } }] },
      }),
    ).toEqual([
      'unknownRegion: delivery.notifications.existingTopicArn: "us-east-9" isn\'t a region that was known when this ' +
        'version was released; did you mean "us-east-1"?',
      'unknownRegion: events.data[0].resourceArn.startsWith[0]: "us-east1" isn\'t a region that was known when this ' +
        'version was released; did you mean "us-east-1"?',
    ]);
  });

  test('that is near none may be new', () => {
    expect(messagesOf({ analytics: { regions: ['antarctica-pole-1'] } })).toEqual([
      'unknownRegion: analytics.regions[0]: "antarctica-pole-1" isn\'t a region that was known when this version ' +
        'was released; check that it exists',
    ]);
  });

  test.each(['arn:aws:s3:::payments/', 'arn:aws:lambda:eu-we', 'arn:aws:iam::314159265358:role/Audit', 'eu-west-9'])(
    "isn't in %s",
    (value) => {
      expect(messagesOf({ events: { data: [{ resourceArn: { startsWith: [value] } }] } })).toEqual([]);
    },
  );
});
