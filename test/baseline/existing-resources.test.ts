import { Fn, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, BucketEncryption, BucketPolicy, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { BaselineConfig, CloudTrailBaseline, CloudTrailBaselineProps, DataEvents } from '../../lib';
import { ENV, newApp, newBaseline, newStack, resourceById, resourceOf, templateOf, warningsIn } from '../support/apps';
import { newLandingZone, ORGANIZATION } from '../support/landing-zones';
import { linesMatching } from '../support/lines';
import { EXISTING, PRESETS } from '../support/presets';

const KEY_ARN = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const TOPIC_ARN = 'arn:aws:sns:eu-west-1:222222222222:audit-notices';

const warningsOf = (baseline: CloudTrailBaseline) => warningsIn(Stack.of(baseline));
const sids = (statements: PolicyStatement[]) => statements.map(({ sid }) => sid);

/** A baseline in a stack where the caller makes what it passes in. */
function passIn(make: (stack: Stack) => CloudTrailBaselineProps): CloudTrailBaseline {
  const stack = newStack();
  return newBaseline({ trail: { name: 'org-audit' }, ...make(stack) }, stack);
}

describe('a log bucket of this app', () => {
  const make = () =>
    passIn((stack) => ({
      logBucket: new Bucket(stack, 'Own', { enforceSSL: true }),
      storage: { readers: ['333333333333'] },
    }));

  test('gets what delivery and readers need into its own policy', () => {
    const { Statement } = resourceById(templateOf(make()), 'Own', 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
    expect(Statement.map(({ Action }: any) => Action)).toEqual([
      's3:*',
      's3:GetBucketAcl',
      's3:PutObject',
      ['s3:GetBucketLocation', 's3:ListBucket'],
      ['s3:GetObject', 's3:GetObjectVersion'],
    ]);
  });

  test('leaves nothing for its owner to do', () => {
    const baseline = make();
    expect(baseline.requiredBucketStatements).toEqual([]);
    expect(warningsOf(baseline)).toEqual([]);
  });

  test('creates no other bucket', () => {
    const baseline = make();
    templateOf(baseline).resourceCountIs('AWS::S3::Bucket', 1);
    expect(baseline.accessLogBucket).toBeUndefined();
  });

  test('the trail waits for its policy', () => {
    const template = templateOf(make());
    expect(resourceOf(template, 'AWS::CloudTrail::Trail').DependsOn).toContain(
      resourceOf(template, 'AWS::S3::BucketPolicy').id,
    );
  });

  test('can are in another stack, which is deployed first', () => {
    const app = newApp();
    const other = newStack(ENV, app, 'Other');
    const stack = newStack(ENV, app);
    new CloudTrailBaseline(stack, 'Audit', { logBucket: new Bucket(other, 'Own') });
    app.synth();
    expect(stack.dependencies).toContain(other);
    expect(other.dependencies).not.toContain(stack);
  });
});

test('a log bucket of this app, and the bucket of its access logs, are left out of all objects', () => {
  const baseline = passIn((stack) => ({
    logBucket: new Bucket(stack, 'Own', { serverAccessLogsBucket: new Bucket(stack, 'Access') }),
    events: { data: [DataEvents.writesToAllS3Objects()] },
  }));

  const [, selector] = resourceOf(templateOf(baseline), 'AWS::CloudTrail::Trail').Properties.AdvancedEventSelectors;
  const text = JSON.stringify(selector.FieldSelectors[3].NotStartsWith);
  expect(JSON.parse(text)).toHaveLength(2);
  expect(text).toMatch(/"Fn::GetAtt":\["Own\w+","Arn"\].*"Ref":"Access/);
});

describe('a log bucket that exists already', () => {
  const make = () =>
    newBaseline({
      trail: { name: 'org-audit' },
      storage: { existingBucketName: 'company-logs', readers: ['o-exampleorg1'] },
    });

  test('is where the trail delivers', () => {
    expect(resourceOf(templateOf(make()), 'AWS::CloudTrail::Trail').Properties.S3BucketName).toBe('company-logs');
  });

  test('keeps its policy: nothing replaces it', () => {
    templateOf(make()).resourceCountIs('AWS::S3::BucketPolicy', 0);
  });

  test('gets its statements as data, ready to be added', () => {
    const baseline = make();
    expect(sids(baseline.requiredBucketStatements)).toEqual([
      'AWSCloudTrailAclCheck20150319',
      'AWSCloudTrailWrite20150319',
      undefined,
      undefined,
    ]);

    expect(Stack.of(baseline).resolve(baseline.requiredBucketStatements[1].toStatementJson())).toEqual({
      Sid: 'AWSCloudTrailWrite20150319',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::company-logs/AWSLogs/111111111111/*',
      Condition: {
        StringEquals: {
          's3:x-amz-acl': 'bucket-owner-full-control',
          'aws:SourceArn': 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-audit',
        },
      },
    });
  });

  test('warns that its owner has to add them, once', () => {
    expect(warningsOf(make())).toEqual([
      "the policy of the log bucket can't be edited here: until its owner adds the statements in " +
        'requiredBucketStatements, CloudTrail refuses the trail; ' +
        'acknowledge this warning once they are added [ack: cdk-cloudtrail-baseline:bucketStatementsNeeded]',
    ]);
  });

  test('is treated the same when it was passed in', () => {
    const baseline = passIn((stack) => ({ logBucket: Bucket.fromBucketName(stack, 'Theirs', 'company-logs') }));
    expect(sids(baseline.requiredBucketStatements)).toEqual([
      'AWSCloudTrailAclCheck20150319',
      'AWSCloudTrailWrite20150319',
    ]);

    expect(warningsOf(baseline)).toEqual([expect.stringContaining('cdk-cloudtrail-baseline:bucketStatementsNeeded')]);
  });
});

describe('a key', () => {
  test('of this app gets what the trail, the log group, the topic and readers need into its own policy', () => {
    const baseline = passIn((stack) => ({
      encryptionKey: new Key(stack, 'Own'),
      delivery: { notifications: {} },
      storage: { readers: ['333333333333'] },
    }));

    const template = templateOf(baseline);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::KMS::Alias', 0);
    expect(
      resourceOf(template, 'AWS::KMS::Key').Properties.KeyPolicy.Statement.map(({ Action }: any) => [Action].flat()[0]),
    ).toEqual([
      'kms:*',
      'kms:GenerateDataKey*',
      'kms:DescribeKey',
      'kms:Decrypt',
      'kms:Encrypt*',
      'kms:GenerateDataKey*',
      'kms:Decrypt',
    ]);

    expect(baseline.requiredKeyStatements).toEqual([]);
    expect(warningsOf(baseline)).toEqual([]);
  });

  test('that exists already gets its statements as data, and a warning', () => {
    const baseline = newBaseline({ encryption: { existingKeyArn: KEY_ARN } });
    expect(sids(baseline.requiredKeyStatements)).toEqual([
      'AllowCloudTrailEncryptLogs',
      'AllowCloudTrailAccess',
      'AllowCloudTrailDecryptTrail',
      'AllowCloudWatchLogs',
    ]);

    expect(warningsOf(baseline)).toEqual([
      "the policy of the key can't be edited here: until its owner adds the statements in " +
        'requiredKeyStatements, CloudTrail refuses the trail; ' +
        'acknowledge this warning once they are added [ack: cdk-cloudtrail-baseline:keyStatementsNeeded]',
    ]);

    expect(resourceOf(templateOf(baseline), 'AWS::CloudTrail::Trail').Properties.KMSKeyId).toBe(KEY_ARN);
  });
});

describe('a topic', () => {
  test('of this app gets what publishing needs into its own policy, and into that of its key', () => {
    const baseline = passIn((stack) => ({
      topic: new Topic(stack, 'Own', { masterKey: new Key(stack, 'TopicKey') }),
    }));

    const template = templateOf(baseline);
    const policy = resourceOf(template, 'AWS::SNS::TopicPolicy');
    expect(policy.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sns:Publish' }),
    );

    expect(resourceById(template, 'TopicKey', 'AWS::KMS::Key').Properties.KeyPolicy.Statement).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      Resource: '*',
      // no reference to the topic, which refers to the key
      Condition: {
        StringLike: {
          'kms:EncryptionContext:aws:sns:topicArn': {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sns:eu-west-1:111111111111:*']],
          },
        },
      },
    });

    expect(resourceOf(template, 'AWS::CloudTrail::Trail').DependsOn).toContain(policy.id);
    expect(baseline.requiredTopicStatements).toEqual([]);
    expect(baseline.requiredTopicKeyStatements).toEqual([]);
    expect(warningsOf(baseline)).toEqual([]);
  });

  test('of this app without a key needs nothing more', () => {
    const baseline = passIn((stack) => ({ topic: new Topic(stack, 'Own') }));
    expect(baseline.requiredTopicKeyStatements).toEqual([]);
    expect(warningsOf(baseline)).toEqual([]);
  });

  test('that exists already gets its statements as data, and a warning', () => {
    const baseline = newBaseline({ delivery: { notifications: { existingTopicArn: TOPIC_ARN } } });
    expect(sids(baseline.requiredTopicStatements)).toEqual(['AWSCloudTrailSNSPolicy20131101']);
    // if it has a key, which the ARN doesn't tell
    expect(sids(baseline.requiredTopicKeyStatements)).toEqual(['AllowCloudTrailNotices']);
    expect(warningsOf(baseline)).toEqual([
      expect.stringContaining(':topicStatementsNeeded'),
      expect.stringContaining(':topicKeyStatementsNeeded'),
    ]);

    const template = templateOf(baseline);
    template.resourceCountIs('AWS::SNS::TopicPolicy', 0);
    // in full, since it is another account's
    expect(resourceOf(template, 'AWS::CloudTrail::Trail').Properties.SnsTopicName).toBe(TOPIC_ARN);
  });

  test("that exists already with a key, gets that key's statements as data too", () => {
    const baseline = passIn((stack) => ({
      topic: Topic.fromTopicAttributes(stack, 'Theirs', { topicArn: TOPIC_ARN, keyArn: KEY_ARN }),
    }));

    expect(sids(baseline.requiredTopicKeyStatements)).toEqual(['AllowCloudTrailNotices']);
    expect(warningsOf(baseline)).toEqual([
      expect.stringContaining(':topicStatementsNeeded'),
      expect.stringContaining(':topicKeyStatementsNeeded'),
    ]);
  });
});

describe('an access-log bucket', () => {
  test('of this app gets what delivery needs into its own policy', () => {
    const baseline = passIn((stack) => ({ accessLogBucket: new Bucket(stack, 'Own', { enforceSSL: true }) }));
    const policy = resourceById(templateOf(baseline), 'Own', 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
    const bucketArn = {
      'Fn::GetAtt': [resourceById(templateOf(baseline), 'AuditLogBucket', 'AWS::S3::Bucket').id, 'Arn'],
    };

    expect(policy.Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': bucketArn }, StringEquals: { 'aws:SourceAccount': '111111111111' } },
      }),
    );

    expect(baseline.requiredAccessLogStatements).toEqual([]);
    templateOf(baseline).resourceCountIs('AWS::S3::Bucket', 2);
  });

  test('that exists already gets its statement as data, and a warning', () => {
    const baseline = newBaseline({ storage: { accessLogs: { existingBucketName: 'access-logs' } } });
    expect(baseline.requiredAccessLogStatements.map(({ actions }) => actions)).toEqual([['s3:PutObject']]);
    expect(warningsOf(baseline)).toEqual([
      expect.stringContaining('cdk-cloudtrail-baseline:accessLogStatementsNeeded'),
    ]);
  });

  test('can are in another stack, which names the account instead of the log bucket', () => {
    const app = newApp();
    const other = newStack(ENV, app, 'Other');
    const accessLogBucket = new Bucket(other, 'Own', { enforceSSL: true });
    newBaseline({ accessLogBucket }, newStack(ENV, app));
    app.synth();
    const { Statement } = resourceOf(Template.fromStack(other), 'AWS::S3::BucketPolicy').Properties.PolicyDocument;
    expect(Statement.at(-1).Condition).toEqual({
      ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::*']] } },
      StringEquals: { 'aws:SourceAccount': '111111111111' },
    });
  });

  test('elsewhere, or with a key of its own, is an error', () => {
    expect(() =>
      passIn((stack) => ({
        accessLogBucket: Bucket.fromBucketAttributes(stack, 'Theirs', {
          bucketName: 'access',
          account: '222222222222',
        }),
      })),
    ).toThrow('accessLogBucket: is in another account or region than the log bucket, got "Stack/Theirs"');

    expect(() =>
      passIn((stack) => ({ accessLogBucket: new Bucket(stack, 'Own', { encryption: BucketEncryption.KMS }) })),
    ).toThrow('accessLogBucket: is encrypted with a KMS key, so S3 delivers no access logs to it, got "Stack/Own"');
  });

  test('with Object Lock is an error', () => {
    expect(() =>
      passIn((stack) => {
        const accessLogBucket = new Bucket(stack, 'Own');
        (accessLogBucket.node.defaultChild as CfnBucket).objectLockConfiguration = { objectLockEnabled: 'Enabled' };
        return { accessLogBucket };
      }),
    ).toThrow(/has Object Lock enabled/);

    expect(() =>
      passIn((stack) => ({ accessLogBucket: new Bucket(stack, 'Own', { objectLockEnabled: true }) })),
    ).toThrow(/\n {2}- accessLogBucket: has Object Lock enabled, so S3 delivers no access logs to it, got /);
  });

  test('can be a bucket that has no L1', () => {
    expect(() =>
      passIn((stack) => ({ accessLogBucket: Bucket.fromBucketName(stack, 'Theirs', 'access-logs') })),
    ).not.toThrow();
  });
});

describe('CloudWatch Logs', () => {
  test('writes to a log group and with a role of your own, which gets a managed policy', () => {
    const baseline = passIn((stack) => ({
      logGroup: new LogGroup(stack, 'Own'),
      logsRole: new Role(stack, 'OwnRole', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') }),
    }));

    const template = templateOf(baseline);
    const [group, role] = [resourceOf(template, 'AWS::Logs::LogGroup'), resourceOf(template, 'AWS::IAM::Role')];
    const policy = resourceOf(template, 'AWS::IAM::ManagedPolicy');
    expect(policy.Properties.Roles).toEqual([{ Ref: role.id }]);
    expect(JSON.stringify(policy.Properties.PolicyDocument)).toContain(`{"Ref":"${group.id}"}`);
    expect(resourceOf(template, 'AWS::CloudTrail::Trail').Properties).toMatchObject({
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': [group.id, 'Arn'] },
      CloudWatchLogsRoleArn: { 'Fn::GetAtt': [role.id, 'Arn'] },
    });

    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.resourceCountIs('AWS::IAM::Role', 1);
  });

  test('writes to a log group and with a role that exist already', () => {
    const template = templateOf(newBaseline(EXISTING));
    expect(resourceOf(template, 'AWS::IAM::ManagedPolicy').Properties.Roles).toEqual(['cloudtrail-to-logs']);
    expect(resourceOf(template, 'AWS::CloudTrail::Trail').Properties).toMatchObject({
      CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:audit-events:*',
      CloudWatchLogsRoleArn: 'arn:aws:iam::111111111111:role/cloudtrail-to-logs',
    });
  });

  test('switched off leaves neither log group nor role', () => {
    const baseline = newBaseline({ delivery: { cloudWatchLogs: { enabled: false } } });
    const template = templateOf(baseline);
    expect(resourceOf(template, 'AWS::CloudTrail::Trail').Properties).not.toHaveProperty('CloudWatchLogsLogGroupArn');
    expect(resourceOf(template, 'AWS::CloudTrail::Trail').Properties).not.toHaveProperty('CloudWatchLogsRoleArn');
    template.resourceCountIs('AWS::Logs::LogGroup', 0);
    template.resourceCountIs('AWS::IAM::Role', 0);
    expect([baseline.logGroup, baseline.logsRole]).toEqual([undefined, undefined]);
  });
});

test('what exists already by name creates nothing but the trail and its policy', () => {
  const types = Object.values<{ Type: string }>(
    templateOf(PRESETS['parts that exist already'](newApp())).toJSON().Resources,
  ).map(({ Type }) => Type);

  expect(types.sort()).toEqual(['AWS::CloudTrail::Trail', 'AWS::IAM::ManagedPolicy']);
});

test('parts of another stack are deployed first, and nothing refers back', () => {
  const app = newApp();
  const parts = newStack(ENV, app, 'Parts');
  const encryptionKey = new Key(parts, 'Key');
  newBaseline(
    {
      encryptionKey,
      logBucket: new Bucket(parts, 'Bucket', { encryptionKey }),
      topic: new Topic(parts, 'Topic', { masterKey: encryptionKey }),
      logGroup: new LogGroup(parts, 'Group'),
      logsRole: new Role(parts, 'Role', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') }),
    },
    newStack(ENV, app),
  );

  app.synth();
  expect(parts.dependencies).toEqual([]);
});

test('a key of another stack goes with replication', () => {
  const app = newApp();
  const parts = newStack(ENV, app, 'Parts');
  newBaseline(
    {
      encryptionKey: new Key(parts, 'Key'),
      storage: {
        replication: { bucketArn: 'arn:aws:s3:::dr-logs', keyArn: KEY_ARN.replace('222222222222', '111111111111') },
      },
    },
    newStack(ENV, app),
  );

  app.synth();
  expect(JSON.stringify(Template.fromStack(parts).toJSON())).toContain('aws:PrincipalArn');
});

test('several baselines share parts, with no statement id twice in a policy', () => {
  const stack = newStack();
  const shared = {
    encryptionKey: new Key(stack, 'Key'),
    logBucket: new Bucket(stack, 'Bucket'),
    topic: new Topic(stack, 'Topic'),
  };

  new CloudTrailBaseline(stack, 'A', shared);
  new CloudTrailBaseline(stack, 'B', shared);
  const documents = Object.values<any>(Template.fromStack(stack).toJSON().Resources)
    .flatMap(({ Properties }) => [Properties?.PolicyDocument, Properties?.KeyPolicy])
    .filter((document) => document !== undefined);

  for (const { Statement } of documents) {
    const ids = Statement.map(({ Sid }: any) => Sid).filter((sid: unknown) => sid !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('readers of a bucket in another region decrypt through S3 there', () => {
  const stack = newStack();
  const logBucket = Bucket.fromBucketAttributes(stack, 'Theirs', { bucketName: 'company-logs', region: 'us-east-1' });
  const baseline = newBaseline(
    {
      logBucket,
      encryption: { existingKeyArn: KEY_ARN.replace('eu-west-1', 'us-east-1') },
      storage: { readers: ['333333333333'] },
      delivery: { cloudWatchLogs: { enabled: false } },
    },
    stack,
  );

  expect(stack.resolve(baseline.requiredKeyStatements.at(-1)!.toStatementJson()).Condition).toEqual({
    StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
  });
});

test('what is passed in is checked like what is named', () => {
  expect(() =>
    passIn((stack) => ({
      encryptionKey: new Key(stack, 'Own', { keySpec: KeySpec.RSA_2048, keyUsage: KeyUsage.SIGN_VERIFY }),
      topic: new Topic(stack, 'OwnTopic', { fifo: true }),
      logGroup: LogGroup.fromLogGroupArn(stack, 'Group', 'arn:aws:logs:us-east-1:222222222222:log-group:events'),
      logsRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/logs'),
    })),
  ).toThrow(
    linesMatching(
      /^the config of Stack\/Audit has 4 problems:/,
      / {2}- topic: .*/,
      / {2}- logGroup: .*/,
      / {2}- logsRole: .*/,
      / {2}- encryptionKey: /,
    ),
  );

  expect(() =>
    passIn((stack) => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN.replace('eu-west-1', 'us-east-1')) })),
  ).toThrow('encryptionKey: is a key in another region than the trail, got "Stack/Key"');
});

test("what JavaScript can pass and isn't a construct has our error", () => {
  expect(() => passIn(() => ({ logBucket: 'company-logs' }) as any)).toThrow(
    'logBucket: must be a construct, got "company-logs"',
  );
});

test('a log group can be named by a reference', () => {
  const stack = newStack();
  const arn = Fn.importValue('LogGroupArn');
  const template = templateOf(newBaseline({ delivery: { cloudWatchLogs: { existingLogGroupArn: arn } } }, stack));
  const name = { 'Fn::Select': [6, { 'Fn::Split': [':', { 'Fn::ImportValue': 'LogGroupArn' }] }] };
  expect(resourceOf(template, 'AWS::CloudTrail::Trail').Properties.CloudWatchLogsLogGroupArn).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-west-1:111111111111:log-group:', name, ':*']],
  });
});

