import { Answer, Answers, Call, Failure } from './server';
import { BucketState, LifecycleRuleState, ReplicationRuleState } from '../../../lib/cli/account/bucket-state';
import { RoleState } from '../../../lib/cli/account/delivery-state';
import { KeyState } from '../../../lib/cli/account/key-state';
import { AccountState } from '../../../lib/cli/account/state';
import { TrailState } from '../../../lib/cli/account/trail-state';
import { Reading, valueOf } from '../../../lib/cli/aws/reading';
import { InsightsMetric } from '../../../lib/config/events-config';
import { EventSelector } from '../../../lib/events/selector';
import { Statement } from '../../../lib/policies/statement';

/** What AWS's services answer whoever reads an account that is in a state. */
export function answersOf(state: AccountState): Answers {
  const trail = valueOf(state.trail)!;
  return {
    ...trailAnswers(state, trail),
    ...bucketAnswers(known(state.logBucket, state.accessLogBucket)),
    ...keyAnswers(known(state.key, state.deliveryKey)),
    ...deliveryAnswers(state),
    ...roleAnswers(known(state.logsRole, state.replicationRole)),
  };
}

/** What was found, of what was read. */
export function known<T>(...readings: Reading<T>[]): T[] {
  return readings.map((reading) => valueOf(reading)).filter((value) => value !== undefined);
}

