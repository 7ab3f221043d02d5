import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ArnPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BaselineConfig, CloudTrailBaselineProps } from '../../lib';
import { newBaseline, newStack, resourceById, resourceOf, statementOf, templateOf } from '../support/apps';
import { newLandingZone, ORGANIZATION, templatesOf } from '../support/landing-zones';
import { problemsOf } from '../support/plans';

const template = (props: CloudTrailBaselineProps = {}, stack?: Stack) =>
  templateOf(newBaseline({ analytics: {}, ...props }, stack));

const workGroup = (props?: CloudTrailBaselineProps) => resourceOf(template(props), 'AWS::Athena::WorkGroup').Properties;
const results = (of: Template) => resourceById(of, 'AuditWorkGroupResultsB', 'AWS::S3::Bucket');

describe('the workgroup', () => {
  test("has settings that queries can't change", () => {
    expect(workGroup().WorkGroupConfiguration).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
    });
  });

  test('is named after the trail', () => {
    expect(workGroup({ trail: { name: 'org-audit' } }).Name).toBe('org-audit');
  });

  test('stops a query at a terabyte, or where the config says', () => {
    const limit = (section: object) =>
      workGroup({ analytics: { workGroup: section } }).WorkGroupConfiguration.BytesScannedCutoffPerQuery;

    expect([limit({}), limit({ scanLimitGigabytes: 1 })]).toEqual([1024 ** 4, 1024 ** 3]);
  });

  test.each([0, 1_000_001, 1.5, '10'])('takes no limit of %p', (scanLimitGigabytes) => {
    expect(problemsOf({ analytics: { workGroup: { scanLimitGigabytes } } })).toEqual([
      'analytics.workGroup.scanLimitGigabytes: must be a whole number of gigabytes, got ' +
        `${JSON.stringify(scanLimitGigabytes)}; allowed: 1 to 1000000; correct the number`,
    ]);
  });

  test('takes limits at both ends', () => {
    expect(
      [1, 1_000_000].flatMap((scanLimitGigabytes) => problemsOf({ analytics: { workGroup: { scanLimitGigabytes } } })),
    ).toEqual([]);
  });

  test('encrypts results with the key, in a bucket of their own', () => {
    const of = template();
    expect(resourceOf(of, 'AWS::Athena::WorkGroup').Properties.WorkGroupConfiguration.ResultConfiguration).toEqual({
      OutputLocation: { 'Fn::Join': ['', ['s3://', { Ref: results(of).id }, '/']] },
      EncryptionConfiguration: {
        EncryptionOption: 'SSE_KMS',
        KmsKey: { 'Fn::GetAtt': [resourceOf(of, 'AWS::KMS::Key').id, 'Arn'] },
      },
    });
  });
});

describe('the bucket for results', () => {
  test('is private, encrypted, versioned and lockable, and results expire', () => {
    const { Properties } = results(template());
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }] },
    });

    expect(
      results(template({ analytics: { workGroup: { resultRetentionDays: 7 } } })).Properties.LifecycleConfiguration
        .Rules[0].ExpirationInDays,
    ).toBe(7);
  });

  test('takes TLS only', () => {
    const { PolicyDocument } = resourceById(
      template(),
      'AuditWorkGroupResultsPolicy',
      'AWS::S3::BucketPolicy',
    ).Properties;

    expect(PolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ]);
  });

  test('is retained with its policy, unless told otherwise', () => {
    const { DeletionPolicy } = results(template());
    expect([
      DeletionPolicy,
      resourceById(template(), 'AuditWorkGroupResultsPolicy', 'AWS::S3::BucketPolicy').DeletionPolicy,
    ]).toEqual(['RetainExceptOnCreate', 'RetainExceptOnCreate']);

    expect(results(template({ storage: { removal: 'DESTROY', acceptDataLoss: true } as any })).DeletionPolicy).toBe(
      'Delete',
    );
  });

  test("sends its access logs to the baseline's bucket for these, which lets it", () => {
    const of = template();
    const accessLogs = resourceById(of, 'AuditAccessLogBucketB', 'AWS::S3::Bucket').id;
    expect(results(of).Properties.LoggingConfiguration).toEqual({
      DestinationBucketName: { Ref: accessLogs },
      LogFilePrefix: 'query-results/',
    });

    const { Statement } = resourceById(of, 'AuditAccessLogBucketPolicy', 'AWS::S3::BucketPolicy').Properties
      .PolicyDocument;

    expect(Statement).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [accessLogs, 'Arn'] }, '/query-results/*']] },
      Condition: {
        ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [results(of).id, 'Arn'] } },
        StringEquals: { 'aws:SourceAccount': '111111111111' },
      },
    });
  });

  test('has a bucket of its own for them where the log bucket exists already', () => {
    const of = template({ storage: { existingBucketName: 'company-logs' } });
    expect(results(of).Properties.LoggingConfiguration.DestinationBucketName).toEqual({
      Ref: resourceById(of, 'AuditWorkGroupAccessLogBucket', 'AWS::S3::Bucket').id,
    });
  });

  test('is never recorded', () => {
    const baseline = newBaseline({ analytics: {}, events: { data: [{ resourceType: 'AWS::S3::Object' }] } });
    const put = (arn: string) =>
      baseline.wouldRecord({
        eventCategory: 'Data',
        eventName: 'PutObject',
        readOnly: false,
        resources: [{ type: 'AWS::S3::Object', ARN: `${arn}/1` }],
      }).recorded;

    expect(put(baseline.workGroup!.resultBucket.bucketArn)).toBe(false);
    expect(() => baseline.recordBucket(baseline.workGroup!.resultBucket)).toThrow(
      'names a bucket that is written to because this trail delivers',
    );
  });
});

