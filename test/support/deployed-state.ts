import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ACCOUNTS, ORGANIZATION, stacksOf } from './landing-zones';
import { DeployedTemplate, deployTemplate, resolveTemplate, resolveValue, TemplateJson } from './resolve-template';
import { CloudTrailBaseline, InsightsMetric, OrganizationBaseline } from '../../lib';
import { BucketState, LifecycleRuleState } from '../../lib/cli/account/bucket-state';
import { RoleState } from '../../lib/cli/account/delivery-state';
import { KeyState } from '../../lib/cli/account/key-state';
import { AccountState } from '../../lib/cli/account/state';
import { InsightsState, SelectorState, TrailState, TrailStatus } from '../../lib/cli/account/trail-state';
import { ABSENT, found, Reading, valueOf } from '../../lib/cli/aws/reading';
import { EventSelector, FieldSelector } from '../../lib/events/selector';
import { Statement } from '../../lib/policies/statement';

/** The time at which accounts are looked at. */
export const NOW = new Date('2026-11-26T12:00:00Z');

const MINUTES = 60_000;
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTES).toISOString();

/** What the owners of resources that exist already were told to permit, and did. */
interface Owners {
  readonly bucket: Statement[];
  readonly accessLogBucket: Statement[];
  readonly key: Statement[];
  readonly topic: Statement[];
}

interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: any;
  readonly ref: string;
  readonly arn: string;
}

/** A template in an account, and what a value of it is there. */
class Deployed {
  public readonly resources: Resource[];
  private readonly deployment: DeployedTemplate;

  constructor(
    private readonly stack: Stack,
    account: string,
    region: string,
  ) {
    const template = Template.fromStack(stack).toJSON() as TemplateJson;
    this.deployment = deployTemplate(template, account, region);
    this.resources = Object.entries(resolveTemplate(template, this.deployment)).map(
      ([id, { Type: type, Properties: properties }]) => ({
        id,
        type,
        properties,
        ref: this.deployment.attributes[id].Ref,
        arn: this.deployment.attributes[id].Arn,
      }),
    );
  }

  public statements(statements: PolicyStatement[]): Statement[] {
    return resolveValue(this.stack.resolve(statements.map((one) => one.toJSON())), this.deployment);
  }
}

/**
 * The state of the account that a baseline was deployed to, as its template says it: nothing here knows what `verify`
 * expects.
 */
export function stateOf(
  baseline: CloudTrailBaseline,
  place = { account: '111111111111', region: 'eu-west-1' },
  enabledRegions: string[] = [place.region],
): AccountState {
  const deployed = new Deployed(Stack.of(baseline), place.account, place.region);
  const owners = {
    bucket: deployed.statements(baseline.requiredBucketStatements),
    accessLogBucket: deployed.statements(baseline.requiredAccessLogStatements),
    key: deployed.statements(baseline.requiredKeyStatements),
    topic: deployed.statements(baseline.requiredTopicStatements),
  };

  return accountState(deployed.resources, owners, place, enabledRegions);
}

/** The same of a stack with any other trail, such as a `Trail` of aws-cdk-lib. */
export function stateOfStack(stack: Stack, place = { account: '111111111111', region: 'eu-west-1' }): AccountState {
  const { resources } = new Deployed(stack, place.account, place.region);
  return accountState(resources, { bucket: [], accessLogBucket: [], key: [], topic: [] }, place, [place.region]);
}

/** The same of a landing zone's accounts. */
export function stateOfLandingZone(
  landingZone: OrganizationBaseline,
  region: string = ORGANIZATION.homeRegion,
  enabledRegions: string[] = [region],
): AccountState {
  const { logArchive, management } = stacksOf(landingZone);
  const [archive, home] = [
    new Deployed(logArchive, ACCOUNTS.logArchive, region),
    new Deployed(management, ACCOUNTS.management, region),
  ];

  const owners = {
    bucket: archive.statements(landingZone.logArchive.requiredBucketStatements),
    accessLogBucket: archive.statements(landingZone.logArchive.requiredAccessLogStatements),
    key: archive.statements(landingZone.logArchive.requiredKeyStatements),
    topic: [],
  };

  return accountState(
    [...home.resources, ...archive.resources],
    owners,
    { account: ACCOUNTS.management, region },
    enabledRegions,
  );
}