const policy = (statements: Statement[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const date = (at: string | undefined) => (at === undefined ? undefined : new Date(at));
export const defined = (value: Record<string, unknown>): Record<string, any> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

function trailAnswers(state: AccountState, trail: TrailState): Answers {
  const { latestDelivery, latestDigest, latestCloudWatchLogsDelivery, latestNotification, ...status } = valueOf(
    state.status,
  )!;

  const selectors = valueOf(state.selectors)!;
  const insights = valueOf(state.insights);
  return {
    GetCallerIdentity: {
      Account: state.account,
      Arn: `arn:${state.partition}:iam::${state.account}:user/reader`,
      UserId: 'AIDAEXAMPLE',
    },
    ListRegions: {
      Regions: valueOf(state.enabledRegions)!.map((name) => ({
        RegionName: name,
        RegionOptStatus: 'ENABLED_BY_DEFAULT',
      })),
    },
    ListTrails: { Trails: [{ TrailARN: trail.arn, Name: trail.name, HomeRegion: trail.homeRegion }] },
    GetTrail: {
      Trail: defined({
        Name: trail.name,
        S3BucketName: trail.bucketName,
        S3KeyPrefix: trail.keyPrefix,
        SnsTopicARN: trail.topicArn,
        IncludeGlobalServiceEvents: trail.globalServiceEvents,
        IsMultiRegionTrail: trail.multiRegion,
        HomeRegion: trail.homeRegion,
        TrailARN: trail.arn,
        LogFileValidationEnabled: trail.logFileValidation,
        RecursiveLogging: trail.recursiveLogging,
        CloudWatchLogsLogGroupArn: trail.logGroupArn,
        CloudWatchLogsRoleArn: trail.logsRoleArn,
        KmsKeyId: trail.keyId,
        HasCustomEventSelectors: true,
        IsOrganizationTrail: trail.organizationTrail,
      }),
    },
    GetTrailStatus: defined({
      IsLogging: status.isLogging,
      StartLoggingTime: date(status.startedAt),
      StopLoggingTime: date(status.stoppedAt),
      LatestDeliveryTime: date(latestDelivery.at),
      LatestDeliveryError: latestDelivery.error ?? '',
      LatestDigestDeliveryTime: date(latestDigest.at),
      LatestDigestDeliveryError: latestDigest.error,
      LatestCloudWatchLogsDeliveryTime: date(latestCloudWatchLogsDelivery.at),
      LatestCloudWatchLogsDeliveryError: latestCloudWatchLogsDelivery.error,
      LatestNotificationTime: date(latestNotification.at),
      LatestNotificationError: latestNotification.error,
    }),
    GetEventSelectors: {
      TrailARN: trail.arn,
      ...(!selectors.basic && { AdvancedEventSelectors: selectors.selectors.map(advanced) }),
    },
    GetInsightSelectors:
      insights === undefined
        ? Failure.error('InsightNotEnabledException')
        : {
            TrailARN: trail.arn,
            InsightSelectors: [
              ...insights.management.map(insight('Management')),
              ...insights.data.map(insight('Data')),
            ],
          },
    GetEventConfiguration: {
      TrailARN: trail.arn,
      AggregationConfigurations: valueOf(state.aggregation)!.map((template) => ({
        EventCategory: 'Data',
        Templates: [template],
      })),
    },
    'cloudtrail:ListTags': {
      ResourceTagList: [
        {
          ResourceId: trail.arn,
          TagsList: Object.entries(valueOf(state.tags)!).map(([Key, Value]) => ({ Key, Value })),
        },
      ],
    },
  };
}

const insight = (category: string) => (type: InsightsMetric) => ({
  InsightType: type === InsightsMetric.API_CALL_RATE ? 'ApiCallRateInsight' : 'ApiErrorRateInsight',
  EventCategories: [category],
});

function advanced({ name, fieldSelectors }: EventSelector) {
  return {
    Name: name,
    FieldSelectors: fieldSelectors.map((field) =>
      defined({
        Field: field.field,
        Equals: field.equalTo,
        NotEquals: field.notEquals,
        StartsWith: field.startsWith,
        NotStartsWith: field.notStartsWith,
        EndsWith: field.endsWith,
        NotEndsWith: field.notEndsWith,
      }),
    ),
  };
}

export function bucketAnswers(buckets: readonly BucketState[]): Answers {
  const of =
    (absent: string | undefined, answer: (bucket: BucketState) => object | undefined) =>
    ({ input: { Bucket, ExpectedBucketOwner } }: Call): Answer => {
      const bucket = buckets.find(({ name }) => name === Bucket);
      if (bucket?.owner?.isOwner === false && ExpectedBucketOwner !== undefined) {
        return Failure.error('AccessDenied', 403);
      }

      return bucket === undefined
        ? Failure.error('NoSuchBucket', 404)
        : (answer(bucket) ?? Failure.error(absent!, 404));
    };

  const found = <T>(reading: Reading<T>, answer: (value: T) => object) =>
    reading.kind === 'found' ? answer(reading.value) : undefined;

  return {
    GetBucketLocation: of(undefined, ({ region }) => (region === 'us-east-1' ? {} : { LocationConstraint: region })),
    GetBucketPolicy: of('NoSuchBucketPolicy', (bucket) =>
      found(bucket.policy, (statements) => ({ Policy: policy(statements) })),
    ),
    GetBucketEncryption: of('ServerSideEncryptionConfigurationNotFoundError', (bucket) =>
      found(bucket.encryption, ({ algorithm, keyId, bucketKey, blockedTypes }) => ({
        ServerSideEncryptionConfiguration: {
          Rules: [
            defined({
              ApplyServerSideEncryptionByDefault: defined({ SSEAlgorithm: algorithm, KMSMasterKeyID: keyId }),
              BucketKeyEnabled: bucketKey,
              BlockedEncryptionTypes: blockedTypes.length === 0 ? undefined : { EncryptionType: blockedTypes },
            }),
          ],
        },
      })),
    ),
    GetBucketVersioning: of(undefined, (bucket) =>
      found(bucket.versioning, (status) => (status === 'Off' ? {} : { Status: status })),
    ),
    GetBucketLifecycleConfiguration: of('NoSuchLifecycleConfiguration', (bucket) =>
      found(bucket.lifecycle, (rules) => ({ Rules: rules.map(lifecycleRule) })),
    ),
    GetObjectLockConfiguration: of('ObjectLockConfigurationNotFoundError', (bucket) =>
      found(bucket.objectLock, ({ mode, days, years }) => ({
        ObjectLockConfiguration: defined({
          ObjectLockEnabled: 'Enabled',
          Rule:
            mode === undefined ? undefined : { DefaultRetention: defined({ Mode: mode, Days: days, Years: years }) },
        }),
      })),
    ),
    GetPublicAccessBlock: of('NoSuchPublicAccessBlockConfiguration', (bucket) =>
      found(bucket.publicAccess, (blocks) => ({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: blocks.blockPublicAcls,
          IgnorePublicAcls: blocks.ignorePublicAcls,
          BlockPublicPolicy: blocks.blockPublicPolicy,
          RestrictPublicBuckets: blocks.restrictPublicBuckets,
        },
      })),
    ),
    GetBucketOwnershipControls: of('OwnershipControlsNotFoundError', (bucket) =>
      found(bucket.ownership, (ownership) => ({ OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] } })),
    ),
    GetBucketLogging: of(
      undefined,
      (bucket) =>
        found(bucket.logging, ({ targetBucket, targetPrefix }) => ({
          LoggingEnabled: { TargetBucket: targetBucket, TargetPrefix: targetPrefix },
        })) ?? {},
    ),
    GetBucketReplication: of('ReplicationConfigurationNotFoundError', (bucket) =>
      found(bucket.replication, ({ roleArn, rules }) => ({
        ReplicationConfiguration: {
          Role: roleArn,
          Rules: rules.map(replicationRule),
        },
      })),
    ),
    GetBucketNotificationConfiguration: of(undefined, (bucket) =>
      found(bucket.notifications, ({ eventBridge, others }) =>
        eventBridge ? { ...others, EventBridgeConfiguration: {} } : others,
      ),
    ),
    ListBucketIntelligentTieringConfigurations: of(undefined, (bucket) =>
      found(bucket.archives, (archives) => ({
        IntelligentTieringConfigurationList: archives.map(({ id }) => ({ Id: id, Status: 'Enabled', Tierings: [] })),
      })),
    ),
  };
}

