import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AggregationTemplate,
  AuditTrail,
  AuditTrailProps,
  DataEvents,
  InsightsMetric,
  ReadWriteFilter,
  TrailIdentity,
} from '../../lib';
import { newStack, resourceOf, warningsIn } from '../support/apps';
import { linesMatching } from '../support/lines';

function synth(props: Partial<AuditTrailProps> = {}) {
  const stack = newStack();
  const made = new AuditTrail(stack, 'Trail', {
    identity: TrailIdentity.inStackOf(stack, { name: 'org-audit' }),
    logBucket: Bucket.fromBucketName(stack, 'Logs', 'company-logs'),
    encryptionKey: Key.fromKeyArn(
      stack,
      'Key',
      'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ),
    ...props,
  });

  return { made, trail: resourceOf(Template.fromStack(stack), 'AWS::CloudTrail::Trail') };
}

test('logs management events of all regions and global services, validated and encrypted', () => {
  expect(synth().trail.Properties).toEqual({
    TrailName: 'org-audit',
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    S3BucketName: 'company-logs',
    KMSKeyId: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    Tags: [{ Key: 'ManagedBy', Value: 'cdk-cloudtrail-baseline' }],
    AdvancedEventSelectors: [
      { Name: 'Management events selector', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    ],
  });
});

test('has no basic event selectors, which exclude the advanced ones', () => {
  expect(synth().trail.Properties).not.toHaveProperty('EventSelectors');
});

test('can be limited to its region', () => {
  expect(synth({ multiRegion: false, includeGlobalServiceEvents: false }).trail.Properties).toMatchObject({
    IsMultiRegionTrail: false,
    IncludeGlobalServiceEvents: false,
  });
});

test('has tags', () => {
  expect(synth({ tags: { owner: 'security' } }).trail.Properties.Tags).toEqual([
    { Key: 'ManagedBy', Value: 'cdk-cloudtrail-baseline' },
    { Key: 'owner', Value: 'security' },
  ]);
});

test("used alone, has the plan's errors", () => {
  const stack = newStack();
  expect(() =>
    synth({
      includeGlobalServiceEvents: false,
      tags: { 'aws:x': 'y' },
      logGroup: LogGroup.fromLogGroupName(stack, 'Group', 'events'),
    }),
  ).toThrow(
    linesMatching(
      /^the config of Stack\/Trail has 3 problems:/,
      / {2}- tags\.aws:x: .*/,
      / {2}- logsRole: requires logGroup, and logGroup requires logsRole, got undefined; .*/,
      / {2}- includeGlobalServiceEvents: /,
    ),
  );
});

test('tells its name and ARN', () => {
  const { made } = synth();
  expect(made.trailName).toBe('org-audit');
  expect(made.trailArn).toMatch(/^\$\{Token\[/);
});

test('waits for the policy of a bucket that is created in the same app', () => {
  const stack = newStack();
  const logBucket = new Bucket(stack, 'Logs', { enforceSSL: true });
  new AuditTrail(stack, 'Trail', {
    identity: TrailIdentity.inStackOf(stack, { name: 'org-audit' }),
    logBucket,
    encryptionKey: new Key(stack, 'Key'),
  });

  const template = Template.fromStack(stack);
  expect(resourceOf(template, 'AWS::CloudTrail::Trail').DependsOn).toEqual([
    resourceOf(template, 'AWS::S3::BucketPolicy').id,
  ]);
});

describe('events', () => {
  const ALL_OBJECTS = { data: [DataEvents.writesToAllS3Objects()] };

  test('are recorded as asked for, without what the trail delivers', () => {
    const { AdvancedEventSelectors } = synth({
      events: ALL_OBJECTS,
      deliveryBucketArns: ['arn:aws:s3:::company-access-logs'],
    }).trail.Properties;

    expect(AdvancedEventSelectors.map(({ Name }: any) => Name)).toEqual([
      'Management events selector',
      'Writes to all S3 objects',
    ]);

    expect(AdvancedEventSelectors[1].FieldSelectors[3]).toEqual({
      Field: 'resources.ARN',
      NotStartsWith: [
        { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::company-logs/']] },
        'arn:aws:s3:::company-access-logs/',
      ],
    });
  });

  test("can't be those of buckets that the trail delivers to", () => {
    const recording = (bucket: string) => () =>
      synth({
        events: { data: [DataEvents.everythingOfBucket(`arn:aws:s3:::${bucket}`)] },
        deliveryBucketArns: ['arn:aws:s3:::company-access-logs'],
      });

    expect(recording('company-logs')).toThrow(
      'events.data[0].resourceArn.startsWith[0]: names a bucket that is written to because this trail delivers',
    );

    expect(recording('company-access-logs')).toThrow('in an endless loop');
    expect(recording('payments')).not.toThrow();
  });

  test.each([
    ['a name', ['access-logs'], '[0]'],
    ['a slash at the end', ['arn:aws:s3:::access-logs/'], '[0]'],
    ['a wildcard', ['arn:aws:s3:::access-logs/*'], '[0]'],
    ['no list', 'arn:aws:s3:::access-logs', ''],
    ['no text', [undefined], '[0]'],
  ])('leave out no bucket by %s: its ARN is what it takes', (_, deliveryBucketArns, at) => {
    expect(() => synth({ events: ALL_OBJECTS, deliveryBucketArns: deliveryBucketArns as string[] })).toThrow(
      `  - deliveryBucketArns${at}: `,
    );
  });

  test('that cost are warned of, by a trail alone too', () => {
    const { made } = synth({ events: { ...ALL_OBJECTS, recordOwnDeliveries: true } });
    const warnings = warningsIn(Stack.of(made));
    expect(warnings).toEqual([
      expect.stringMatching(
        /^events\.data\[0\]: .* at USD 0\.10 per 100,000 events; .* \[ack: cdk-cloudtrail-baseline:allS3Objects\]$/,
      ),
      expect.stringMatching(/^events\.recordOwnDeliveries: .* \[ack: cdk-cloudtrail-baseline:ownDeliveries\]$/),
    ]);
  });

  test('have to be some, at synth', () => {
    expect(() => synth({ events: { management: { readWriteType: ReadWriteFilter.NONE } } })).toThrow(
      '[Stack/Trail] events.management.readWriteType: leaves the trail without events to record',
    );
  });

  test('of Insights events and aggregated events are written as CloudTrail names them', () => {
    const { API_CALL_RATE, API_ERROR_RATE } = InsightsMetric;
    expect(
      synth({
        events: {
          ...ALL_OBJECTS,
          insights: { management: [API_ERROR_RATE, API_CALL_RATE], data: [API_ERROR_RATE] },
          aggregation: [AggregationTemplate.USER_ACTIONS],
        },
      }).trail.Properties,
    ).toMatchObject({
      InsightSelectors: [
        { InsightType: 'ApiCallRateInsight', EventCategories: ['Management'] },
        { InsightType: 'ApiErrorRateInsight', EventCategories: ['Management', 'Data'] },
      ],
      AggregationConfigurations: [{ EventCategory: 'Data', Templates: ['USER_ACTIONS'] }],
    });
  });
});
