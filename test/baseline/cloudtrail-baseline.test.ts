import { Annotations, CfnParameter, Stack, Tags, Token } from 'aws-cdk-lib';
import { Annotations as Assert, Match, Template } from 'aws-cdk-lib/assertions';
import { CloudTrailBaseline } from '../../lib';
import { ENV, newApp, newBaseline, newStack, resourceOf, templateOf, warningsIn } from '../support/apps';
import { EVERYTHING } from '../support/presets';

const TRAIL = 'AWS::CloudTrail::Trail';

test('without options creates a complete audit trail, and nothing else', () => {
  const types = Object.values<{ Type: string }>(templateOf(newBaseline()).toJSON().Resources)
    .map(({ Type }) => Type)
    .sort();

  expect(types).toEqual([
    'AWS::CloudTrail::Trail',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Role',
    'AWS::KMS::Alias',
    'AWS::KMS::Key',
    'AWS::Logs::LogGroup',
    'AWS::S3::Bucket',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
    'AWS::S3::BucketPolicy',
  ]);
});

test('warns of nothing without options', () => {
  const baseline = newBaseline();
  Assert.fromStack(Stack.of(baseline)).hasNoWarning('*', Match.anyValue());
  Assert.fromStack(Stack.of(baseline)).hasNoError('*', Match.anyValue());
});

test('exposes everything it creates', () => {
  const baseline = newBaseline({ delivery: { notifications: {} } });
  const template = templateOf(baseline);
  const stack = Stack.of(baseline);
  const trail = resourceOf(template, TRAIL).Properties;
  expect(stack.resolve(baseline.logBucket.bucketName)).toEqual(trail.S3BucketName);
  expect(stack.resolve(baseline.encryptionKey.keyArn)).toEqual(trail.KMSKeyId);
  expect(stack.resolve(baseline.logGroup?.logGroupArn)).toEqual(trail.CloudWatchLogsLogGroupArn);
  expect(stack.resolve(baseline.logsRole?.roleArn)).toEqual(trail.CloudWatchLogsRoleArn);
  expect(stack.resolve(baseline.topic?.topicArn)).toEqual(trail.SnsTopicName);
  expect(stack.resolve(baseline.accessLogBucket?.bucketName)).toEqual(
    Object.values<any>(template.findResources('AWS::S3::Bucket')).find(
      ({ Properties }) => Properties.LoggingConfiguration,
    ).Properties.LoggingConfiguration.DestinationBucketName,
  );

  expect(baseline.replication).toBeUndefined();
  expect(newBaseline(EVERYTHING).replication?.role).toBeDefined();
  expect(baseline.trail.trailName).toBe(trail.TrailName);
  expect(baseline.identity.name).toBe(trail.TrailName);
});

describe("the trail's name", () => {
  test('comes from the construct path, and is the same in every synth', () => {
    expect(newBaseline().trail.trailName).toBe('Stack-Audit-9CF4CB89');
    expect(newBaseline().trail.trailName).toBe('Stack-Audit-9CF4CB89');
  });

  test('differs between baselines of one stack', () => {
    const stack = newStack();
    expect(new CloudTrailBaseline(stack, 'A').trail.trailName).not.toBe(
      new CloudTrailBaseline(stack, 'B').trail.trailName,
    );
  });

  test.each(['x', 'a--b', '-_.', '1.2.3.4', 'Ä'.repeat(5), 'very-long-'.repeat(20)])(
    "is one that CloudTrail accepts, whatever the construct's id: %s",
    (id) => {
      const { trailName } = new CloudTrailBaseline(newStack(), id).trail;
      expect(trailName).toMatch(/^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/);
      expect(trailName.length).toBeGreaterThanOrEqual(3);
      expect(trailName.length).toBeLessThanOrEqual(128);
    },
  );

  test("can be a parameter, which isn't validated", () => {
    const stack = newStack();
    const parameter = new CfnParameter(stack, 'Name', { default: 'audit' });
    const baseline = newBaseline({ trail: { name: parameter.valueAsString }, delivery: { notifications: {} } }, stack);
    expect(resourceOf(templateOf(baseline), TRAIL).Properties.TrailName).toEqual({ Ref: 'Name' });
  });

  test('is long enough, even of the shortest path', () => {
    expect(new CloudTrailBaseline(newStack(ENV, newApp(), 'Q'), 'Default').trail.trailName).toBe('Q-trail');
  });
});

test("numbers can be parameters, which aren't validated", () => {
  const stack = newStack();
  const days = Token.asNumber(new CfnParameter(stack, 'Days', { type: 'Number', default: 400 }).value);
  const template = templateOf(
    newBaseline({ storage: { retentionDays: days }, delivery: { cloudWatchLogs: { retentionDays: days } } }, stack),
  );

  expect(resourceOf(template, 'AWS::Logs::LogGroup').Properties.RetentionInDays).toEqual({ Ref: 'Days' });
  expect(JSON.stringify(template.findResources('AWS::S3::Bucket'))).toContain('"ExpirationInDays":{"Ref":"Days"}');
});

