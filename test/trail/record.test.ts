import { Annotations, App, NestedStack, PhysicalName, Stack, Stage } from 'aws-cdk-lib';
import { Annotations as Assert, Match } from 'aws-cdk-lib/assertions';
import { AttributeType, Billing, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import {
  CloudTrailBaseline,
  CloudTrailBaselineProps,
  DataEvents,
  DataEventResourceType,
  ReadWriteFilter,
} from '../../lib';
import { ENV, newApp, newBaseline, newStack, resourceOf, templateOf, warningsIn } from '../support/apps';
import { linesMatching } from '../support/lines';

const TRAIL = 'AWS::CloudTrail::Trail';
const OTHER_REGION = { account: '111111111111', region: 'eu-central-1' };

/** The resources of the one data selector that a trail has, by operator. */
function recordedArns(baseline: CloudTrailBaseline): any {
  const { AdvancedEventSelectors } = resourceOf(templateOf(baseline), TRAIL).Properties;
  const [, data] = AdvancedEventSelectors;
  const { Field, ...operators } = data.FieldSelectors.find((field: any) => field.Field === 'resources.ARN');
  return operators;
}

const newFunction = (stack: Stack, functionName?: string) =>
  new Function(stack, 'Function', {
    functionName,
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
  });

const newTable = (stack: Stack) =>
  new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });

const GET = (ARN: string, more: object = {}) => ({
  eventCategory: 'Data',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  readOnly: true,
  resources: [{ type: 'AWS::S3::Object', ARN }],
  ...more,
});