function replicationRule(rule: ReplicationRuleState) {
  const status = (isOn: boolean) => ({ Status: isOn ? 'Enabled' : 'Disabled' });
  return defined({
    ID: rule.id,
    Priority: 1,
    ...status(rule.enabled),
    Filter: { Prefix: '' },
    SourceSelectionCriteria: { SseKmsEncryptedObjects: status(rule.copiesEncrypted) },
    DeleteMarkerReplication: status(rule.copiesDeleteMarkers),
    Destination: defined({
      Bucket: rule.bucketArn,
      Account: rule.account,
      EncryptionConfiguration: rule.keyId === undefined ? undefined : { ReplicaKmsKeyID: rule.keyId },
      AccessControlTranslation: rule.changesOwner ? { Owner: 'Destination' } : undefined,
    }),
  });
}

/** A structure, if anything is in it. */
function given(members: Record<string, unknown>): object | undefined {
  const present = defined(members);
  return Object.keys(present).length === 0 ? undefined : present;
}

function lifecycleRule(rule: LifecycleRuleState) {
  return defined({
    ID: rule.id,
    Status: rule.enabled ? 'Enabled' : 'Disabled',
    Filter: { Prefix: rule.prefix ?? '' },
    Transitions: rule.transitions.map(({ storageClass, days, date: day }) =>
      defined({ StorageClass: storageClass, Days: days, Date: date(day) }),
    ),
    NoncurrentVersionTransitions: rule.noncurrentTransitions.map(({ storageClass, days, newerVersions }) =>
      defined({ StorageClass: storageClass, NoncurrentDays: days, NewerNoncurrentVersions: newerVersions }),
    ),
    Expiration: given({ Days: rule.expirationDays, Date: date(rule.expirationDate) }),
    NoncurrentVersionExpiration: given({
      NoncurrentDays: rule.noncurrentExpirationDays,
      NewerNoncurrentVersions: rule.newerNoncurrentVersions,
    }),
    AbortIncompleteMultipartUpload:
      rule.abortIncompleteUploadDays === undefined
        ? undefined
        : { DaysAfterInitiation: rule.abortIncompleteUploadDays },
  });
}

function arnsOfAliases({ arn, aliases }: KeyState): string[] {
  const place = arn.split(':').slice(0, 5).join(':');
  return valueOf(aliases)!.map((alias) => `${place}:${alias}`);
}

export function keyAnswers(keys: readonly KeyState[]): Answers {
  const of =
    (answer: (key: KeyState) => object) =>
    ({ input: { KeyId } }: Call): Answer => {
      const key =
        keys.find(({ arn }) => arn === KeyId) ?? keys.find((one) => arnsOfAliases(one).some((arn) => arn === KeyId));

      return key === undefined ? Failure.error('NotFoundException') : answer(key);
    };

  return {
    DescribeKey: of(({ arn, deletedAt, manager, ...key }) => ({
      KeyMetadata: defined({
        KeyId: arn.split('/')[1],
        Arn: arn,
        KeyState: key.state,
        KeyManager: manager,
        KeySpec: key.symmetric ? 'SYMMETRIC_DEFAULT' : 'RSA_2048',
        DeletionDate: date(deletedAt),
      }),
    })),
    GetKeyPolicy: of((key) => ({ Policy: policy(valueOf(key.policy)!) })),
    GetKeyRotationStatus: of(({ rotation }) =>
      rotation.kind === 'found'
        ? defined({ KeyRotationEnabled: true, RotationPeriodInDays: rotation.value.periodDays })
        : { KeyRotationEnabled: false },
    ),
    ListGrants: of((key) => ({
      Grants: valueOf(key.grants)!.map(({ id, grantee, operations }) => ({
        GrantId: id,
        GranteePrincipal: grantee,
        Operations: operations,
      })),
    })),
    ListAliases: of((key) => ({ Aliases: valueOf(key.aliases)!.map((AliasName) => ({ AliasName })) })),
  };
}