function accountState(
  resources: Resource[],
  owners: Owners,
  place: { account: string; region: string },
  enabledRegions: string[],
): AccountState {
  const partition = partitionOf(place.region);
  const { properties, ref: name } = resources.find(({ type }) => type === 'AWS::CloudTrail::Trail')!;
  const trail = trailState({ TrailName: name, ...properties }, place, partition);
  const logBucket = bucketState(resources, trail.bucketName, place.region, owners.bucket);
  const target = logBucket.logging.kind === 'found' ? logBucket.logging.value.targetBucket : undefined;
  const logGroup = resources.find(({ type, arn }) => type === 'AWS::Logs::LogGroup' && arn === trail.logGroupArn);
  const topic = resources.find(({ type, ref }) => type === 'AWS::SNS::Topic' && ref === trail.topicArn);
  const key = trail.keyId === undefined ? undefined : keyState(resources, trail.keyId, owners.key);
  const deliveryKeyId = logGroup?.properties.KmsKeyId ?? topic?.properties.KmsMasterKeyId;
  const hasDeliveryKey = deliveryKeyId !== undefined && deliveryKeyId !== key?.arn;
  const topicPolicy = resources.find(
    ({ type, properties: { Topics } }) => type === 'AWS::SNS::TopicPolicy' && Topics.includes(trail.topicArn),
  );

  return {
    account: place.account,
    homeRegion: place.region,
    partition,
    trail: found(trail),
    status: found(healthy(trail)),
    selectors: found(selectorState(properties)),
    insights: found(insights(properties.InsightSelectors ?? [])),
    aggregation: found((properties.AggregationConfigurations ?? []).flatMap((one: any) => one.Templates)),
    tags: found(Object.fromEntries((properties.Tags ?? []).map(({ Key, Value }: any) => [Key, Value]))),
    logBucket: found(logBucket),
    accessLogBucket:
      target === undefined ? ABSENT : found(bucketState(resources, target, place.region, owners.accessLogBucket)),
    key: key === undefined ? ABSENT : found(key),
    deliveryKey: hasDeliveryKey ? found(keyState(resources, deliveryKeyId, [])) : ABSENT,
    logGroup:
      trail.logGroupArn === undefined
        ? ABSENT
        : found({
            arn: trail.logGroupArn.replace(/:\*$/, ''),
            retentionDays: logGroup?.properties.RetentionInDays,
            keyId: logGroup?.properties.KmsKeyId,
            logGroupClass: 'STANDARD',
            isMasked: false,
            deletionProtection: logGroup?.properties.DeletionProtectionEnabled ?? false,
            acceptsBearerTokens: false,
            subscriptions: found([]),
          }),
    topic:
      trail.topicArn === undefined
        ? ABSENT
        : found({
            arn: trail.topicArn,
            keyId: topic?.properties.KmsMasterKeyId,
            policy: topicPolicy?.properties.PolicyDocument.Statement ?? owners.topic,
          }),
    logsRole: roleState(resources, trail.logsRoleArn, 'cloudtrail.amazonaws.com'),
    replicationRole: roleState(resources, valueOf(logBucket.replication)?.roleArn, 's3.amazonaws.com'),
    otherTrails: found([]),
    enabledRegions: found(enabledRegions),
  };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }

  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function trailState(
  properties: any,
  { account, region }: { account: string; region: string },
  partition: string,
): TrailState {
  const topic = properties.SnsTopicName as string | undefined;
  return {
    name: properties.TrailName,
    arn: `arn:${partition}:cloudtrail:${region}:${account}:trail/${properties.TrailName}`,
    homeRegion: region,
    multiRegion: properties.IsMultiRegionTrail ?? false,
    organizationTrail: properties.IsOrganizationTrail ?? false,
    globalServiceEvents: properties.IncludeGlobalServiceEvents ?? false,
    logFileValidation: properties.EnableLogFileValidation ?? false,
    recursiveLogging: true,
    bucketName: properties.S3BucketName,
    keyPrefix: properties.S3KeyPrefix,
    keyId: properties.KMSKeyId,
    logGroupArn: properties.CloudWatchLogsLogGroupArn,
    logsRoleArn: properties.CloudWatchLogsRoleArn,
    topicArn:
      topic === undefined || topic.startsWith('arn:') ? topic : `arn:${partition}:sns:${region}:${account}:${topic}`,
  };
}