describe('a bucket', () => {
  test('is recorded with all its objects', () => {
    const baseline = newBaseline();
    baseline.recordBucket(new Bucket(Stack.of(baseline), 'Data'));
    expect(recordedArns(baseline)).toEqual({
      StartsWith: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Data666C94C7', 'Arn'] }, '/']] }],
    });
  });

  test('is recorded below a prefix, and by reads or writes', () => {
    const baseline = newBaseline();
    const bucket = Bucket.fromBucketArn(baseline, 'Imported', 'arn:aws:s3:::payments');
    baseline.recordBucket(bucket, { prefix: 'invoices/', readWriteType: ReadWriteFilter.WRITE_ONLY });
    expect(resourceOf(templateOf(baseline), TRAIL).Properties.AdvancedEventSelectors[1]).toEqual({
      Name: 'AWS::S3::Object write events',
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
        { Field: 'readOnly', Equals: ['false'] },
        { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::payments/invoices/'] },
      ],
    });
  });

  test('that comes after the baseline is recorded like one that came before', () => {
    const stack = newStack();
    const before = new Bucket(stack, 'Before');
    const baseline = newBaseline({}, stack);
    baseline.recordBucket(before);
    baseline.recordBucket(new Bucket(stack, 'After'));
    expect(recordedArns(baseline).StartsWith).toHaveLength(2); // in one selector
  });

  test('can be recorded through the trail alone', () => {
    const baseline = newBaseline();
    baseline.trail.recordBucket(Bucket.fromBucketName(baseline, 'Imported', 'payments'));
    expect(JSON.stringify(recordedArns(baseline))).toContain(':s3:::payments/');
  });

  test("that the trail delivers to can't be recorded, except for who reads it", () => {
    const baseline = newBaseline();
    expect(() => baseline.recordBucket(baseline.logBucket)).toThrow(
      linesMatching(
        /^the config of Stack\/Audit\/Trail has 1 problem:/,
        new RegExp(
          / {2}- recordBucket\(Stack\/Audit\/LogBucket\/Resource\)\.resourceArn\.startsWith\[0\]: /.source +
            'names a bucket that is written to because this trail delivers',
        ),
      ),
    );

    expect(() => baseline.recordBucket(baseline.accessLogBucket!)).toThrow('in an endless loop');
    baseline.recordBucket(baseline.logBucket, { readWriteType: ReadWriteFilter.READ_ONLY });
    expect(baseline.wouldRecord(GET(`${baseline.logBucket.bucketArn}/AWSLogs/1.json.gz`)).recorded).toBe(true);
  });

  test.each<[string, (baseline: CloudTrailBaseline) => string]>([
    ['its ARN', ({ logBucket }) => logBucket.bucketArn],
    ['an ARN made of its name', ({ logBucket }) => `arn:aws:s3:::${logBucket.bucketName}`],
    ["the access-log bucket's name", ({ accessLogBucket }) => `arn:aws:s3:::${accessLogBucket!.bucketName}`],
  ])('that the trail delivers to is found by %s too', (_, arnOf) => {
    const baseline = newBaseline();
    expect(() =>
      baseline.recordData({
        resourceType: DataEventResourceType.S3_OBJECT,
        resourceArn: { startsWith: [`${arnOf(baseline)}/`] },
      }),
    ).toThrow('in an endless loop');

    expect(() => baseline.recordBucket(Bucket.fromBucketArn(baseline, 'Imported', arnOf(baseline)))).toThrow(
      'in an endless loop',
    );
  });

  test('that the trail delivers to is found by the name it was given', () => {
    const stack = newStack();
    const logBucket = new Bucket(stack, 'Own', {
      bucketName: 'my-logs',
      serverAccessLogsBucket: new Bucket(stack, 'Access', { bucketName: 'my-access-logs' }),
    });

    const recording = (bucket: string) => ({
      logBucket,
      events: {
        data: [
          { resourceType: DataEventResourceType.S3_OBJECT, resourceArn: { startsWith: [`arn:aws:s3:::${bucket}/`] } },
        ],
      },
    });

    expect(() => new CloudTrailBaseline(stack, 'A', recording('my-logs'))).toThrow(
      'events.data[0].resourceArn.startsWith[0]: names a bucket that is written to because this trail delivers',
    );

    expect(() => new CloudTrailBaseline(stack, 'B', recording('my-access-logs'))).toThrow('in an endless loop');
    expect(() => new CloudTrailBaseline(stack, 'C', recording('my-logs-2'))).not.toThrow();
  });

  test("that receives the access logs of a log bucket of one's own can't be recorded", () => {
    const stack = newStack();
    const access = new Bucket(stack, 'Access');
    const baseline = newBaseline({ logBucket: new Bucket(stack, 'Own', { serverAccessLogsBucket: access }) }, stack);
    expect(() => baseline.recordBucket(access)).toThrow('in an endless loop');
  });

  test('as a token without the slash is no ARN of objects', () => {
    const baseline = newBaseline();
    const bucket = new Bucket(Stack.of(baseline), 'Data');
    const record = (resourceArn: object) => () =>
      baseline.recordData({ resourceType: DataEventResourceType.S3_OBJECT, resourceArn });

    expect(record({ startsWith: [bucket.bucketArn] })).toThrow(
      "recordData.resourceArn.startsWith[0]: is not the beginning of an object's ARN, with a slash after the " +
        "bucket's name",
    );

    expect(record({ equalTo: [bucket.bucketArn] })).toThrow(
      'recordData.resourceArn.equalTo[0]: is not the ARN of an object, so it never matches',
    );

    expect(record({ equalTo: [`${bucket.bucketArn}/`] })).toThrow('so it never matches');
    expect(record({ startsWith: [bucket.arnForObjects('*')] })).toThrow(
      'recordData.resourceArn.startsWith[0]: has a wildcard, and CloudTrail supports none',
    );

    expect(record({ equalTo: [bucket.arnForObjects('ledger')], startsWith: [`${bucket.bucketArn}/`] })).not.toThrow();
  });

  test('in a list with a hole is refused', () => {
    const startsWith = Object.assign(new Array<string>(2), { 1: 'arn:aws:s3:::payments/' });
    expect(() =>
      newBaseline().recordData({ resourceType: DataEventResourceType.S3_OBJECT, resourceArn: { startsWith } }),
    ).toThrow('recordData.resourceArn.startsWith[0]: is not an ARN');
  });

  test("that isn't a construct is refused", () => {
    expect(() => newBaseline().recordBucket('payments' as any)).toThrow(
      'recordBucket: requires a construct, got "payments"; allowed: a construct of aws-cdk-lib; pass ' +
        'a construct, or call recordData with the ARN as a string',
    );
  });

  test('that is a construct of another kind, or an L1, is refused', () => {
    const stack = newStack();
    const baseline = newBaseline({}, stack);
    expect(() =>
      baseline.recordBucket(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }) as any),
    ).toThrow(
      'recordBucket: requires a construct with bucketArn, got "Stack/Role"; allowed: an L2 construct, ' +
        'or an imported resource; pass another construct, or call recordData with the ARN as a string',
    );

    expect(() => baseline.recordBucket(new CfnBucket(stack, 'L1') as any)).toThrow(
      'recordBucket: requires a construct with bucketArn, got "Stack/L1"',
    );

    expect(() => baseline.recordTable(new Bucket(stack, 'Bucket') as any)).toThrow(
      'recordTable: requires a construct with tableArn, got "Stack/Bucket"',
    );

    expect(() => baseline.recordFunction(new Bucket(stack, 'Other') as any)).toThrow(
      'recordFunction: requires a construct with functionArn, got "Stack/Other"',
    );

    expect(() => baseline.recordFunction(undefined as any)).toThrow(
      'recordFunction: requires a construct, got undefined',
    );
  });

  test('that the trail delivers to can be recorded by those who accept the loop', () => {
    const baseline = newBaseline({ events: { recordOwnDeliveries: true } });
    baseline.recordBucket(baseline.logBucket);
    expect(recordedArns(baseline).StartsWith).toHaveLength(1);
  });

  test('with bad options is refused, all at once', () => {
    const baseline = newBaseline();
    const bucket = new Bucket(Stack.of(baseline), 'Data');
    expect(() => baseline.recordBucket(bucket, { prefix: '*.pdf', readWriteType: 'NONE' } as object)).toThrow(
      new Error(
        [
          'the config of Stack/Audit/Trail has 2 problems:',
          '  - recordBucket(Stack/Data).readWriteType: is not one of the choices, got "NONE"; allowed: ALL, ' +
            'READ_ONLY, WRITE_ONLY; choose one of them, in uppercase',
          '  - recordBucket(Stack/Data).prefix: is not a prefix of object keys, got "*.pdf"; ' +
            'allowed: up to 1024 characters, without * or ?, and without a slash at the beginning; write the prefix ' +
            'of the keys, such as invoices/',
        ].join('\n'),
      ),
    );
  });
});