describe('grantQuery', () => {
  const THROUGH_S3 = {
    StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } },
  };

  test('permits what an analyst needs, each on what it is about, and nothing else', () => {
    const baseline = newBaseline({ analytics: {}, trail: { name: 'org-audit' } });
    const before = newBaseline({ analytics: {}, trail: { name: 'org-audit' } });
    before.grantRead(new Role(Stack.of(before), 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
    expect(
      baseline.grantQuery(
        new Role(Stack.of(baseline), 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
      ).success,
    ).toBe(true);

    const of = templateOf(baseline);
    const statements = (one: Template) =>
      resourceOf(one, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement as any[];

    const read = statements(templateOf(before));
    expect(statements(of).slice(0, read.length)).toEqual(read); // reading log files
    const arn = (service: string, rest: unknown[]) => ({
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, `:${service}:eu-west-1:111111111111:${rest[0]}`, ...rest.slice(1)],
      ],
    });

    const database = { Ref: resourceOf(of, 'AWS::Glue::Database').id };
    const bucket = { 'Fn::GetAtt': [results(of).id, 'Arn'] };
    expect(statements(of).slice(read.length)).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'athena:BatchGetNamedQuery',
          'athena:BatchGetPreparedStatement',
          'athena:BatchGetQueryExecution',
          'athena:GetNamedQuery',
          'athena:GetPreparedStatement',
          'athena:GetQueryExecution',
          'athena:GetQueryResults',
          'athena:GetQueryResultsStream',
          'athena:GetQueryRuntimeStatistics',
          'athena:GetWorkGroup',
          'athena:ListNamedQueries',
          'athena:ListPreparedStatements',
          'athena:ListQueryExecutions',
          'athena:StartQueryExecution',
          'athena:StopQueryExecution',
        ],
        Resource: arn('athena', ['workgroup/', { Ref: resourceOf(of, 'AWS::Athena::WorkGroup').id }]),
      },
      {
        Effect: 'Allow',
        Action: ['glue:GetDatabase', 'glue:GetPartitions', 'glue:GetTable', 'glue:GetTables'],
        Resource: [
          arn('glue', ['catalog']),
          arn('glue', ['database/', database]),
          arn('glue', ['table/', database, '/*']),
        ],
      },
      {
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: bucket,
      },
      {
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: { 'Fn::Join': ['', [bucket, '/*']] },
      },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: { 'Fn::GetAtt': [resourceOf(of, 'AWS::KMS::Key').id, 'Arn'] },
        Condition: THROUGH_S3,
      },
    ]);
  });

  test('needs something to query', () => {
    expect(() => newBaseline().grantQuery(new ArnPrincipal('arn:aws:iam::111111111111:role/analyst'))).toThrow(
      'analytics: is missing, so there is nothing to query, got undefined; allowed: a section, which may be ' +
        'empty; write analytics: {}',
    );
  });
});

