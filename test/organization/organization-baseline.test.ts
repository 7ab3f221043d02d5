import { Annotations, Stack, Stage, Tags } from 'aws-cdk-lib';
import { Annotations as Assert, Match, Template } from 'aws-cdk-lib/assertions';
import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CloudTrailBaseline, LogArchive, OrganizationBaseline, OrganizationTrail } from '../../lib';
import {
  ENV,
  newApp,
  newBaseline,
  newStack,
  resourceById,
  resourceOf,
  statementOf,
  templateOf,
  warningsIn,
} from '../support/apps';
import {
  ACCOUNTS,
  appOf,
  ARCHIVE_ENV,
  LANDING_ZONES,
  MANAGEMENT_ENV,
  newLandingZone,
  ORGANIZATION,
  stacksOf,
  templatesOf,
  WHOLE_LANDING_ZONE,
} from '../support/landing-zones';
import { linesMatching } from '../support/lines';

const TRAIL_ARN = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/organization-audit';
const warningIdsIn = (stack: Stack) =>
  warningsIn(stack).map((warning) => warning.match(/\[ack: cdk-cloudtrail-baseline:(\w+)\]/)![1]);

/** The stacks that each stack is deployed after. */
function afterWhat(landingZone: OrganizationBaseline): Record<string, string[]> {
  appOf(landingZone).synth();
  return Object.fromEntries(
    Object.entries(stacksOf(landingZone)).map(([name, { dependencies }]) => [
      name,
      dependencies.map(({ node }) => node.path).sort(),
    ]),
  );
}

describe('the stacks', () => {
  test('are in the accounts that the config names, in the home region, protected against deletion', () => {
    const stacks = stacksOf(newLandingZone());
    expect(
      Object.entries(stacks).map(([name, { account, region, terminationProtection }]) => [
        name,
        account,
        region,
        terminationProtection,
      ]),
    ).toEqual([
      ['logArchive', '222222222222', 'eu-west-1', true],
      ['management', '111111111111', 'eu-west-1', true],
      ['securityTooling', '333333333333', 'eu-west-1', true],
    ]);
  });

  test('are two without a security tooling account', () => {
    expect(Object.keys(stacksOf(newLandingZone(LANDING_ZONES['two accounts, guarded'])))).toEqual([
      'logArchive',
      'management',
    ]);
  });

  test('are deployed in the order in which they need each other: log archive, then trail', () => {
    expect(afterWhat(newLandingZone())).toEqual({
      logArchive: [],
      management: ['OrgAudit/LogArchive'],
      securityTooling: [],
    });
  });

  test("with guardrails come all before the management account's, since policies are attached last", () => {
    const landingZone = newLandingZone({ organization: ORGANIZATION, guardrails: {} });
    const { management } = stacksOf(landingZone);
    expect(afterWhat(landingZone).management).toEqual(['OrgAudit/LogArchive', 'OrgAudit/SecurityTooling']);
    const { DependsOn } = resourceById(
      Template.fromStack(management),
      'GuardrailsServiceControlPolicy',
      'AWS::Organizations::Policy',
    );

    expect(DependsOn).toContain(resourceOf(Template.fromStack(management), 'AWS::CloudTrail::Trail').id);
  });

  test('know of no account but those that the config names', () => {
    for (const template of Object.values(templatesOf(newLandingZone()))) {
      const accounts = new Set(JSON.stringify(template.toJSON()).match(/\b\d{12}\b/g));
      expect([...accounts].filter((account) => !Object.values(ACCOUNTS).includes(account))).toEqual([]);
    }
  });

  test('take tags that are put on the landing zone', () => {
    const landingZone = newLandingZone();
    Tags.of(landingZone).add('owner', 'security');
    for (const bucket of Object.values<any>(templatesOf(landingZone).logArchive.findResources('AWS::S3::Bucket'))) {
      expect(bucket.Properties.Tags).toEqual([{ Key: 'owner', Value: 'security' }]);
    }
  });
});