describe('a function', () => {
  test('is recorded with its versions and aliases', () => {
    const baseline = newBaseline();
    const fn = newFunction(Stack.of(baseline));
    baseline.recordFunction(fn);
    const arn = { 'Fn::GetAtt': [expect.stringMatching(/^Function/), 'Arn'] };
    expect(recordedArns(baseline)).toEqual({ Equals: [arn], StartsWith: [{ 'Fn::Join': ['', [arn, ':']] }] });
    const invocation = (ARN: string) => ({
      eventCategory: 'Data',
      eventName: 'Invoke',
      readOnly: false,
      resources: [{ type: 'AWS::Lambda::Function', ARN }],
    });

    expect(baseline.wouldRecord(invocation(fn.functionArn)).recorded).toBe(true);
    expect(baseline.wouldRecord(invocation(`${fn.functionArn}:live`)).recorded).toBe(true);
    expect(baseline.wouldRecord(invocation(`${fn.functionArn}2`)).recorded).toBe(false);
  });

  test('is what a version or an alias stands for', () => {
    const baseline = newBaseline();
    const fn = newFunction(Stack.of(baseline));
    baseline.recordFunction(fn.currentVersion.addAlias('live'));
    expect(recordedArns(baseline).Equals).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Function/), 'Arn'] }]);
  });
});

describe('a table', () => {
  test('is recorded with its stream', () => {
    const baseline = newBaseline();
    baseline.recordTable(newTable(Stack.of(baseline)));
    expect(resourceOf(templateOf(baseline), TRAIL).Properties.AdvancedEventSelectors[1]).toEqual({
      Name: 'AWS::DynamoDB::Table data events',
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::DynamoDB::Table'] },
        { Field: 'resources.ARN', Equals: [{ 'Fn::GetAtt': ['TableCD117FA1', 'Arn'] }] },
      ],
    });
  });

  test('is recorded without reads of its stream', () => {
    const baseline = newBaseline();
    const table = new TableV2(Stack.of(baseline), 'Table', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      billing: Billing.onDemand(),
    });

    baseline.recordTable(table, { streamReads: false });
    const read = (eventName: string) => ({
      eventCategory: 'Data',
      eventName,
      readOnly: true,
      resources: [{ type: 'AWS::DynamoDB::Table', ARN: table.tableArn }],
    });

    expect(baseline.wouldRecord(read('GetItem')).recorded).toBe(true);
    expect(baseline.wouldRecord(read('GetRecords'))).toEqual({
      recorded: false,
      reason:
        'eventName is "GetRecords", and "AWS::DynamoDB::Table data events" asks for notEquals "GetRecords", ' +
        '"GetShardIterator"',
    });
  });
});