/** A trail that does what it should. */
function healthy(trail: TrailState): TrailStatus {
  return {
    isLogging: true,
    startedAt: ago(60 * 24 * 30),
    latestDelivery: { at: ago(4) },
    latestDigest: { at: ago(50) },
    latestCloudWatchLogsDelivery: trail.logGroupArn === undefined ? {} : { at: ago(3) },
    latestNotification: trail.topicArn === undefined ? {} : { at: ago(4) },
  };
}

const OPERATORS: Record<string, string> = {
  Equals: 'equalTo',
  NotEquals: 'notEquals',
  StartsWith: 'startsWith',
  NotStartsWith: 'notStartsWith',
  EndsWith: 'endsWith',
  NotEndsWith: 'notEndsWith',
};

/** Without any selectors, CloudTrail gives a trail one that records all management events. */
function selectorState({ AdvancedEventSelectors: advanced = [], EventSelectors: basic = [] }: any): SelectorState {
  if (advanced.length > 0) {
    return { basic: false, selectors: selectors(advanced) };
  }

  const selectorsOrDefault: any[] = basic.length > 0 ? basic : [{}];
  return {
    basic: true,
    selectors: selectorsOrDefault.map((one) => ({
      readWriteType: one.ReadWriteType ?? 'All',
      includeManagementEvents: one.IncludeManagementEvents ?? true,
      excludeManagementEventSources: one.ExcludeManagementEventSources ?? [],
      dataResources: (one.DataResources ?? []).map(({ Type, Values }: any) => ({ type: Type, values: Values })),
    })),
  };
}

function selectors(properties: any[]): EventSelector[] {
  return properties.map(({ Name, FieldSelectors }) => ({
    name: Name,
    fieldSelectors: FieldSelectors.map(
      ({ Field, ...conditions }: any) =>
        ({
          field: Field,
          ...Object.fromEntries(Object.entries(conditions).map(([operator, values]) => [OPERATORS[operator], values])),
        }) as FieldSelector,
    ),
  }));
}

function insights(properties: any[]): InsightsState {
  const of = (category: string) =>
    properties
      .filter(({ EventCategories = ['Management'] }) => EventCategories.includes(category))
      .map(({ InsightType: type }) =>
        type === 'ApiCallRateInsight' ? InsightsMetric.API_CALL_RATE : InsightsMetric.API_ERROR_RATE,
      );

  return { management: of('Management'), data: of('Data'), others: [] };
}