test('a policy that the user made for a bucket is added to, not replaced', () => {
  const baseline = passIn((stack) => {
    const logBucket = new Bucket(stack, 'Own');
    logBucket.policy = new BucketPolicy(stack, 'OwnPolicy', { bucket: logBucket });
    return { logBucket };
  });

  const template = templateOf(baseline);
  template.resourceCountIs('AWS::S3::BucketPolicy', 1);
  expect(
    resourceById(template, 'OwnPolicy', 'AWS::S3::BucketPolicy').Properties.PolicyDocument.Statement.map(
      ({ Action }: any) => Action,
    ),
  ).toEqual(['s3:GetBucketAcl', 's3:PutObject']);
});

test("a role that CDK isn't to change gets its policy all the same, since delivery stops without it", () => {
  const baseline = passIn((stack) => ({
    logsRole: Role.fromRoleArn(stack, 'Theirs', 'arn:aws:iam::111111111111:role/fixed', { mutable: false }),
  }));

  expect(resourceOf(templateOf(baseline), 'AWS::IAM::ManagedPolicy').Properties.Roles).toEqual(['fixed']);
});

describe('the statements for owners', () => {
  const OWNED_BY_OTHERS: BaselineConfig = {
    ...EXISTING,
    storage: { existingBucketName: 'company-audit-logs', readers: ['333333333333', 'o-exampleorg1'] },
    analytics: {},
  };

  const WITH_REPLICA: BaselineConfig = {
    trail: { name: 'org-audit' },
    encryption: EXISTING.encryption,
    storage: {
      replication: {
        bucketArn: 'arn:aws:s3:::dr-audit-logs',
        accountId: '444444444444',
        keyArn: 'arn:aws:kms:eu-central-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      },
    },
  };

  const statementsOf = (baseline: CloudTrailBaseline) => [
    ...baseline.requiredBucketStatements,
    ...baseline.requiredAccessLogStatements,
    ...baseline.requiredKeyStatements,
    ...baseline.requiredTopicStatements,
    ...baseline.requiredTopicKeyStatements,
    ...baseline.requiredReplicaBucketStatements,
    ...baseline.requiredReplicaKeyStatements,
  ];

  test.each([
    ['an account', OWNED_BY_OTHERS, 15],
    ['an account with a replica', WITH_REPLICA, 7],
    ['an organization trail', { ...OWNED_BY_OTHERS, organization: { id: 'o-exampleorg1' } }, 16],
  ])('of %s contain no tokens if account and region are known', (_, config, count) => {
    const json = statementsOf(newBaseline(config)).map((statement) => statement.toStatementJson());
    expect(json).toHaveLength(count);
    expect(JSON.stringify(json)).not.toMatch(/Token\[|"Ref"|"Fn::/);
    expect(Token.isUnresolved(json)).toBe(false);
  });

  test.each([
    ['cn-north-1', 'arn:aws-cn:cloudtrail:cn-north-1:111111111111:trail/org-audit'],
    ['us-gov-west-1', 'arn:aws-us-gov:cloudtrail:us-gov-west-1:111111111111:trail/org-audit'],
  ])('have the partition of their region: %s', (region, trailArn) => {
    const baseline = newBaseline(
      { trail: { name: 'org-audit' }, storage: { existingBucketName: 'company-logs' } },
      newStack({ account: '111111111111', region }),
    );

    expect(baseline.requiredBucketStatements[0].conditions).toEqual({ StringEquals: { 'aws:SourceArn': trailArn } });
  });

  test('keep the tokens of an account, region or partition that is unknown', () => {
    const resolve = (env: object) => {
      const stack = newStack(env);
      const baseline = newBaseline({ trail: { name: 'org-audit' }, storage: { existingBucketName: 'logs' } }, stack);
      return stack.resolve(baseline.requiredBucketStatements[0].toStatementJson()).Condition.StringEquals;
    };

    const join = (...parts: unknown[]) => ({ 'aws:SourceArn': { 'Fn::Join': ['', parts] } });
    const [partition, account, region] = ['Partition', 'AccountId', 'Region'].map((name) => ({ Ref: `AWS::${name}` }));
    expect(resolve({})).toEqual(join('arn:', partition, ':cloudtrail:', region, ':', account, ':trail/org-audit'));

    expect(resolve({ region: 'eu-west-1' })).toEqual(
      join('arn:aws:cloudtrail:eu-west-1:', account, ':trail/org-audit'),
    );

    expect(resolve({ account: '111111111111', region: 'us-iso-east-1' })).toEqual(
      join('arn:', partition, ':cloudtrail:us-iso-east-1:111111111111:trail/org-audit'),
    );
  });

  test('refer to a bucket whose name only CloudFormation knows', () => {
    const baseline = newBaseline({ storage: { accessLogs: { existingBucketName: 'access-logs' } } });
    const [statement] = Stack.of(baseline).resolve(
      baseline.requiredAccessLogStatements.map((required) => required.toStatementJson()),
    );

    expect(statement.Resource).toMatch(/^arn:aws:s3:::access-logs\//);
    expect(statement.Condition.ArnLike).toEqual({
      'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(/^AuditLogBucket/), 'Arn'] },
    });
  });

  test('include the readers to whom code grants later', () => {
    const baseline = newBaseline({ storage: { existingBucketName: 'company-logs' } });
    const before = baseline.requiredBucketStatements.length;
    baseline.grantRead(new AccountPrincipal('333333333333'));
    expect(baseline.requiredBucketStatements.slice(before).map((statement) => statement.toStatementJson())).toEqual([
      expect.objectContaining({ Principal: { AWS: 'arn:aws:iam::333333333333:root' } }),
      expect.objectContaining({ Principal: { AWS: 'arn:aws:iam::333333333333:root' } }),
    ]);
  });
});

test("the owner of an archive's access-log bucket permits buckets by name, before they exist", () => {
  const { logArchive } = newLandingZone({
    organization: { ...ORGANIZATION, accounts: { management: '111111111111', logArchive: '222222222222' } },
    storage: { accessLogs: { existingBucketName: 'access-logs' } },
    analytics: {},
  });

  const sources = logArchive.requiredAccessLogStatements.map(({ conditions }) => conditions.ArnLike['aws:SourceArn']);
  expect(sources).toEqual([
    'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an',
    'arn:aws:s3:::organization-audit-results-222222222222-eu-west-1-an',
  ]);
});
