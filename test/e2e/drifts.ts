import * as cloudTrail from '@aws-sdk/client-cloudtrail';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';
import { ACCOUNT, Deployer, REGION } from './deploy';

/** The trail's name, which names log group, topic and alias too. */
export const NAME = 'org-audit';
/** A name that the trail had before. */
export const FORMER_NAME = 'old-audit';

/** Something that somebody changes, what `verify` finds of it, and how often its fixes must be run. */
export interface Drift {
  readonly what: string;
  readonly drift: (deployed: Deployed) => Promise<unknown>;
  readonly found: string[];
  /** Runs of `verify` and its fixes until nothing is found. @default 1 */
  readonly rounds?: number;
  /** Why its fixes can't be run here. Absent: they are. */
  readonly noFix?: string;
  /** Whether the emulator needs names instead of ARNs. @default false */
  readonly byName?: boolean;
  /** What is found after the last round, whose fix is an instruction. @default - nothing */
  readonly left?: string[];
}

/** What was deployed to the emulator. */
export class Deployed {
  constructor(public readonly deployer: Deployer) {}

  public ref(prefix: string): string {
    return this.attributesOf(prefix).Ref;
  }

  public arn(prefix: string): string {
    return this.attributesOf(prefix).Arn;
  }

  private attributesOf(prefix: string): Record<string, string> {
    return Object.entries(this.deployer.attributes).find(([id]) => id.startsWith(prefix))![1];
  }
}

const LOG_BUCKET = 'AuditLogBucket';
const ACCESS_LOG_BUCKET = 'AuditAccessLogBucket';
const LOG_GROUP = `/aws/cloudtrail/${NAME}`;
const STRANGER = '666666666666';
const OTHER_BUCKET = 'somewhere-else';

const allow = (action: string, resource = '*') => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
  Action: action,
  Resource: resource,
});

const updateTrail = (settings: Omit<cloudTrail.UpdateTrailCommandInput, 'Name'>) => (deployed: Deployed) =>
  deployed.deployer.cloudTrail.send(new cloudTrail.UpdateTrailCommand({ Name: NAME, ...settings }));

const changeSelectors =
  (change: (selectors: any[]) => any[]) =>
  async ({ deployer }: Deployed) => {
    const { AdvancedEventSelectors } = await deployer.cloudTrail.send(
      new cloudTrail.GetEventSelectorsCommand({ TrailName: NAME }),
    );

    await deployer.cloudTrail.send(
      new cloudTrail.PutEventSelectorsCommand({
        TrailName: NAME,
        AdvancedEventSelectors: change(AdvancedEventSelectors!),
      }),
    );
  };

/** Changes the policy of a bucket. */
const changePolicy =
  (change: (statements: any[], bucket: string) => any[], id = LOG_BUCKET) =>
  async (deployed: Deployed) => {
    const Bucket = deployed.ref(id);
    const { Policy } = await deployed.deployer.s3.send(new s3.GetBucketPolicyCommand({ Bucket }));
    const policy = JSON.parse(Policy!);
    const Statement = change(policy.Statement, Bucket);
    await deployed.deployer.s3.send(
      new s3.PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ ...policy, Statement }) }),
    );
  };

const without = (sid: string) => (statements: any[]) => statements.filter(({ Sid }) => Sid !== sid);

const changeKeyPolicy = (change: (statements: any[]) => any[]) => async (deployed: Deployed) => {
  const key = { KeyId: deployed.ref('AuditKey'), PolicyName: 'default' };
  const { Policy } = await deployed.deployer.kms.send(new kms.GetKeyPolicyCommand(key));
  const policy = JSON.parse(Policy!);
  const Statement = change(policy.Statement);
  await deployed.deployer.kms.send(
    new kms.PutKeyPolicyCommand({ ...key, Policy: JSON.stringify({ ...policy, Statement }) }),
  );
};

const changeTopicPolicy = (change: (statements: any[]) => any[]) => async (deployed: Deployed) => {
  const TopicArn = topicArn();
  const { Attributes } = await deployed.deployer.sns.send(new sns.GetTopicAttributesCommand({ TopicArn }));
  const policy = JSON.parse(Attributes!.Policy);
  await deployed.deployer.sns.send(
    new sns.SetTopicAttributesCommand({
      TopicArn,
      AttributeName: 'Policy',
      AttributeValue: JSON.stringify({ ...policy, Statement: change(policy.Statement) }),
    }),
  );
};