describe('what is created when', () => {
  const synth = () => {
    const template = templateOf(
      newBaseline({
        delivery: { notifications: {} },
        storage: {
          replication: {
            bucketArn: 'arn:aws:s3:::dr-logs',
            keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
          },
        },
      }),
    );

    return { template, resources: template.toJSON().Resources as Record<string, any> };
  };

  const references = (value: unknown): string[] =>
    [...JSON.stringify(value).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/g)].map(([, id]) => id);

  test('the trail waits for every policy that CloudTrail checks', () => {
    const { resources } = synth();
    const [, trail] = Object.entries(resources).find(([, { Type }]) => Type === TRAIL)!;
    const waitsFor = new Set<string>([...trail.DependsOn, ...references(trail.Properties)]);
    const policies = Object.entries(resources).filter(
      ([id, { Type }]) =>
        ['AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::IAM::ManagedPolicy', 'AWS::KMS::Key'].includes(Type) &&
        !id.includes('AccessLogBucket'),
    );

    expect(policies).toHaveLength(5); // bucket policy, topic policy, two role policies, key
    expect(policies.map(([id]) => id).filter((id) => !waitsFor.has(id))).toEqual([]);
  });

  test('nothing waits for the trail, so that it goes first when the stack is deleted', () => {
    const { resources } = synth();
    const [trailId] = Object.entries(resources).find(([, { Type }]) => Type === TRAIL)!;
    expect(
      Object.values(resources).filter(({ DependsOn, Properties }) =>
        [...(DependsOn ?? []), ...references(Properties)].includes(trailId),
      ),
    ).toEqual([]);
  });

  test('no dependency is said twice', () => {
    for (const { DependsOn, Properties } of Object.values(synth().resources)) {
      expect((DependsOn ?? []).filter((id: string) => references(Properties).includes(id))).toEqual([]);
    }
  });

  test('there is no cycle', () => {
    const { resources } = synth();
    const edges = new Map(
      Object.entries(resources).map(([id, { DependsOn, Properties }]) => [
        id,
        [...(DependsOn ?? []), ...references(Properties)].filter((target) => target in resources),
      ]),
    );

    const done = new Set<string>();
    while (done.size < edges.size) {
      const ready = [...edges].filter(([id, targets]) => !done.has(id) && targets.every((target) => done.has(target)));
      expect(ready.length).toBeGreaterThan(0);
      ready.forEach(([id]) => done.add(id));
    }
  });
});

test('is in an environment-agnostic stack, with pseudo parameters', () => {
  const template = templateOf(newBaseline({}, newStack({})));
  expect(JSON.stringify(template)).not.toContain('unknown-account');
  expect(resourceOf(template, TRAIL).Properties.TrailName).toBe('Stack-Audit-9CF4CB89');
});

test('tags reach everything that takes tags', () => {
  const baseline = newBaseline({ delivery: { notifications: {} } });
  Tags.of(baseline).add('cost-center', '42');
  const template = templateOf(baseline);
  const taggable = Object.values<any>(template.toJSON().Resources).filter(({ Type }) =>
    [TRAIL, 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::IAM::Role', 'AWS::SNS::Topic'].includes(
      Type,
    ),
  );

  expect(taggable).toHaveLength(7);
  for (const { Properties } of taggable) {
    expect(Properties.Tags).toContainEqual({ Key: 'cost-center', Value: '42' });
  }

  expect(resourceOf(template, TRAIL).Properties.Tags).toContainEqual({
    Key: 'ManagedBy',
    Value: 'cdk-cloudtrail-baseline',
  });
});

test("49 tags go in addition to the baseline's own, up to CloudTrail's 50", () => {
  const tags = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`tag-${index}`, 'x']));
  expect(resourceOf(templateOf(newBaseline({ trail: { tags } })), TRAIL).Properties.Tags).toHaveLength(50);
});

test('the access-log bucket sends no events either, when the log bucket is told not to', () => {
  expect(JSON.stringify(templateOf(newBaseline({ storage: { eventBridgeNotifications: false } })))).not.toContain(
    'NotificationConfiguration',
  );
});

test('warnings have a stable id, by which they are acknowledged one by one', () => {
  const acknowledged = newBaseline({ trail: { multiRegion: false }, storage: { retentionDays: 30, tiers: [] } });
  Annotations.of(acknowledged).acknowledgeWarning(
    'cdk-cloudtrail-baseline:singleRegionTrail',
    'the workload is in one region',
  );

  const warnings = warningsIn(Stack.of(acknowledged));
  expect(warnings).toEqual([
    expect.stringMatching(/^storage\.retentionDays: .* \[ack: cdk-cloudtrail-baseline:shortRetention\]$/),
  ]);
});

test('the plan is in the assembly, for tools that read it', () => {
  const app = newApp();
  newBaseline({ trail: { name: 'org-audit' } }, newStack(undefined, app));
  const [{ path, data }] = app.synth().getStackByName('Stack').findMetadataByType('cdk-cloudtrail-baseline:plan');
  expect(path).toBe('/Stack/Audit');
  expect(data).toMatchObject({
    trail: { name: 'org-audit', multiRegion: true },
    storage: { logBucket: { retentionDays: 2557 } },
  });
});

test('fails at once with everything that is wrong, and creates nothing', () => {
  const stack = newStack();
  expect(() => newBaseline({ trail: { name: 'a' }, storage: { retentionDays: 0 } }, stack)).toThrow(
    /^the config of Stack\/Audit has 2 problems:\n/,
  );

  expect(stack.node.findChild('Audit').node.children).toEqual([]);
});

test('several are in one stack', () => {
  const stack = newStack();
  new CloudTrailBaseline(stack, 'A');
  new CloudTrailBaseline(stack, 'B');
  Template.fromStack(stack).resourceCountIs(TRAIL, 2);
});