test('any data events are recorded with recordData', () => {
  const baseline = newBaseline();
  baseline.recordData({ name: 'Queues', resourceType: DataEventResourceType.SQS_QUEUE });
  expect(resourceOf(templateOf(baseline), TRAIL).Properties.AdvancedEventSelectors[1].Name).toBe('Queues');
  expect(() => baseline.recordData({ name: 'Queues', resourceType: DataEventResourceType.SQS_QUEUE })).toThrow(
    'recordData.name: is the name of another selection, got "Queues"; allowed: each name once; choose another name',
  );

  expect(() => baseline.recordData({} as any)).toThrow(
    'recordData.resourceType: is not a resource type, got undefined',
  );
});

describe('a resource of another stack', () => {
  const setUp = (props?: CloudTrailBaselineProps, app: App = newApp()) => ({
    app,
    baseline: newBaseline(props, newStack(ENV, app)),
  });

  test('of the same account and region is referred to, by an export', () => {
    const { app, baseline } = setUp();
    baseline.recordBucket(new Bucket(newStack(ENV, app, 'Workload'), 'Data'));
    expect(recordedArns(baseline).StartsWith).toEqual([
      { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'Workload:ExportsOutputFnGetAttData666C94C7Arn0D7E21B7' }, '/']] },
    ]);

    expect(Object.keys(app.synth().getStackByName('Workload').template.Outputs)).toEqual([
      'ExportsOutputFnGetAttData666C94C7Arn0D7E21B7',
    ]);
  });

  test('of another region is written by its name', () => {
    const { app, baseline } = setUp();
    baseline.recordBucket(new Bucket(newStack(OTHER_REGION, app, 'Elsewhere'), 'Data', { bucketName: 'payments' }));
    expect(JSON.stringify(recordedArns(baseline).StartsWith)).toContain(':s3:::payments/');
  });

  test('of another region may have a name that CDK makes', () => {
    const { app, baseline } = setUp();
    baseline.recordBucket(
      new Bucket(newStack(OTHER_REGION, app, 'Elsewhere'), 'Data', { bucketName: PhysicalName.GENERATE_IF_NEEDED }),
    );

    expect(JSON.stringify(recordedArns(baseline).StartsWith)).toContain(':s3:::elsewhere');
  });

  test('of the same account and region that has a name is written by it, without an export', () => {
    const { app, baseline } = setUp();
    baseline.recordBucket(new Bucket(newStack(ENV, app, 'Workload'), 'Data', { bucketName: 'payments' }));
    expect(recordedArns(baseline).StartsWith).toEqual([
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::payments/']] },
    ]);

    expect(app.synth().getStackByName('Workload').template.Outputs).toBeUndefined();
  });

  test('of another region is refused without a name, even if CDK could carry references there with a function', () => {
    const { app } = setUp();
    const baseline = newBaseline({}, new Stack(app, 'Far', { env: ENV, crossRegionReferences: true }));
    expect(() =>
      baseline.recordBucket(
        new Bucket(new Stack(app, 'Elsewhere', { env: OTHER_REGION, crossRegionReferences: true }), 'Data'),
      ),
    ).toThrow('set its bucketName');
  });

  test('of another region is refused without a name', () => {
    const { app, baseline } = setUp();
    expect(() => baseline.recordBucket(new Bucket(newStack(OTHER_REGION, app, 'Elsewhere'), 'Data'))).toThrow(
      new Error(
        [
          'the config of Stack/Audit/Trail has 1 problem:',
          '  - recordBucket(Elsewhere/Data): is in another account or region than the trail, so that a reference to ' +
            'it isn\'t possible, got "Elsewhere/Data"; allowed: a bucket with a name of its own; ' +
            'set its bucketName, give both stacks the same env if they are in the same account and region, or ' +
            'call recordData with its ARN as a string',
        ].join('\n'),
      ),
    );

    expect(() => baseline.recordFunction(newFunction(newStack(OTHER_REGION, app, 'Functions')))).toThrow(
      'set its functionName',
    );

    expect(() => baseline.recordTable(newTable(newStack(OTHER_REGION, app, 'Tables')))).toThrow('set its tableName');
  });

  test('of another Stage is written by its name, or refused', () => {
    const { app, baseline } = setUp();
    const stack = new Stack(new Stage(app, 'Stage', { env: ENV }), 'Workload');
    const fn = newFunction(stack, 'payments');
    baseline.recordFunction(fn);
    expect(recordedArns(baseline)).toEqual({
      Equals: [
        expect.objectContaining({
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':lambda:eu-west-1:111111111111:function:payments']],
        }),
      ],
      StartsWith: [
        expect.objectContaining({
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':lambda:eu-west-1:111111111111:function:payments:']],
        }),
      ],
    });

    expect(
      baseline.wouldRecord({
        eventCategory: 'Data',
        readOnly: false,
        resources: [{ type: 'AWS::Lambda::Function', ARN: fn.functionArn }],
      }).recorded,
    ).toBe(true);

    expect(() => baseline.recordBucket(new Bucket(stack, 'Data'))).toThrow(
      "recordBucket(Stage/Workload/Data): is in another Stage than the trail, so that a reference to it isn't possible",
    );
  });

  test('of another region is refused by a trail of one region', () => {
    const { app, baseline } = setUp({ trail: { multiRegion: false } });
    expect(() =>
      baseline.recordBucket(new Bucket(newStack(OTHER_REGION, app, 'Elsewhere'), 'Data', { bucketName: 'payments' })),
    ).toThrow(
      "recordBucket(Elsewhere/Data): is in another region, which a single-region trail doesn't record, got " +
        '"eu-central-1"; allowed: resources in eu-west-1; remove it, or set trail.multiRegion: true',
    );
  });

  test('is passed in as text anywhere', () => {
    const { baseline } = setUp();
    baseline.recordData({
      resourceType: DataEventResourceType.S3_OBJECT,
      resourceArn: { startsWith: ['arn:aws:s3:::payments/'] },
    });

    expect(recordedArns(baseline)).toEqual({ StartsWith: ['arn:aws:s3:::payments/'] });
  });
});