export function deliveryAnswers(state: Pick<AccountState, 'logGroup' | 'topic'>): Answers {
  const [group, topic] = [valueOf(state.logGroup), valueOf(state.topic)];
  const subscriptions = group === undefined ? [] : valueOf(group.subscriptions)!;
  return {
    DescribeLogGroups: {
      logGroups:
        group === undefined
          ? []
          : [
              defined({
                logGroupName: group.arn.split(':')[6],
                retentionInDays: group.retentionDays,
                kmsKeyId: group.keyId,
                logGroupClass: group.logGroupClass,
                deletionProtectionEnabled: group.deletionProtection,
                bearerTokenAuthenticationEnabled: group.acceptsBearerTokens,
                dataProtectionStatus: group.isMasked ? 'ACTIVATED' : undefined,
                retentionPolicyName: group.retentionPolicy,
              }),
            ],
    },
    DescribeSubscriptionFilters: {
      subscriptionFilters: subscriptions
        .filter(({ isOfAccount }) => !isOfAccount)
        .map(({ name, destination }) => ({ filterName: name, destinationArn: destination })),
    },
    DescribeAccountPolicies: {
      accountPolicies: subscriptions
        .filter(({ isOfAccount }) => isOfAccount)
        .map(({ name, destination }) => ({
          policyName: name,
          policyType: 'SUBSCRIPTION_FILTER_POLICY',
          policyDocument: JSON.stringify({ DestinationArn: destination, FilterPattern: '' }),
        })),
    },
    GetTopicAttributes:
      topic === undefined
        ? Failure.error('NotFound', 404)
        : { Attributes: defined({ KmsMasterKeyId: topic.keyId, Policy: policy(topic.policy) }) },
  };
}

const noEntity = () => Failure.error('NoSuchEntity', 404);

/** What IAM answers of roles and their policies, by name. */
export function roleAnswers(roles: readonly RoleState[]): Answers {
  const nameOf = ({ arn }: RoleState) => arn.split('/').at(-1)!;
  const of =
    (answer: (role: RoleState, call: Call) => object | undefined) =>
    (call: Call): Answer => {
      const role = roles.find((one) => nameOf(one) === call.input.RoleName);
      return (role && answer(role, call)) ?? noEntity();
    };

  const attached = roles.flatMap(({ policies }) => valueOf(policies) ?? []).filter(({ arn }) => arn !== undefined);
  const attachedAs = (call: Call) => attached.find(({ arn }) => arn === call.input.PolicyArn);
  return {
    GetRole: of((role) => ({
      Role: defined({
        RoleName: nameOf(role),
        Arn: role.arn,
        AssumeRolePolicyDocument: encodeURIComponent(policy(role.trust)),
        PermissionsBoundary:
          role.boundaryArn === undefined
            ? undefined
            : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: role.boundaryArn },
      }),
    })),
    ListRolePolicies: of(({ policies }) => ({
      PolicyNames: valueOf(policies)!
        .filter(({ arn }) => arn === undefined)
        .map(({ name }) => name),
    })),
    GetRolePolicy: of((role, { input: { PolicyName } }) => ({
      RoleName: nameOf(role),
      PolicyName,
      PolicyDocument: encodeURIComponent(
        policy(valueOf(role.policies)!.find(({ name }) => name === PolicyName)!.statements),
      ),
    })),
    ListAttachedRolePolicies: of(({ policies }) => ({
      AttachedPolicies: valueOf(policies)!
        .filter(({ arn }) => arn !== undefined)
        .map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
    })),
    GetPolicy: (call) =>
      attachedAs(call) === undefined ? noEntity() : { Policy: { Arn: call.input.PolicyArn, DefaultVersionId: 'v1' } },
    GetPolicyVersion: (call) => ({
      PolicyVersion: { VersionId: 'v1', Document: encodeURIComponent(policy(attachedAs(call)!.statements)) },
    }),
  };
}