const topicArn = () => `arn:aws:sns:${REGION}:${ACCOUNT}:${NAME}`;

/** Sends a command on a bucket. */
const onBucket =
  (command: (bucket: { Bucket: string }) => any, id = LOG_BUCKET) =>
  (deployed: Deployed) =>
    deployed.deployer.s3.send(command({ Bucket: deployed.ref(id) }));

const onKey = (command: (key: { KeyId: string }) => any) => (deployed: Deployed) =>
  deployed.deployer.kms.send(command({ KeyId: deployed.ref('AuditKey') }));

const onLogGroup = (command: (group: { logGroupName: string }) => any) => (deployed: Deployed) =>
  deployed.deployer.logs.send(command({ logGroupName: LOG_GROUP }));

const onRole = (command: (role: { RoleName: string }) => any) => (deployed: Deployed) =>
  deployed.deployer.iam.send(command({ RoleName: deployed.ref('AuditLogsRole') }));

const encryption = (byDefault: s3.ServerSideEncryptionByDefault, BucketKeyEnabled: boolean) => ({
  ServerSideEncryptionConfiguration: {
    Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled }],
  },
});

const lifecycle = (...Rules: s3.LifecycleRule[]) =>
  onBucket((bucket) => new s3.PutBucketLifecycleConfigurationCommand({ ...bucket, LifecycleConfiguration: { Rules } }));

const RULE: s3.LifecycleRule = {
  ID: 'KeepLogs',
  Status: 'Enabled',
  Filter: { Prefix: '' },
  Transitions: [{ Days: 0, StorageClass: 'INTELLIGENT_TIERING' }],
  Expiration: { Days: 2557 },
  NoncurrentVersionExpiration: { NoncurrentDays: 90 },
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
};

async function createOtherBucket({ deployer }: Deployed): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
  await deployer.s3
    .send(new s3.CreateBucketCommand({ Bucket: OTHER_BUCKET, CreateBucketConfiguration }))
    .catch(() => undefined);
}

async function createOtherKey({ deployer }: Deployed): Promise<string> {
  const { KeyMetadata } = await deployer.kms.send(new kms.CreateKeyCommand({}));
  return KeyMetadata!.Arn!;
}