test('what is added in code is in the plan that tools read in the assembly', () => {
  const app = newApp();
  const baseline = newBaseline({}, newStack(ENV, app));
  baseline.recordBucket(new Bucket(Stack.of(baseline), 'Data'), { prefix: 'paid/' });
  const [{ data }] = app.synth().getStackByName('Stack').findMetadataByType('cdk-cloudtrail-baseline:plan');
  expect((data as any).events.data).toEqual([
    {
      path: 'recordBucket(Stack/Data)',
      resourceType: 'AWS::S3::Object',
      readWriteType: 'ALL',
      resourceArn: { startsWith: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Data666C94C7', 'Arn'] }, '/paid/']] }] },
    },
  ]);
});

test('several data events are recorded at once, all or none', () => {
  const baseline = newBaseline();
  expect(() =>
    baseline.recordData({ resourceType: DataEventResourceType.SQS_QUEUE }, { resourceType: '' }, { resourceType: '*' }),
  ).toThrow(/has 2 problems:\n {2}- recordData\[1\]\.resourceType: .*\n {2}- recordData\[2\]\.resourceType: /);

  expect(resourceOf(templateOf(baseline), TRAIL).Properties.AdvancedEventSelectors).toHaveLength(1);
  const other = newBaseline();
  other.recordData(
    { resourceType: DataEventResourceType.SQS_QUEUE },
    { resourceType: DataEventResourceType.SNS_TOPIC },
  );

  expect(resourceOf(templateOf(other), TRAIL).Properties.AdvancedEventSelectors).toHaveLength(3);
});

describe("a bucket that is encrypted with the baseline's own key", () => {
  const encrypted = (stack: Stack, baseline: CloudTrailBaseline, bucketName?: string) =>
    new Bucket(stack, 'Data', {
      bucketName,
      encryption: BucketEncryption.KMS,
      encryptionKey: baseline.encryptionKey,
      bucketKeyEnabled: true,
    });

  test('creates no cycle in the same stack', () => {
    const baseline = newBaseline();
    baseline.recordBucket(encrypted(Stack.of(baseline), baseline));
    const template = templateOf(baseline); // which fails for a cycle
    expect(JSON.stringify(resourceOf(template, TRAIL).Properties.AdvancedEventSelectors)).toContain('Data666C94C7');
  });

  test('creates no cycle from another stack, if it has a name', () => {
    const app = newApp();
    const baseline = newBaseline({}, newStack(ENV, app));
    const bucket = encrypted(newStack(ENV, app, 'Workload'), baseline, 'payments');
    baseline.recordBucket(bucket);
    expect(JSON.stringify(recordedArns(baseline).StartsWith)).toContain(':s3:::payments/');
    // the key
    expect(JSON.stringify(app.synth().getStackByName('Workload').template.Resources)).toContain('Fn::ImportValue');
    expect(baseline.wouldRecord(GET(`${bucket.bucketArn}/1.pdf`)).recorded).toBe(true);
  });

  test('creates no cycle from a nested stack, with or without a name', () => {
    const baseline = newBaseline();
    baseline.recordBucket(encrypted(new NestedStack(Stack.of(baseline), 'Nested'), baseline));
    expect(JSON.stringify(recordedArns(baseline).StartsWith)).toContain('Outputs.');
  });

  test('creates no cycle with any other resource that has a name', () => {
    const app = newApp();
    const baseline = newBaseline({}, newStack(ENV, app));
    const workload = newStack(ENV, app, 'Workload');
    const fn = newFunction(workload, 'payments');
    baseline.grantRead(fn); // which creates the workload's stack depend on the trail's
    baseline.recordFunction(fn);
    expect(JSON.stringify(recordedArns(baseline))).toContain(':function:payments');
  });

  test('as a function of another stack without a name, is refused', () => {
    const app = newApp();
    const baseline = newBaseline({}, newStack(ENV, app));
    const fn = new Function(newStack(ENV, app, 'Workload'), 'Function', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => {};'),
      environmentEncryption: baseline.encryptionKey,
    });

    expect(() => baseline.recordFunction(fn)).toThrow(
      "is encrypted with a key of the trail's stack, so that a reference to it would be a cycle",
    );
  });

  test('is refused from another stack without a name', () => {
    const app = newApp();
    const baseline = newBaseline({}, newStack(ENV, app));
    expect(() => baseline.recordBucket(encrypted(newStack(ENV, app, 'Workload'), baseline))).toThrow(
      "recordBucket(Workload/Data): is encrypted with a key of the trail's stack, so that a reference to it would " +
        'be a cycle, got "Workload/Data"; allowed: a bucket with a name of its own; ' +
        'set its bucketName, or call recordData with its ARN as a string',
    );
  });
});