/** A bucket of the template; of somebody else, it is plain except for its policy. */
function bucketState(resources: Resource[], name: string, region: string, ownersPolicy: Statement[]): BucketState {
  const properties = resources.find(({ type, ref }) => type === 'AWS::S3::Bucket' && ref === name)?.properties ?? {};
  const policy = resources.find(
    ({ type, properties: { Bucket } }) => type === 'AWS::S3::BucketPolicy' && Bucket === name,
  )?.properties.PolicyDocument.Statement;

  const given = <T, U>(value: T | undefined, map: (value: T) => U): Reading<U> =>
    value === undefined ? ABSENT : found(map(value));

  const [encryption] = properties.BucketEncryption?.ServerSideEncryptionConfiguration ?? [
    { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
  ];

  return {
    name,
    region,
    policy: found(policy ?? ownersPolicy),
    encryption: found({
      algorithm: encryption.ServerSideEncryptionByDefault.SSEAlgorithm,
      keyId: encryption.ServerSideEncryptionByDefault.KMSMasterKeyID,
      bucketKey: encryption.BucketKeyEnabled ?? false,
      blockedTypes: [],
    }),
    versioning: found(properties.VersioningConfiguration?.Status ?? 'Off'),
    lifecycle: given(properties.LifecycleConfiguration, ({ Rules }: any) =>
      Rules.map((rule: any): LifecycleRuleState => ({
        id: rule.Id,
        enabled: rule.Status === 'Enabled',
        transitions: (rule.Transitions ?? []).map((one: any) => ({
          storageClass: one.StorageClass,
          days: one.TransitionInDays,
        })),
        noncurrentTransitions: [],
        expirationDays: rule.ExpirationInDays,
        noncurrentExpirationDays: rule.NoncurrentVersionExpiration?.NoncurrentDays,
        abortIncompleteUploadDays: rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
      })),
    ),
    objectLock:
      properties.ObjectLockEnabled === true
        ? given(properties.ObjectLockConfiguration ?? {}, ({ Rule }: any) => ({
            mode: Rule?.DefaultRetention.Mode,
            days: Rule?.DefaultRetention.Days,
          }))
        : ABSENT,
    publicAccess: given(properties.PublicAccessBlockConfiguration, (blocks: any) => ({
      blockPublicAcls: blocks.BlockPublicAcls,
      ignorePublicAcls: blocks.IgnorePublicAcls,
      blockPublicPolicy: blocks.BlockPublicPolicy,
      restrictPublicBuckets: blocks.RestrictPublicBuckets,
    })),
    ownership: given(properties.OwnershipControls, ({ Rules }: any) => Rules[0].ObjectOwnership),
    logging: given(properties.LoggingConfiguration, (logging: any) => ({
      targetBucket: logging.DestinationBucketName,
      targetPrefix: logging.LogFilePrefix,
    })),
    replication: given(properties.ReplicationConfiguration, ({ Role, Rules }: any) => ({
      roleArn: Role,
      rules: Rules.map((rule: any) => ({
        id: rule.Id,
        enabled: rule.Status === 'Enabled',
        bucketArn: rule.Destination.Bucket,
        account: rule.Destination.Account,
        copiesEncrypted: rule.SourceSelectionCriteria?.SseKmsEncryptedObjects?.Status === 'Enabled',
        keyId: rule.Destination.EncryptionConfiguration?.ReplicaKmsKeyID,
        copiesDeleteMarkers: rule.DeleteMarkerReplication?.Status === 'Enabled',
        changesOwner: rule.Destination.AccessControlTranslation?.Owner === 'Destination',
      })),
    })),
    notifications: found({
      eventBridge: properties.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled ?? false,
      others: {},
    }),
    archives: found([]),
  };
}

/** A key by its ARN or that of its alias. */
function keyState(resources: Resource[], name: string, ownersPolicy: Statement[]): KeyState {
  const aliases = resources.filter(({ type }) => type === 'AWS::KMS::Alias').map(({ properties }) => properties);
  const arn = targetOf(aliases, name) ?? name;
  const properties = resources.find((one) => one.type === 'AWS::KMS::Key' && one.arn === arn)?.properties;
  return {
    name,
    arn,
    state: 'Enabled',
    manager: 'CUSTOMER',
    symmetric: true,
    rotation: properties?.EnableKeyRotation === true ? found({ periodDays: 365 }) : ABSENT,
    policy: found(properties?.KeyPolicy.Statement ?? ownersPolicy),
    aliases: found(aliases.filter(({ TargetKeyId }) => TargetKeyId === arn).map(({ AliasName }) => AliasName)),
    grants: found([]),
  };
}

/** Two accounts can have the same alias, each for a key of its own. */
function targetOf(aliases: any[], name: string): string | undefined {
  return aliases
    .filter(({ AliasName }) => name.endsWith(`:${AliasName}`))
    .map(({ TargetKeyId }) => TargetKeyId as string)
    .find((target) => target.split(':')[4] === name.split(':')[4]);
}

function roleState(resources: Resource[], arn: string | undefined, service: string): Reading<RoleState> {
  if (arn === undefined) {
    return ABSENT;
  }

  const role = resources.find((one) => one.type === 'AWS::IAM::Role' && one.arn === arn);
  const attached = resources.filter(
    ({ type, properties }) =>
      ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'].includes(type) &&
      properties.Roles?.includes(role?.ref ?? arn.split('/').at(-1)),
  );

  return found({
    arn,
    trust: role?.properties.AssumeRolePolicyDocument.Statement ?? [
      { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' },
    ],
    policies: found(
      attached.map(({ ref, properties }) => ({
        name: ref.split('/').at(-1)!,
        arn: ref,
        statements: properties.PolicyDocument.Statement,
      })),
    ),
  });
}

/** A state with another value of one thing that was read. */
export function withReading<K extends keyof AccountState>(
  state: AccountState,
  key: K,
  change: (value: any) => any,
): AccountState {
  return { ...state, [key]: found(change(structuredClone(valueOf(state[key] as Reading<unknown>)))) };
}