describe('the trail', () => {
  const trailOf = (config = {}) =>
    resourceOf(
      templatesOf(newLandingZone({ organization: ORGANIZATION, ...config })).management,
      'AWS::CloudTrail::Trail',
    );

  test("is an organization's, in all regions", () => {
    expect(trailOf().Properties).toMatchObject({
      IsOrganizationTrail: true,
      IsMultiRegionTrail: true,
      TrailName: 'organization-audit',
    });
  });

  test('names the bucket by its name and the key by the ARN of its alias, both as literals', () => {
    const { S3BucketName, KMSKeyId } = trailOf().Properties;
    expect([S3BucketName, KMSKeyId]).toEqual([
      'organization-audit-logs-222222222222-eu-west-1-an',
      'arn:aws:kms:eu-west-1:222222222222:alias/cloudtrail/organization-audit',
    ]);
  });

  test("names an alias and a bucket of the config's", () => {
    expect(trailOf({ encryption: { alias: 'audit' } }).Properties.KMSKeyId).toBe(
      'arn:aws:kms:eu-west-1:222222222222:alias/audit',
    );

    const existing = trailOf(LANDING_ZONES['buckets and key that exist already']).Properties;
    expect([existing.S3BucketName, existing.KMSKeyId]).toEqual([
      'company-audit-logs',
      'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ]);
  });

  test('waits for what lets it write to CloudWatch Logs and to the topic', () => {
    expect(trailOf({ delivery: { notifications: {} } }).DependsOn).toEqual([
      expect.stringMatching(/^TrailLogsPolicy/),
      expect.stringMatching(/^TrailTopicPolicy/),
    ]);
  });

  test('has a log group whose role may write the streams of its own account and of the organization', () => {
    const { management } = templatesOf(newLandingZone());
    const [{ Action, Resource }] = resourceOf(management, 'AWS::IAM::ManagedPolicy').Properties.PolicyDocument
      .Statement;

    const { id } = resourceOf(management, 'AWS::Logs::LogGroup');
    const streams = (name: string) => ({
      'Fn::Join': ['', ['arn:aws:logs:eu-west-1:111111111111:log-group:', { Ref: id }, `:log-stream:${name}`]],
    });

    expect(Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
    expect(Resource).toEqual([streams('111111111111_CloudTrail_eu-west-1*'), streams('o-exampleorg1_*')]);
  });

  test("has a key of its own for the log group, which CloudTrail's log files aren't encrypted with", () => {
    const { management } = templatesOf(newLandingZone());
    const sids = resourceOf(management, 'AWS::KMS::Key').Properties.KeyPolicy.Statement.map(({ Sid }: any) => Sid);
    expect(sids).toEqual([undefined, 'AllowCloudWatchLogs', 'DenyGrants']);
  });

  test('has no key where neither log group nor topic are created', () => {
    const { management } = templatesOf(
      newLandingZone({ organization: ORGANIZATION, delivery: { cloudWatchLogs: { enabled: false } } }),
    );

    management.resourceCountIs('AWS::KMS::Key', 0);
  });

  test('never records the deliveries to the archive, to its access logs or to the copy', () => {
    const { trail } = newLandingZone(WHOLE_LANDING_ZONE);
    const recorded = (bucket: string) =>
      trail.wouldRecord({
        eventCategory: 'Data',
        eventName: 'PutObject',
        readOnly: false,
        resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/1` }],
      }).recorded;

    expect(
      [
        'organization-audit-logs-222222222222-eu-west-1-an',
        'organization-audit-access-logs-222222222222-eu-west-1-an',
        'dr-audit-logs',
        'payments',
      ].map(recorded),
    ).toEqual([false, false, false, true]);
  });

  test('refuses a selection that names the archive', () => {
    const events = {
      data: [
        {
          resourceType: 'AWS::S3::Object',
          resourceArn: { startsWith: ['arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an/'] },
        },
      ],
    };

    expect(() => newLandingZone({ organization: ORGANIZATION, events })).toThrow(
      'events.data[0].resourceArn.startsWith[0]: names a bucket that is written to because this trail delivers',
    );
  });

  test('records buckets of member accounts that are named', () => {
    const app = newApp();
    const landingZone = newLandingZone(undefined, app);
    landingZone.trail.recordBucket(
      new Bucket(new Stack(app, 'Workload', { env: { account: '444444444444', region: 'eu-west-1' } }), 'Invoices', {
        bucketName: 'invoices',
      }),
    );

    const selectors = JSON.stringify(
      resourceOf(templatesOf(landingZone).management, 'AWS::CloudTrail::Trail').Properties.AdvancedEventSelectors,
    );

    expect(selectors).toContain(':s3:::invoices/');
  });

  test('costs two keys, and no events of new objects', () => {
    const { lines } = newLandingZone().organizationTrail.estimateMonthlyCost({
      managementEvents: 1_000_000,
      accounts: 10,
    });

    const keys = (config: object) =>
      newLandingZone({ organization: ORGANIZATION, ...config })
        .organizationTrail.estimateMonthlyCost({ managementEvents: 1 })
        .lines.find(({ item }) => item === 'KMS key')!.quantity;

    expect([keys({}), keys({ analytics: {} })]).toEqual([2, 3]); // one more for results of queries
    expect(lines.filter(({ item }) => item.startsWith('EventBridge'))).toEqual([]);
  });
});

describe('the log archive', () => {
  const statements = (config = {}) =>
    resourceById(
      templatesOf(newLandingZone({ organization: ORGANIZATION, ...config })).logArchive,
      'LogsLogBucketPolicy',
      'AWS::S3::BucketPolicy',
    ).Properties.PolicyDocument as { Statement: any[] };

  const below = (folder: string) => ({
    'Fn::Join': ['', [{ 'Fn::GetAtt': ['LogsLogBucket65C88427', 'Arn'] }, `/${folder}`]],
  });

  const principal = { Service: 'cloudtrail.amazonaws.com' };

  test("lets the management account's trail in, in the three statements that CloudTrail checks", () => {
    const document = statements();
    expect(statementOf(document, 'AWSCloudTrailAclCheck20150319')).toMatchObject({
      Principal: principal,
      Action: 's3:GetBucketAcl',
      Resource: { 'Fn::GetAtt': ['LogsLogBucket65C88427', 'Arn'] },
      Condition: { StringEquals: { 'aws:SourceArn': TRAIL_ARN } },
    });

    const write = {
      Principal: principal,
      Action: 's3:PutObject',
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': TRAIL_ARN } },
    };

    expect(statementOf(document, 'AWSCloudTrailWrite20150319')).toMatchObject({
      ...write,
      Resource: below('AWSLogs/111111111111/*'),
    });

    expect(statementOf(document, 'AWSCloudTrailOrganizationWrite20150319')).toMatchObject({
      ...write,
      Resource: below('AWSLogs/o-exampleorg1/*'),
    });
  });

  test('puts the key prefix before both folders', () => {
    const document = statements({ trail: { keyPrefix: 'audit' } });
    expect(statementOf(document, 'AWSCloudTrailWrite20150319').Resource).toEqual(below('audit/AWSLogs/111111111111/*'));
    expect(statementOf(document, 'AWSCloudTrailOrganizationWrite20150319').Resource).toEqual(
      below('audit/AWSLogs/o-exampleorg1/*'),
    );
  });

  test('lets the trail in by the names it had before too', () => {
    const both = ['arn:aws:cloudtrail:eu-west-1:111111111111:trail/new', TRAIL_ARN];
    const document = statements({ trail: { name: 'new', formerNames: ['organization-audit'] } });
    for (const sid of [
      'AWSCloudTrailAclCheck20150319',
      'AWSCloudTrailWrite20150319',
      'AWSCloudTrailOrganizationWrite20150319',
    ]) {
      expect(statementOf(document, sid).Condition.StringEquals['aws:SourceArn']).toEqual(both);
    }
  });

  test('has a key for log files only, named by an alias', () => {
    const { logArchive } = templatesOf(newLandingZone());
    const sids = resourceOf(logArchive, 'AWS::KMS::Key')
      .Properties.KeyPolicy.Statement.map(({ Sid }: any) => Sid)
      .filter((sid?: string) => sid !== undefined);

    expect(sids).toEqual([
      'AllowCloudTrailEncryptLogs',
      'AllowCloudTrailAccess',
      'AllowCloudTrailDecryptTrail',
      'DenyGrants',
    ]);

    expect(resourceOf(logArchive, 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/cloudtrail/organization-audit');
  });

  test('has buckets with names that only its account can take', () => {
    const buckets = Object.values<any>(templatesOf(newLandingZone()).logArchive.findResources('AWS::S3::Bucket')).map(
      ({ Properties }) => [Properties.BucketName, Properties.BucketNamespace],
    );

    expect(buckets.sort()).toEqual([
      ['organization-audit-access-logs-222222222222-eu-west-1-an', 'account-regional'],
      ['organization-audit-logs-222222222222-eu-west-1-an', 'account-regional'],
    ]);
  });

  test('sends no events to EventBridge, unless asked to', () => {
    const sending = (config = {}) =>
      Object.values<any>(
        templatesOf(newLandingZone({ organization: ORGANIZATION, ...config })).logArchive.findResources(
          'AWS::S3::Bucket',
        ),
      ).filter(({ Properties }) => Properties.NotificationConfiguration !== undefined).length;

    expect([sending(), sending({ storage: { eventBridgeNotifications: true } })]).toEqual([0, 2]);
  });

  test("takes access logs of its own account's bucket only", () => {
    const policy = resourceById(
      templatesOf(newLandingZone()).logArchive,
      'LogsAccessLogBucketPolicy',
      'AWS::S3::BucketPolicy',
    ).Properties.PolicyDocument;

    expect(policy.Statement.at(-1)).toMatchObject({
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
    });
  });

  test('is read by the security tooling account, and whom the config names', () => {
    const readers = statements({ storage: { readers: ['444444444444', 'o-anotherorg2'] } }).Statement.filter(
      ({ Action }) => Action.includes('s3:GetObject'),
    );

    expect(JSON.stringify(readers.map(({ Principal }) => Principal))).toMatch(/333333333333.*444444444444/);
    expect(readers.at(-1).Condition).toEqual({ StringEquals: { 'aws:PrincipalOrgID': 'o-anotherorg2' } });
  });

  test('grants reading in code', () => {
    const landingZone = newLandingZone();
    landingZone.logArchive.grantRead(new ArnPrincipal('arn:aws:iam::444444444444:role/siem'));
    const templates = JSON.stringify(templatesOf(landingZone).logArchive.toJSON());
    expect(templates.match(/arn:aws:iam::444444444444:role\/siem/g)).toHaveLength(3); // list, get, decrypt
  });

  test("has as data what the owners of a bucket and key of the config's have to add", () => {
    const { logArchive } = newLandingZone(LANDING_ZONES['buckets and key that exist already']);
    expect(logArchive.requiredBucketStatements.map(({ sid }) => sid).filter((sid) => sid !== undefined)).toEqual([
      'AWSCloudTrailAclCheck20150319',
      'AWSCloudTrailWrite20150319',
      'AWSCloudTrailOrganizationWrite20150319',
    ]);

    expect(logArchive.requiredKeyStatements.map(({ sid }) => sid)).toEqual([
      'AllowCloudTrailEncryptLogs',
      'AllowCloudTrailAccess',
      'AllowCloudTrailDecryptTrail',
      undefined,
    ]);
  });
});

describe('readers', () => {
  const policyIn = (stack: string, config = {}) =>
    resourceById(
      templatesOf(newLandingZone({ organization: ORGANIZATION, ...config }))[stack],
      'ReadPolicy',
      'AWS::IAM::ManagedPolicy',
    ).Properties;

  test('have a policy by name in the security tooling account: list, get, and decrypt through S3', () => {
    const { ManagedPolicyName, PolicyDocument } = policyIn('securityTooling');
    const bucket = 'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an';
    expect(ManagedPolicyName).toBe('organization-audit-read');
    expect(PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: bucket },
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: `${bucket}/AWSLogs/*` },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:eu-west-1:222222222222:key/*',
        Condition: {
          StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } },
        },
      },
    ]);
  });

  test("read other trails' buckets in the log archive only", () => {
    const config = {
      analytics: {
        sources: [
          {
            name: 'control_tower',
            bucketName: 'control-tower-logs',
            keyPrefix: 'o-exampleorg1',
            keyArn: 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
          },
        ],
      },
    };

    const added = policyIn('logArchive', config).PolicyDocument.Statement.slice(3);
    expect(added.map(({ Resource }: any) => Resource)).toEqual([
      'arn:aws:s3:::control-tower-logs',
      'arn:aws:s3:::control-tower-logs/o-exampleorg1/AWSLogs/*',
      'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ]);

    expect(JSON.stringify(added[2].Condition)).toContain('s3.us-east-1.'); // the bucket is where its key is
    expect(JSON.stringify(policyIn('securityTooling', config))).not.toContain('control-tower-logs');
  });

  test("are as many as fit into the bucket's policy, and the next is an error that names the way out", () => {
    const synth = (readers: number) => {
      const app = newApp();
      newLandingZone(
        {
          organization: ORGANIZATION,
          storage: { readers: Array.from({ length: readers }, (_, index) => String(400_000_000_000 + index)) },
        },
        app,
      );

      return () => app.synth();
    };

    expect(synth(269)).not.toThrow();
    expect(synth(270)).toThrow(
      '[OrgAudit/LogArchive/Logs/LogBucket] storage.readers: make the policy of the log bucket longer than ' +
        'AWS accepts, got 20481 bytes; allowed: up to 20480; name an organization (o-...) in place of its ' +
        'accounts, or fewer readers',
    );
  });
});

describe('warnings', () => {
  test('come in the stack of what they are about, each once', () => {
    const { logArchive, management, securityTooling } = stacksOf(
      newLandingZone({
        organization: ORGANIZATION,
        storage: { retentionDays: 30 },
        delivery: { cloudWatchLogs: { retentionDays: 30 } },
      }),
    );

    expect([logArchive, management, securityTooling].map(warningIdsIn)).toEqual([
      ['shortRetention'],
      ['logRetention'],
      [],
    ]);
  });

  test('are acknowledged on the landing zone', () => {
    const landingZone = newLandingZone({ organization: ORGANIZATION, guardrails: {} });
    Annotations.of(landingZone).acknowledgeWarning(
      'cdk-cloudtrail-baseline:managementAccountUnguarded',
      'two people have access',
    );

    expect(warningIdsIn(landingZone.managementStack)).toEqual([]);
  });
});

describe('a Stage', () => {
  test('holds a landing zone, with the same resources as an app', () => {
    const inStage = templatesOf(newLandingZone(undefined, new Stage(newApp(), 'Prod')));
    const inApp = templatesOf(newLandingZone());
    expect(Object.entries(inStage).map(([name, template]) => [name, template.toJSON().Resources])).toEqual(
      Object.entries(inApp).map(([name, template]) => [name, template.toJSON().Resources]),
    );
  });

  test('can be one of several, each with a landing zone of its own', () => {
    const app = newApp();
    for (const name of ['Beta', 'Prod']) {
      newLandingZone(undefined, new Stage(app, name));
    }

    expect(app.synth().nestedAssemblies.map(({ displayName }) => displayName)).toEqual(['Beta', 'Prod']);
  });

  test('refuses the same organization twice', () => {
    const app = newApp();
    newLandingZone(undefined, app);
    expect(() => new OrganizationBaseline(app, 'Again', { organization: ORGANIZATION })).toThrow(
      'organization.id: is also the organization of OrgAudit, in the same Stage, got "o-exampleorg1"; allowed: ' +
        'each organization once; remove one of the two, or place it in a Stage of its own',
    );
  });

  test('whose env is another one is refused', () => {
    const stage = new Stage(newApp(), 'Prod', { env: { account: '999999999999', region: 'us-east-1' } });
    expect(() => newLandingZone(undefined, stage)).toThrow(
      linesMatching(
        /organization\.accounts: doesn't name the account of the Stage, 999999999999.*/,
        /.*organization\.homeRegion: isn't the region of the Stage, us-east-1/,
      ),
    );
  });
});

describe('the parts alone', () => {
  test('create the same resources in stacks that exist already', () => {
    const app = newApp();
    const { analytics: _, ...config } = WHOLE_LANDING_ZONE; // whose buckets send their access logs to the archive too
    const archive = newStack(ARCHIVE_ENV, app, 'Archive');
    new LogArchive(archive, 'Logs', config);
    const management = newStack(MANAGEMENT_ENV, app, 'Management');
    new OrganizationTrail(management, 'Trail', config);
    const whole = templatesOf(newLandingZone(config));
    const named = (resources: Record<string, any>, prefix: string) =>
      JSON.parse(
        JSON.stringify(
          Object.fromEntries(Object.entries(resources).filter(([id]) => id.startsWith(prefix))),
        ).replaceAll(/[\w-]+-Replication-[A-F0-9]{8}-eu-west-1/g, 'replication'),
      ); // the role is named by its path

    expect(named(Template.fromStack(archive).toJSON().Resources, 'Logs')).toEqual(
      named(whole.logArchive.toJSON().Resources, 'Logs'),
    );

    expect(named(Template.fromStack(management).toJSON().Resources, 'Trail')).toEqual(
      named(whole.management.toJSON().Resources, 'Trail'),
    );
  });

  test('are in stacks without an environment too', () => {
    const app = newApp();
    const stack = new Stack(app, 'Archive');
    new LogArchive(stack, 'Logs', { organization: ORGANIZATION });
    expect(resourceById(Template.fromStack(stack), 'LogsLogBucket6', 'AWS::S3::Bucket').Properties.BucketName).toBe(
      'organization-audit-logs-222222222222-eu-west-1-an',
    );
  });

  test('refuse a stack of another account, and a trail from a delegated administrator above all', () => {
    expect(
      () =>
        new OrganizationTrail(newStack({ ...MANAGEMENT_ENV, account: ACCOUNTS.securityTooling }), 'Trail', {
          organization: ORGANIZATION,
        }),
    ).toThrow(
      'organization.accounts.management: isn\'t the account of the stack, 333333333333, got "111111111111"; ' +
        'allowed: the account of the stack; place the trail in a stack of the management account: CloudFormation ' +
        "can't create an organization trail from a delegated administrator " +
        '(https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1932)',
    );

    expect(() => new LogArchive(newStack(MANAGEMENT_ENV), 'Logs', { organization: ORGANIZATION })).toThrow(
      "organization.accounts.logArchive: isn't the account of the stack, 111111111111",
    );
  });

  test('refuse the same organization twice, each kind for itself', () => {
    const app = newApp();
    newLandingZone(undefined, app);
    expect(() => new LogArchive(newStack(ARCHIVE_ENV, app), 'Logs', { organization: ORGANIZATION })).toThrow(
      'organization.id: is also the organization of OrgAudit/LogArchive/Logs',
    );
  });

  test.each([
    ['a log archive', ARCHIVE_ENV, LogArchive, 'Stack/Part'],
    ['a trail', MANAGEMENT_ENV, OrganizationTrail, 'Stack/Part'],
  ] as const)('that stand alone keep a landing zone of the same organization out: %s', (_, env, Part, path) => {
    const app = newApp();
    new Part(newStack(env, app), 'Part', { organization: ORGANIZATION });
    expect(() => newLandingZone(undefined, app)).toThrow(`organization.id: is also the organization of ${path}`);
  });

  test('take the plan of their landing zone, which is created once', () => {
    const landingZone = newLandingZone();
    expect(landingZone.logArchive._plan).toBe(landingZone._plan);
    expect(landingZone.organizationTrail._plan).toBe(landingZone._plan);
  });

  test("create a plan of their own in a landing zone whose config isn't theirs", () => {
    const { logArchiveStack } = newLandingZone();
    const organization = {
      ...ORGANIZATION,
      id: 'o-exampleorg2',
      accounts: { ...ORGANIZATION.accounts, management: '444444444444' },
    };

    expect(() => new LogArchive(logArchiveStack, 'Other', { organization })).toThrow('is also an account of');
  });
});

describe('a baseline of one account with an organization', () => {
  const baseline = (organization = { id: 'o-exampleorg1' }) => newBaseline({ organization });

  test('is an organization trail, with everything in the management account', () => {
    const template = templateOf(baseline());
    expect(resourceOf(template, 'AWS::CloudTrail::Trail').Properties).toMatchObject({
      IsOrganizationTrail: true,
      TrailName: 'organization-audit',
    });

    const { PolicyDocument } = resourceById(template, 'AuditLogBucketPolicy', 'AWS::S3::BucketPolicy').Properties;
    expect(JSON.stringify(statementOf(PolicyDocument, 'AWSCloudTrailOrganizationWrite20150319').Resource)).toContain(
      '/AWSLogs/o-exampleorg1/*',
    );
  });

  test('warns why that is weaker', () => {
    Assert.fromStack(Stack.of(baseline())).hasWarning(
      '*',
      Match.stringLikeRegexp(
        'organization: the log files of all accounts are in the management account, to which no policy of the ' +
          'organization applies, so its administrators can delete the records of their own actions',
      ),
    );
  });
});

test("two trails of an account and region can't have the same name", () => {
  const app = newApp();
  newLandingZone(undefined, app);
  new CloudTrailBaseline(newStack(ENV, app), 'Audit', { trail: { name: 'organization-audit' } });
  expect(() => app.synth()).toThrow(
    'trail.name: is also the name of OrgAudit/Management/Trail/Trail, in the same account and region, got ' +
      '"organization-audit"; allowed: each name once; choose another name',
  );
});

test('trails of the same name in different accounts, or in accounts unknown, are in order', () => {
  const app = newApp();
  for (const [id, env] of [
    ['One', ENV],
    ['Two', { ...ENV, account: '999999999999' }],
    ['Three', {}],
    ['Four', {}],
  ] as const) {
    new CloudTrailBaseline(newStack(env, app, id), 'Audit', { trail: { name: 'audit' } });
  }

  expect(() => app.synth()).not.toThrow();
});