/** Tampers with each setting that the emulator keeps. */
export const DRIFTS: readonly Drift[] = [
  // The trail
  {
    what: 'stops logging',
    drift: ({ deployer }) => deployer.cloudTrail.send(new cloudTrail.StopLoggingCommand({ Name: NAME })),
    found: ['trail: loggingStopped'],
    byName: true,
  },
  {
    what: 'records one region only',
    drift: updateTrail({ IsMultiRegionTrail: false }),
    found: ['trail: regionsNotRecorded'],
  },
  {
    what: 'records one region only, without global services',
    drift: updateTrail({ IsMultiRegionTrail: false, IncludeGlobalServiceEvents: false }),
    found: ['trail: regionsNotRecorded', 'trail: globalServicesNotRecorded'],
  },
  {
    what: 'records the organization',
    drift: updateTrail({ IsOrganizationTrail: true }),
    found: ['trail: organizationRecorded'],
  },
  {
    what: 'switches validation off',
    drift: updateTrail({ EnableLogFileValidation: false }),
    found: ['trail: validationOff'],
  },
  {
    what: 'delivers to another folder',
    drift: updateTrail({ S3KeyPrefix: 'elsewhere' }),
    found: ['trail: otherKeyPrefix'],
  },
  {
    what: 'encrypts with no key',
    drift: updateTrail({ KmsKeyId: '' }),
    found: ['trail: withoutKey'],
  },
  {
    what: 'sends nothing to CloudWatch Logs',
    drift: updateTrail({ CloudWatchLogsLogGroupArn: '', CloudWatchLogsRoleArn: '' }),
    found: ['trail: cloudWatchLogsOff'],
    noFix: 'only the stack knows the name of the role',
  },
  {
    what: 'sends no notifications',
    drift: updateTrail({ SnsTopicName: '' }),
    found: ['trail: notificationsOff'],
    byName: true,
  },
  {
    what: 'removes the tags',
    drift: async ({ deployer }) => {
      const ResourceId = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/${NAME}`;
      const { ResourceTagList } = await deployer.cloudTrail.send(
        new cloudTrail.ListTagsCommand({ ResourceIdList: [ResourceId] }),
      );

      const { TagsList } = ResourceTagList![0];
      await deployer.cloudTrail.send(new cloudTrail.RemoveTagsCommand({ ResourceId, TagsList }));
    },
    found: ['trail: tagsMissing'],
  },
  // What it records
  {
    what: 'removes a selector',
    drift: changeSelectors((selectors) => selectors.slice(0, 1)),
    found: ['trail: eventsNotRecorded'],
  },
  {
    what: 'records all objects',
    drift: changeSelectors(([management, data]) => [
      management,
      { ...data, FieldSelectors: data.FieldSelectors.filter(({ Field }: any) => Field !== 'resources.ARN') },
    ]),
    found: ['trail: moreEventsRecorded'],
  },
  {
    what: 'renames a selector',
    drift: changeSelectors(([management, ...others]) => [{ ...management, Name: "it's renamed" }, ...others]),
    found: ['trail: selectorNames'],
  },
  {
    what: 'switches Insights on',
    drift: ({ deployer }) =>
      deployer.cloudTrail.send(
        new cloudTrail.PutInsightSelectorsCommand({
          TrailName: NAME,
          InsightSelectors: [{ InsightType: 'ApiCallRateInsight', EventCategories: ['Management'] }],
        }),
      ),
    found: ['trail: moreInsights'],
    noFix: 'the emulator adds Insights, where CloudTrail replaces them',
  },
  // Bucket policies
  {
    what: 'lets deletions in',
    drift: changePolicy(without('DenyDeletes')),
    found: ['log bucket: policyLacksDenial'],
  },
  {
    what: 'lets a stranger in',
    drift: changePolicy((statements, bucket) => [...statements, allow('s3:GetObject', `arn:aws:s3:::${bucket}/*`)]),
    found: ['log bucket: policyAllowsMore'],
  },
  {
    what: 'keeps CloudTrail out',
    drift: changePolicy(without('AWSCloudTrailWrite20150319')),
    found: ['log bucket: policyLacksDelivery'],
  },
  {
    what: 'denies deliveries, by a statement with hostile text',
    drift: changePolicy((statements, bucket) => [
      ...statements,
      {
        Sid: 'Denied',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${bucket}/*`,
        Condition: { StringNotEquals: { 'aws:UserAgent': `'; touch owned; $(touch owned) "` } },
      },
    ]),
    found: ['log bucket: policyDeniesDelivery'],
  },
  {
    what: 'lets a stranger read access logs',
    drift: changePolicy(
      (statements, bucket) => [...statements, allow('s3:GetObject', `arn:aws:s3:::${bucket}/*`)],
      ACCESS_LOG_BUCKET,
    ),
    found: ['access-log bucket: policyAllowsMore'],
  },
  {
    what: 'deletes the policy of the access-log bucket',
    drift: onBucket((bucket) => new s3.DeleteBucketPolicyCommand(bucket), ACCESS_LOG_BUCKET),
    found: ['access-log bucket: policyLacksDelivery', 'access-log bucket: policyLacksDenial'].sort().reverse(),
  },
  // Settings of buckets
  {
    what: 'keeps no versions',
    drift: onBucket(
      (bucket) => new s3.PutBucketVersioningCommand({ ...bucket, VersioningConfiguration: { Status: 'Suspended' } }),
    ),
    found: ['log bucket: versioningOff'],
  },
  {
    what: 'lets the public in',
    drift: onBucket((bucket) => new s3.DeletePublicAccessBlockCommand(bucket)),
    found: ['log bucket: publicAccessNotBlocked'],
  },
  {
    what: 'lets ACLs open the access-log bucket',
    drift: onBucket(
      (bucket) =>
        new s3.PutPublicAccessBlockCommand({
          ...bucket,
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: false,
            IgnorePublicAcls: false,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true,
          },
        }),
      ACCESS_LOG_BUCKET,
    ),
    found: ['access-log bucket: publicAccessNotBlocked'],
  },
  {
    what: 'enables ACLs',
    drift: onBucket(
      (bucket) =>
        new s3.PutBucketOwnershipControlsCommand({
          ...bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
        }),
    ),
    found: ['log bucket: aclsEnabled'],
  },
  {
    what: 'encrypts log files with the keys of S3',
    drift: onBucket(
      (bucket) => new s3.PutBucketEncryptionCommand({ ...bucket, ...encryption({ SSEAlgorithm: 'AES256' }, false) }),
    ),
    found: ['log bucket: otherEncryption'],
  },
  {
    what: 'encrypts log files with another key',
    drift: async (deployed) => {
      const KMSMasterKeyID = await createOtherKey(deployed);
      const other = encryption({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID }, true);
      await onBucket((bucket) => new s3.PutBucketEncryptionCommand({ ...bucket, ...other }))(deployed);
    },
    found: ['log bucket: otherKey'],
  },
  {
    what: 'switches the bucket key off',
    drift: (deployed) => {
      const same = encryption({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: deployed.arn('AuditKey') }, false);
      return onBucket((bucket) => new s3.PutBucketEncryptionCommand({ ...bucket, ...same }))(deployed);
    },
    found: ['log bucket: bucketKeyOff'],
  },
  {
    what: 'deletes the lifecycle rules',
    drift: onBucket((bucket) => new s3.DeleteBucketLifecycleCommand(bucket)),
    found: ['log bucket: lifecycleMissing'],
  },
  {
    what: 'expires log files early, by a rule with a hostile id',
    drift: lifecycle(RULE, { ...RULE, ID: "it's $(touch owned)", Transitions: undefined, Expiration: { Days: 1 } }),
    found: ['log bucket: expiresEarlier'],
  },
  {
    what: 'expires log files late',
    drift: lifecycle({ ...RULE, Expiration: { Days: 3000 } }),
    found: ['log bucket: expiresLater'],
  },
  {
    what: 'expires versions early',
    drift: lifecycle({ ...RULE, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    found: ['log bucket: versionsExpireEarlier'],
  },
  {
    what: 'moves log files to another class',
    drift: lifecycle({ ...RULE, Transitions: [{ Days: 1, StorageClass: 'GLACIER' }] }),
    found: ['log bucket: otherStorageClasses'],
  },
  {
    what: 'keeps incomplete uploads',
    drift: lifecycle({ ...RULE, AbortIncompleteMultipartUpload: undefined }),
    found: ['log bucket: incompleteUploadsKept'],
  },
  {
    what: 'locks log files for longer',
    drift: onBucket(
      (bucket) =>
        new s3.PutObjectLockConfigurationCommand({
          ...bucket,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 9000 } },
          },
        }),
    ),
    found: ['log bucket: lockStronger'],
  },
  {
    what: 'switches access logs off',
    drift: onBucket((bucket) => new s3.PutBucketLoggingCommand({ ...bucket, BucketLoggingStatus: {} })),
    found: ['log bucket: accessLogsOff'],
    noFix: 'only the stack knows the name of the access-log bucket',
  },
  {
    what: 'writes access logs to another folder',
    drift: async (deployed) => {
      const target = { Bucket: deployed.ref(ACCESS_LOG_BUCKET) };
      const { Policy } = await deployed.deployer.s3.send(new s3.GetBucketPolicyCommand(target));
      const open = {
        Effect: 'Allow',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${target.Bucket}/*`,
      };

      // The emulator refuses a folder that the policy doesn't permit.
      const Statement = [...JSON.parse(Policy!).Statement, open];
      const opened = JSON.stringify({ Version: '2012-10-17', Statement });
      await deployed.deployer.s3.send(new s3.PutBucketPolicyCommand({ ...target, Policy: opened }));
      const LoggingEnabled = { TargetBucket: target.Bucket, TargetPrefix: 'elsewhere/' };
      const command = (bucket: { Bucket: string }) =>
        new s3.PutBucketLoggingCommand({ ...bucket, BucketLoggingStatus: { LoggingEnabled } });

      await onBucket(command)(deployed);
      await deployed.deployer.s3.send(new s3.PutBucketPolicyCommand({ ...target, Policy }));
    },
    found: ['log bucket: accessLogsOff'],
  },
  {
    what: 'replicates log files elsewhere, by a rule with a hostile id',
    drift: async (deployed) => {
      await createOtherBucket(deployed);
      const VersioningConfiguration = { Status: 'Enabled' } as const;
      await deployed.deployer.s3.send(
        new s3.PutBucketVersioningCommand({ Bucket: OTHER_BUCKET, VersioningConfiguration }),
      );

      const rule: s3.ReplicationRule = {
        ID: "it's $(touch owned)",
        Status: 'Enabled',
        Priority: 1,
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Disabled' },
        Destination: { Bucket: `arn:aws:s3:::${OTHER_BUCKET}` },
      };

      const ReplicationConfiguration = { Role: `arn:aws:iam::${ACCOUNT}:role/copy`, Rules: [rule] };
      await onBucket((bucket) => new s3.PutBucketReplicationCommand({ ...bucket, ReplicationConfiguration }))(deployed);
    },
    found: ['log bucket: replicatedElsewhere'],
  },
  {
    what: 'tells a topic of each log file',
    drift: onBucket(
      (bucket) =>
        new s3.PutBucketNotificationConfigurationCommand({
          ...bucket,
          NotificationConfiguration: {
            TopicConfigurations: [{ Id: 'spy', TopicArn: topicArn(), Events: ['s3:ObjectCreated:*'] }],
          },
        }),
    ),
    found: ['log bucket: otherNotifications'],
  },
  {
    what: 'deletes the log bucket',
    drift: onBucket((bucket) => new s3.DeleteBucketCommand(bucket)),
    found: ['log bucket: resourceMissing'],
    rounds: 3,
    left: ['log bucket: accessLogsOff'], // only the stack knows the name of the access-log bucket
  },
  // The key
  {
    what: 'stops rotation',
    drift: onKey((key) => new kms.DisableKeyRotationCommand(key)),
    found: ['key: rotationOff'],
  },
  {
    what: 'disables the key',
    drift: onKey((key) => new kms.DisableKeyCommand(key)),
    found: ['key: keyUnusable'],
    byName: true,
  },
  {
    what: 'schedules the deletion of the key',
    drift: onKey((key) => new kms.ScheduleKeyDeletionCommand({ ...key, PendingWindowInDays: 7 })),
    found: ['key: keyPendingDeletion'],
    byName: true,
  },
  {
    what: 'lets a stranger decrypt',
    drift: changeKeyPolicy((statements) => [...statements, allow('kms:Decrypt')]),
    found: ['key: policyAllowsMore'],
  },
  {
    what: 'keeps CloudTrail from encrypting',
    drift: changeKeyPolicy(without('AllowCloudTrailEncryptLogs')),
    found: ['key: policyLacksDelivery'],
  },
  {
    what: 'permits grants',
    drift: changeKeyPolicy(without('DenyGrants')),
    found: ['key: policyLacksDenial'],
  },
  {
    what: 'grants the key to a stranger',
    drift: onKey(
      (key) =>
        new kms.CreateGrantCommand({
          ...key,
          GranteePrincipal: `arn:aws:iam::${STRANGER}:root`,
          Operations: ['Decrypt'],
        }),
    ),
    found: ['key: grantToPrincipal'],
  },
  {
    what: 'lets the alias refer to another key',
    drift: async (deployed) => {
      const TargetKeyId = await createOtherKey(deployed);
      const AliasName = `alias/cloudtrail/${NAME}`;
      await deployed.deployer.kms.send(new kms.UpdateAliasCommand({ AliasName, TargetKeyId }));
    },
    found: ['key: aliasElsewhere'],
  },
  {
    what: 'deletes the alias',
    drift: ({ deployer }) => deployer.kms.send(new kms.DeleteAliasCommand({ AliasName: `alias/cloudtrail/${NAME}` })),
    found: ['key: aliasElsewhere'],
  },
  // The log group
  {
    what: 'shortens the log group',
    drift: onLogGroup((group) => new logs.PutRetentionPolicyCommand({ ...group, retentionInDays: 30 })),
    found: ['log group: retentionShorter'],
  },
  {
    what: 'keeps the events of the log group forever',
    drift: onLogGroup((group) => new logs.DeleteRetentionPolicyCommand(group)),
    found: ['log group: retentionLonger'],
  },
  {
    what: 'deletes the log group',
    drift: onLogGroup((group) => new logs.DeleteLogGroupCommand(group)),
    found: ['log group: resourceMissing'],
  },
  // The topic
  {
    what: 'lets a stranger publish',
    drift: changeTopicPolicy((statements) => [...statements, allow('sns:Publish', topicArn())]),
    found: ['topic: policyAllowsMore'],
  },
  {
    what: 'keeps CloudTrail from publishing',
    drift: changeTopicPolicy(without('AWSCloudTrailSNSPolicy20131101')),
    found: ['topic: policyLacksDelivery'],
  },
  {
    what: 'encrypts the topic with another key',
    drift: async (deployed) =>
      deployed.deployer.sns.send(
        new sns.SetTopicAttributesCommand({
          TopicArn: topicArn(),
          AttributeName: 'KmsMasterKeyId',
          AttributeValue: await createOtherKey(deployed),
        }),
      ),
    found: ['topic: otherKey'],
  },
  {
    what: 'deletes the topic',
    drift: ({ deployer }) => deployer.sns.send(new sns.DeleteTopicCommand({ TopicArn: topicArn() })),
    found: ['topic: resourceMissing'],
  },
  // The log role
  {
    what: 'lets a stranger assume the log role',
    drift: onRole(
      (role) =>
        new iam.UpdateAssumeRolePolicyCommand({
          ...role,
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' },
              { ...allow('sts:AssumeRole'), Resource: undefined },
            ],
          }),
        }),
    ),
    found: ['trust policy of the log role: policyAllowsMore'],
  },
  {
    what: 'permits the log role more',
    drift: onRole(
      (role) =>
        new iam.PutRolePolicyCommand({
          ...role,
          PolicyName: '-more',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'logs:DeleteLogGroup', Resource: '*' }],
          }),
        }),
    ),
    found: ['log role: policyAllowsMore'],
  },
  {
    what: 'permits the log role more by its managed policy',
    drift: async (deployed) => {
      const { AttachedPolicies } = await deployed.deployer.iam.send(
        new iam.ListAttachedRolePoliciesCommand({ RoleName: deployed.ref('AuditLogsRole') }),
      );

      const PolicyArn = AttachedPolicies![0].PolicyArn!;
      const { PolicyVersion } = await deployed.deployer.iam.send(
        new iam.GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
      );

      const { Statement } = JSON.parse(decodeURIComponent(PolicyVersion!.Document!));
      const more = { Effect: 'Allow', Action: 'logs:DeleteLogGroup', Resource: '*' };
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [...[Statement].flat(), more] });
      await deployed.deployer.iam.send(
        new iam.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }),
      );
    },
    found: ['log role: policyAllowsMore'],
  },
  {
    what: 'limits the log role by a boundary',
    drift: onRole(
      (role) =>
        new iam.PutRolePermissionsBoundaryCommand({
          ...role,
          PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        }),
    ),
    found: ['log role: roleLimited'],
  },
  // The account
  {
    what: 'starts the trail under its former name again',
    drift: async (deployed) => {
      const trail = { Name: FORMER_NAME, S3BucketName: deployed.ref(LOG_BUCKET), IsMultiRegionTrail: true };
      await deployed.deployer.cloudTrail.send(new cloudTrail.CreateTrailCommand(trail));
      await deployed.deployer.cloudTrail.send(new cloudTrail.StartLoggingCommand(trail));
    },
    found: ['account: formerTrail'],
    byName: true,
  },
];

/**
 * What can't be changed here, because the emulator doesn't keep or return it. Its commands are checked against the
 * options that the AWS CLI has.
 */
export const NOT_EMULATED: Readonly<Record<string, string>> = {
  'events to EventBridge': 'it accepts the setting, and returns none',
  'aggregated events': 'it has no such call',
  'policies of AWS': 'it has none',
  'the period of rotation': "it doesn't return it",
  'basic selectors': 'it keeps the advanced ones alongside',
  'excluding events of its own deliveries': 'it has no such setting',
  'archive tiers of buckets': 'it has no such call',
  'data protection, bearer tokens, deletion protection and class of the log group': 'it has no such settings',
  'subscription filters of the log group': 'it has no account-level policies, so that they are inconclusive',
  'the key of an existing log group': 'it has no associate-kms-key',
  'last deliveries and their errors': 'it delivers nothing',
  'the enabled regions of the account': 'it has no such call',
};