describe('a key that exists already', () => {
  const keyOf = (account: string) => ({
    encryption: { existingKeyArn: `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab` },
  });

  test('of another account has to let this one encrypt and read results', () => {
    const { requiredKeyStatements } = newBaseline({ analytics: {}, ...keyOf('222222222222') });
    const document = { Statement: requiredKeyStatements.map((statement) => statement.toStatementJson()) };
    expect(statementOf(document, 'AllowQueryResults').Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
  });

  test('of this account lets its own IAM permissions decide', () => {
    const { requiredKeyStatements } = newBaseline({ analytics: {}, ...keyOf('111111111111') });
    expect(requiredKeyStatements.map(({ sid }) => sid)).not.toContain('AllowQueryResults');
  });

  test('has to be in the home region, even if nothing else is created', () => {
    const config: BaselineConfig = {
      analytics: {},
      storage: { existingBucketName: 'company-logs' },
      delivery: { cloudWatchLogs: { enabled: false } },
      encryption: { existingKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    };

    expect(problemsOf(config)[0]).toContain('encryption.existingKeyArn: is a key in another region than the trail');
    expect(problemsOf({ ...config, analytics: undefined })).toEqual([]);
  });

  test('can be a construct', () => {
    const stack = newStack();
    const key = new Key(stack, 'Own');
    expect(() => template({ encryptionKey: key }, stack)).not.toThrow();
  });
});

describe('in a landing zone', () => {
  const zone = (analytics: object = {}) =>
    newLandingZone({ organization: ORGANIZATION, analytics, events: { data: [{ resourceType: 'AWS::S3::Object' }] } });

  const source = { sources: [{ name: 'control_tower', bucketName: 'ct-logs' }] };

  test('the security tooling account has one, with a key of its own and buckets that the trail can name', () => {
    const { securityTooling, logArchive } = templatesOf(zone());
    securityTooling.resourceCountIs('AWS::Athena::WorkGroup', 1);
    securityTooling.resourceCountIs('AWS::KMS::Key', 1);
    logArchive.resourceCountIs('AWS::Athena::WorkGroup', 0);
    expect(
      Object.values<any>(securityTooling.findResources('AWS::S3::Bucket'))
        .map(({ Properties }) => Properties.BucketName)
        .sort(),
    ).toEqual([
      'organization-audit-result-logs-333333333333-eu-west-1-an',
      'organization-audit-results-333333333333-eu-west-1-an',
    ]);
  });

  test("the log archive has one too where other trails' log files are queried", () => {
    templatesOf(zone(source)).logArchive.resourceCountIs('AWS::Athena::WorkGroup', 1);
  });

  test.each<[string, object, string[]]>([
    [
      'the security tooling account',
      {},
      [
        'organization-audit-results-333333333333-eu-west-1-an',
        'organization-audit-result-logs-333333333333-eu-west-1-an',
      ],
    ],
    [
      'both accounts',
      source,
      ['organization-audit-results-333333333333-eu-west-1-an', 'organization-audit-results-222222222222-eu-west-1-an'],
    ],
  ])('results in %s are never recorded', (_, analytics, buckets) => {
    const { trail } = zone(analytics);
    for (const bucket of [...buckets, 'organization-audit-logs-222222222222-eu-west-1-an']) {
      const event = {
        eventCategory: 'Data',
        eventName: 'PutObject',
        readOnly: false,
        resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/1` }],
      };

      expect([bucket, trail.wouldRecord(event).recorded]).toEqual([bucket, false]);
    }
  });

  test('grantQuery permits a role of the security tooling account to read the archive as well', () => {
    const landingZone = zone();
    landingZone.grantQuery(
      new Role(landingZone.securityToolingStack!, 'Analyst', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
    );

    const text = JSON.stringify(
      resourceOf(templatesOf(landingZone).securityTooling, 'AWS::IAM::Policy').Properties.PolicyDocument,
    );

    for (const part of [
      'athena:StartQueryExecution',
      'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an/AWSLogs/*',
      'arn:aws:kms:eu-west-1:222222222222:key/*',
    ]) {
      expect(text).toContain(part);
    }
  });
});

test('a bucket for access logs that is passed in is told what to permit', () => {
  const stack = newStack();
  const accessLogBucket = Bucket.fromBucketAttributes(stack, 'Existing', {
    bucketName: 'company-access-logs',
    account: '111111111111',
    region: 'eu-west-1',
  });

  const { requiredAccessLogStatements } = newBaseline({ analytics: {}, accessLogBucket }, stack);
  expect(
    JSON.stringify(requiredAccessLogStatements.map((statement) => stack.resolve(statement.toStatementJson()))),
  ).toContain('/query-results/*');
});