describe('the whole selection is judged at synth', () => {
  const errorsOf = (baseline: CloudTrailBaseline) => {
    try {
      templateOf(baseline);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('over config and code together: what is added in code creates it whole', () => {
    const config = {
      events: {
        management: { readWriteType: 'NONE' },
        insights: { data: ['API_ERROR_RATE'] },
        aggregation: ['API_ACTIVITY'],
      },
    } as CloudTrailBaselineProps;

    const baseline = newBaseline(config);
    baseline.recordBucket(Bucket.fromBucketName(baseline, 'Data', 'payments'));
    expect(errorsOf(baseline)).toBe('');
    expect(errorsOf(newBaseline(config))).toContain(
      [
        '[Stack/Audit/Trail] events.management.readWriteType: leaves the trail without events to record, got "NONE"; ' +
          'allowed: ALL, READ_ONLY, WRITE_ONLY, or NONE with data or network activity events; record management ' +
          'events, or add other events in the config or in code',
        '[Stack/Audit/Trail] events.insights.data: analyzes data events, and the trail records none, got ' +
          '["API_ERROR_RATE"]; allowed: nothing without data events; record data events, in the config or in code, ' +
          'or remove the key',
        '[Stack/Audit/Trail] events.aggregation: aggregates data events, and the trail records none, got ' +
          '["API_ACTIVITY"]; allowed: nothing without data events; record data events, in the config or in code, or ' +
          'remove the key',
      ]
        .map((line) => `  ${line}`)
        .join('\n'),
    );
  });

  test('up to 500 values, tokens counted', () => {
    const record = (buckets: number) => {
      const baseline = newBaseline();
      for (let index = 0; index < buckets; index++) {
        baseline.recordBucket(new Bucket(Stack.of(baseline), `Bucket${index}`));
      }

      return errorsOf(baseline);
    };

    expect(record(400)).toBe(''); // a stack holds 500 resources
    const baseline = newBaseline();
    baseline.recordData({
      resourceType: DataEventResourceType.S3_OBJECT,
      resourceArn: { startsWith: Array.from({ length: 498 }, (_, index) => `arn:aws:s3:::payments-${index}/`) },
    });

    expect(errorsOf(baseline)).toContain(
      'events: has more values than CloudTrail accepts in all selectors of a trail together, got 501; ' +
        'allowed: up to 500; name fewer resources, or match several with startsWith; ' +
        'values by selector: "AWS::S3::Object data events" 500, "Management events selector" 1',
    );
  });
});

describe('warnings', () => {
  const warningIds = (baseline: CloudTrailBaseline) =>
    warningsIn(Stack.of(baseline)).map((warning) => /cdk-cloudtrail-baseline:(\w+)\]$/.exec(warning)?.[1]);

  test('look at what is added in code too', () => {
    const baseline = newBaseline();
    baseline.recordBucket(Bucket.fromBucketName(baseline, 'Data', 'payments'));
    expect(warningIds(baseline)).toEqual(['readEvents', 'dataEventsInCloudWatchLogs']);
  });

  test('tell of a recorded bucket that has no bucket key', () => {
    const baseline = newBaseline({ delivery: { cloudWatchLogs: { enabled: false } } });
    const stack = Stack.of(baseline);
    const encryptionKey = new Key(stack, 'Key');
    for (const [id, bucketKeyEnabled] of [
      ['With', true],
      ['Without', false],
    ] as const) {
      baseline.recordBucket(
        new Bucket(stack, id, { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled }),
        { readWriteType: ReadWriteFilter.WRITE_ONLY },
      );
    }

    baseline.recordBucket(new Bucket(stack, 'S3Managed'), { readWriteType: ReadWriteFilter.WRITE_ONLY });
    const [warning, ...others] = warningsIn(stack);
    expect(warning).toMatch(
      /^events\.management: the bucket Stack\/Without is encrypted with a KMS key but has no S3 Bucket .* \[ack: .*\]$/,
    );

    expect(warning).toMatch(/ \[ack: cdk-cloudtrail-baseline:kmsEvents\]$/);
    expect(others).toEqual([]);
  });

  test("tell of two trails that record each other's deliveries, and of none once one leaves them out", () => {
    const stack = newStack();
    const records = (resourceArn?: object) => ({
      delivery: { cloudWatchLogs: { enabled: false } },
      events: { data: [{ ...DataEvents.writesToAllS3Objects(), resourceArn }] },
    });

    const one = new CloudTrailBaseline(stack, 'One', records());
    new CloudTrailBaseline(stack, 'Two', records({ notStartsWith: [`${one.logBucket.bucketArn}/`] }));
    new CloudTrailBaseline(
      newStack({ account: '222222222222', region: 'eu-west-1' }, stack.node.root as App, 'Elsewhere'),
      'Three',
      records(),
    );

    const messages = Assert.fromStack(stack)
      .findWarning('*', Match.stringLikeRegexp('otherTrailsDeliveries'))
      .map(({ id, entry }) => `${id}: ${entry.data}`);

    expect(messages).toEqual([
      '/Stack/One/Trail/Resource: events.data[0]: records the deliveries of Stack/Two/Trail, which also ' +
        "records writes to buckets that it doesn't name: each delivery of one trail causes a delivery of the " +
        "other, in an endless loop, at USD 0.10 per 100,000 events; exclude the other trail's log bucket with " +
        'resourceArn.notStartsWith [ack: ' +
        'cdk-cloudtrail-baseline:otherTrailsDeliveries]',
    ]);
  });

  test.each<[string, (baseline: CloudTrailBaseline) => IConstruct]>([
    ['baseline', (baseline) => baseline],
    ['trail', ({ trail }) => trail],
    ['stack', (baseline) => Stack.of(baseline)],
  ])('are acknowledged on the %s', (_, where) => {
    const baseline = newBaseline({ events: { recordOwnDeliveries: true } });
    Annotations.of(where(baseline)).acknowledgeWarning(
      'cdk-cloudtrail-baseline:ownDeliveries',
      'before it comes, which is at synth',
    );

    expect(warningIds(baseline)).toEqual([]);
  });

  test("tell of a log bucket of one's own that has no bucket key", () => {
    const stack = newStack();
    const baseline = newBaseline({ logBucket: new Bucket(stack, 'Own', { encryption: BucketEncryption.KMS }) }, stack);
    expect(warningIds(baseline)).toEqual(['kmsEvents']);
  });
});
