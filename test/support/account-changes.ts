import { NOW } from './deployed-state';
import {
  BucketNotificationState,
  BucketState,
  LifecycleRuleState,
  ReplicationRuleState,
  ReplicationState,
} from '../../lib/cli/account/bucket-state';
import { LogGroupState, RolePolicyState, RoleState, TopicState } from '../../lib/cli/account/delivery-state';
import { GrantState, KeyState } from '../../lib/cli/account/key-state';
import { AccountState } from '../../lib/cli/account/state';
import {
  AdvancedSelectors,
  InsightsState,
  OtherTrail,
  TrailState,
  TrailStatus,
} from '../../lib/cli/account/trail-state';
import { ABSENT, found, Reading } from '../../lib/cli/aws/reading';
import { FindingId } from '../../lib/cli/verify/catalog';
import { InsightsMetric } from '../../lib/config/events-config';
import { Statement } from '../../lib/policies/statement';

/** One thing that somebody does to an account, and the one finding that follows from it. */
export interface AccountChange {
  readonly id: FindingId;
  readonly what: string;
  /** Undefined where there is nothing to change, or nothing that the baseline made. */
  readonly apply: (state: AccountState, made: Made) => AccountState | undefined;
}

/** What of it the baseline made, which the account doesn't say. */
export interface Made {
  readonly logBucket: boolean;
  readonly accessLogBucket: boolean;
  readonly key: boolean;
  readonly logGroup: boolean;
  readonly logsRole: boolean;
  readonly topic: boolean;
  readonly recordsManagementEvents: boolean;
  readonly queriesAllRegions: boolean;
  readonly formerNames: string[];
}

const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

/** A state with another value of what was found, if it was. */
function change<T>(
  key: keyof AccountState,
  alter: (value: T) => T | undefined,
  where: (made: Made) => boolean = () => true,
) {
  return (state: AccountState, made: Made): AccountState | undefined => {
    const reading = state[key] as Reading<T>;
    const altered = reading.kind === 'found' && where(made) ? alter(structuredClone(reading.value)) : undefined;
    return altered === undefined ? undefined : { ...state, [key]: found(altered) };
  };
}

/** The same of something that was read of a bucket or a key apart. */
function inner<T, U>(name: string & keyof T, alter: (value: U | undefined) => U | Reading<U> | undefined) {
  return (whole: T): T | undefined => {
    const reading = whole[name] as Reading<U>;
    const altered = alter(reading.kind === 'found' ? reading.value : undefined);
    const isReading = (value: any): value is Reading<U> => value?.kind !== undefined;
    return altered === undefined ? undefined : { ...whole, [name]: isReading(altered) ? altered : found(altered) };
  };
}

const trail = (alter: (trail: TrailState) => Partial<TrailState> | undefined) =>
  change<TrailState>('trail', (value) => {
    const altered = alter(value);
    return altered && { ...value, ...altered };
  });

const status = (alter: Partial<TrailStatus>) => change<TrailStatus>('status', (value) => ({ ...value, ...alter }));
const logBucket = <U>(name: keyof BucketState, alter: (value: U | undefined) => U | Reading<U> | undefined) =>
  change<BucketState>('logBucket', inner<BucketState, U>(name, alter), (made) => made.logBucket);

const eventBridge = (alter: (isOn: boolean) => boolean | undefined) =>
  logBucket<BucketNotificationState>('notifications', (notifications) => {
    const altered = notifications && alter(notifications.eventBridge);
    return altered === undefined ? undefined : { ...notifications!, eventBridge: altered };
  });

const accessLogBucket = <U>(name: keyof BucketState, alter: (value: U | undefined) => U | Reading<U> | undefined) =>
  change<BucketState>('accessLogBucket', inner<BucketState, U>(name, alter), (made) => made.accessLogBucket);

const key = <U>(name: keyof KeyState, alter: (value: U | undefined) => U | Reading<U> | undefined) =>
  change<KeyState>('key', inner<KeyState, U>(name, alter), (made) => made.key);

const without =
  (sid: string) =>
  (statements: Statement[] = []) => {
    const rest = statements.filter(({ Sid }) => Sid !== sid);
    return rest.length === statements.length ? undefined : rest;
  };

const plus =
  (...statements: Statement[]) =>
  (before: Statement[] = []) => [...before, ...statements];

const rule =
  (alter: (rule: LifecycleRuleState) => Partial<LifecycleRuleState> | undefined) =>
  ([first]: LifecycleRuleState[] = []) => {
    const altered = first && alter(first);
    return altered && [{ ...first, ...altered }];
  };

/** A policy more of a role. */
const plusPolicy =
  (...statements: Statement[]) =>
  (policies: RolePolicyState[] = []) => [...policies, { name: 'More', statements }];

/** A replication configuration with its only rule changed. */
const replicationRule = (alter: Partial<ReplicationRuleState>) => (replication?: ReplicationState) =>
  replication && { ...replication, rules: [{ ...replication.rules[0], ...alter }] };

/** A replication configuration with a second rule, which is like its first one but for something. */
const secondReplicationRule = (alter: Partial<ReplicationRuleState>) => (replication?: ReplicationState) =>
  replication && { ...replication, rules: [...replication.rules, { ...replication.rules[0], ...alter }] };

/** The log group that the baseline made, changed. */
const logGroup = (alter: Partial<LogGroupState>) =>
  change<LogGroupState>(
    'logGroup',
    (group) => ({ ...group, ...alter }),
    (made) => made.logGroup,
  );

const STRANGER = '999999999999';
const OTHER_KEY = `arn:aws:kms:eu-west-1:${STRANGER}:key/99999999-9999-9999-9999-999999999999`;
const allow = (actions: string): Statement => ({
  Effect: 'Allow',
  Principal: { AWS: STRANGER },
  Action: actions,
  Resource: '*',
});

const deny = (actions: string): Statement => ({
  Effect: 'Deny',
  Principal: '*',
  Action: actions,
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalAccount': STRANGER } },
});

const otherTrail = (arn: string, more: Partial<OtherTrail> = {}): OtherTrail => ({
  name: arn.split('/').at(-1)!,
  arn,
  homeRegion: arn.split(':')[3],
  multiRegion: false,
  organizationTrail: false,
  isLogging: false,
  recordsManagementEvents: false,
  ...more,
});

const TRAIL_ARN = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail';

/** Each difference that `verify` knows, made in an account. */
export const ACCOUNT_CHANGES: AccountChange[] = [
  // The trail
  { id: 'trailMissing', what: 'the trail is deleted', apply: (state) => ({ ...state, trail: ABSENT }) },
  {
    id: 'loggingStopped',
    what: 'logging is stopped',
    apply: status({ isLogging: false, stoppedAt: ago(3), latestDelivery: { at: ago(300) } }),
  },
  {
    id: 'regionsNotRecorded',
    what: 'it records one region',
    apply: trail(({ multiRegion }) => (multiRegion ? { multiRegion: false } : undefined)),
  },
  {
    id: 'moreRegionsRecorded',
    what: 'it records all regions',
    apply: trail(({ multiRegion }) => (multiRegion ? undefined : { multiRegion: true })),
  },
  {
    id: 'globalServicesNotRecorded',
    what: 'it leaves global services out',
    apply: trail(({ globalServiceEvents }) => (globalServiceEvents ? { globalServiceEvents: false } : undefined)),
  },
  {
    id: 'globalServicesRecorded',
    what: 'it records global services',
    apply: trail(({ globalServiceEvents }) => (globalServiceEvents ? undefined : { globalServiceEvents: true })),
  },
  {
    id: 'organizationNotRecorded',
    what: 'it is created a trail of its account',
    apply: trail(({ organizationTrail }) => (organizationTrail ? { organizationTrail: false } : undefined)),
  },
  {
    id: 'organizationRecorded',
    what: 'it is created an organization trail',
    apply: trail(({ organizationTrail }) => (organizationTrail ? undefined : { organizationTrail: true })),
  },
  { id: 'validationOff', what: 'validation is switched off', apply: trail(() => ({ logFileValidation: false })) },
  { id: 'otherKeyPrefix', what: 'it delivers to another folder', apply: trail(() => ({ keyPrefix: 'elsewhere' })) },
  {
    id: 'otherKeyPrefix',
    what: 'it delivers to no folder',
    apply: trail(({ keyPrefix }) => (keyPrefix === undefined ? undefined : { keyPrefix: undefined })),
  },
  { id: 'withoutKey', what: 'it has no key', apply: trail(() => ({ keyId: undefined })) },
  {
    id: 'cloudWatchLogsOff',
    what: 'CloudWatch Logs is switched off',
    apply: trail(({ logGroupArn }) =>
      logGroupArn === undefined ? undefined : { logGroupArn: undefined, logsRoleArn: undefined },
    ),
  },
  {
    id: 'cloudWatchLogsOn',
    what: 'CloudWatch Logs is switched on',
    apply: trail(({ logGroupArn }) =>
      logGroupArn === undefined ? { logGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:other:*' } : undefined,
    ),
  },
  {
    id: 'notificationsOff',
    what: 'SNS notifications are switched off',
    apply: trail(({ topicArn }) => (topicArn === undefined ? undefined : { topicArn: undefined })),
  },
  {
    id: 'otherTopic',
    what: 'SNS notifications are switched on',
    apply: trail(({ topicArn }) =>
      topicArn === undefined ? { topicArn: 'arn:aws:sns:eu-west-1:999999999999:spies' } : undefined,
    ),
  },
  {
    id: 'otherTopic',
    what: 'SNS notifications go elsewhere',
    apply: trail(({ topicArn }) =>
      topicArn === undefined ? undefined : { topicArn: 'arn:aws:sns:eu-west-1:999999999999:spies' },
    ),
  },
  {
    id: 'otherLogGroup',
    what: 'events go to another log group',
    apply: trail(({ logGroupArn }) =>
      logGroupArn === undefined ? undefined : { logGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:other:*' },
    ),
  },
  {
    id: 'tagsMissing',
    what: 'a tag is changed',
    apply: change<Record<string, string>>('tags', (tags) => ({ ...tags, ManagedBy: 'hand' })),
  },
  { id: 'tagsMissing', what: 'tags are removed', apply: change('tags', () => ({})) },
  // How it does
  {
    id: 'deliveryFailed',
    what: 'S3 refuses log files',
    apply: status({ latestDelivery: { at: ago(30), error: 'AccessDenied' } }),
  },
  {
    id: 'deliveryLate',
    what: 'no log file has come for a day',
    apply: (state, made) =>
      made.recordsManagementEvents ? status({ latestDelivery: { at: ago(25) } })(state, made) : undefined,
  },
  {
    id: 'deliveryLate',
    what: 'no log file has ever come',
    apply: (state, made) => (made.recordsManagementEvents ? status({ latestDelivery: {} })(state, made) : undefined),
  },
  {
    id: 'digestFailed',
    what: 'S3 refuses digests',
    apply: status({ latestDigest: { at: ago(30), error: 'AccessDenied' } }),
  },
  { id: 'digestLate', what: 'no digest has come for hours', apply: status({ latestDigest: { at: ago(7) } }) },
  {
    id: 'cloudWatchLogsFailed',
    what: 'CloudWatch Logs refuses events',
    apply: (state, made) =>
      state.logGroup.kind === 'found'
        ? status({ latestCloudWatchLogsDelivery: { error: 'AccessDenied' } })(state, made)
        : undefined,
  },
  {
    id: 'notificationsFailed',
    what: 'the topic refuses notifications',
    apply: (state, made) =>
      state.topic.kind === 'found'
        ? status({ latestNotification: { error: 'AuthorizationError' } })(state, made)
        : undefined,
  },
  {
    id: 'cloudWatchLogsLate',
    what: 'CloudWatch Logs has had nothing for a day',
    apply: (state, made) =>
      state.logGroup.kind === 'found' && made.recordsManagementEvents
        ? status({ latestCloudWatchLogsDelivery: { at: ago(25) } })(state, made)
        : undefined,
  },
  {
    id: 'notificationsLate',
    what: 'the topic has had nothing for a day',
    apply: (state, made) =>
      state.topic.kind === 'found' && made.recordsManagementEvents
        ? status({ latestNotification: { at: ago(25) } })(state, made)
        : undefined,
  },
  {
    id: 'deliveriesNotRecorded',
    what: 'its own deliveries leave no trace',
    apply: trail(() => ({ recursiveLogging: false })),
  },
  // What it records
  {
    id: 'eventsNotRecorded',
    what: 'a selector is removed',
    apply: change<AdvancedSelectors>('selectors', ({ selectors }) => ({ basic: false, selectors: selectors.slice(1) })),
  },
  {
    id: 'eventsNotRecorded',
    what: 'a selector is narrowed',
    apply: change<AdvancedSelectors>(
      'selectors',
      ({ selectors: [first, ...rest] }) =>
        first && {
          basic: false,
          selectors: [
            { ...first, fieldSelectors: [...first.fieldSelectors, { field: 'madeUp', notEquals: ['anything'] }] },
            ...rest,
          ],
        },
    ),
  },
  {
    id: 'moreEventsRecorded',
    what: 'a selector is added',
    apply: change<AdvancedSelectors>('selectors', ({ selectors }) => ({
      basic: false,
      selectors: [
        ...selectors,
        {
          name: 'All of SQS',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::SQS::Queue'] },
          ],
        },
      ],
    })),
  },
  {
    id: 'moreEventsRecorded',
    what: 'exclusions are removed',
    apply: change<AdvancedSelectors>('selectors', ({ selectors }) => {
      const index = selectors.findIndex(({ fieldSelectors }) =>
        fieldSelectors.some(({ notStartsWith = [] }) => notStartsWith.length > 0),
      );

      const all = selectors.map((selector, at) =>
        at !== index
          ? selector
          : { ...selector, fieldSelectors: selector.fieldSelectors.map(({ notStartsWith: _, ...field }) => field) },
      );

      return index === -1 ? undefined : { basic: false, selectors: all };
    }),
  },
  {
    id: 'selectorNames',
    what: 'a selector is named otherwise',
    apply: change<AdvancedSelectors>(
      'selectors',
      ({ selectors: [first, ...rest] }) =>
        first && { basic: false, selectors: [...rest, { ...first, name: 'Renamed' }] },
    ),
  },
  {
    id: 'insightsMissing',
    what: 'Insights are switched off',
    apply: change<InsightsState>('insights', ({ management, data }) =>
      management.length + data.length === 0 ? undefined : { management: [], data: [], others: [] },
    ),
  },
  {
    id: 'moreInsights',
    what: 'Insights are switched on',
    apply: change<InsightsState>('insights', ({ management, data }) =>
      management.length === 2 ? undefined : { management: Object.values(InsightsMetric), data, others: [] },
    ),
  },
  {
    id: 'aggregatedEventsMissing',
    what: 'summaries are switched off',
    apply: change<string[]>('aggregation', (templates) => (templates.length === 0 ? undefined : [])),
  },
  {
    id: 'moreAggregatedEvents',
    what: 'summaries are switched on',
    apply: change<string[]>('aggregation', (templates) => (templates.length === 0 ? ['API_ACTIVITY'] : undefined)),
  },
  // What it delivers to
  { id: 'resourceMissing', what: 'the log bucket is deleted', apply: (state) => ({ ...state, logBucket: ABSENT }) },
  {
    id: 'resourceMissing',
    what: 'the log group is deleted',
    apply: (state) => (state.logGroup.kind === 'found' ? { ...state, logGroup: ABSENT } : undefined),
  },
  {
    id: 'resourceMissing',
    what: 'the log role is deleted',
    apply: (state) => (state.logsRole.kind === 'found' ? { ...state, logsRole: ABSENT } : undefined),
  },
  {
    id: 'resourceMissing',
    what: 'the topic is deleted',
    apply: (state) => (state.topic.kind === 'found' ? { ...state, topic: ABSENT } : undefined),
  },
  {
    id: 'policyLacksDelivery',
    what: "the bucket doesn't let CloudTrail deliver",
    apply: logBucket('policy', without('AWSCloudTrailWrite20150319')),
  },
  {
    id: 'policyLacksDelivery',
    what: "a bucket of one's own doesn't let CloudTrail look",
    apply: change<BucketState>(
      'logBucket',
      inner('policy', without('AWSCloudTrailAclCheck20150319')),
      (made) => !made.logBucket,
    ),
  },
  {
    id: 'policyLacksDelivery',
    what: "the key doesn't let CloudTrail encrypt",
    apply: change<KeyState>('key', inner('policy', without('AllowCloudTrailEncryptLogs'))),
  },
  {
    id: 'policyLacksDelivery',
    what: "the topic doesn't let CloudTrail publish",
    apply: change<TopicState>('topic', (topic) => {
      const policy = without('AWSCloudTrailSNSPolicy20131101')(topic.policy);
      return policy && { ...topic, policy };
    }),
  },
  {
    id: 'policyLacksDelivery',
    what: 'the log role loses its permissions',
    apply: change<RoleState>(
      'logsRole',
      inner('policies', () => []),
    ),
  },
  {
    id: 'policyLacksDelivery',
    what: 'the log role trusts nobody',
    apply: change<RoleState>('logsRole', (role) => ({ ...role, trust: [] })),
  },
  {
    id: 'policyLacksDelivery',
    what: "the access-log bucket doesn't let S3 deliver",
    apply: accessLogBucket<Statement[]>('policy', (statements = []) =>
      statements.filter(({ Effect }) => Effect === 'Deny'),
    ),
  },
  {
    id: 'policyLacksPermission',
    what: "the bucket doesn't let writers write",
    apply: logBucket('policy', without('AllowWriters')),
  },
  {
    id: 'policyLacksPermission',
    what: "the key isn't left to its account",
    apply: key<Statement[]>('policy', (statements = []) => statements.filter(({ Action }) => Action !== 'kms:*')),
  },
  { id: 'policyLacksDenial', what: 'the bucket permits deletes', apply: logBucket('policy', without('DenyDeletes')) },
  {
    id: 'policyLacksDenial',
    what: 'the bucket excepts somebody',
    apply: logBucket<Statement[]>('policy', (statements = []) =>
      statements.map((one) =>
        one.Sid === 'DenyDeletes'
          ? { ...one, Condition: { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${STRANGER}:role/cleaner` } } }
          : one,
      ),
    ),
  },
  {
    id: 'policyLacksDenial',
    what: 'the access-log bucket permits deletes',
    apply: accessLogBucket('policy', without('DenyDeletes')),
  },
  { id: 'policyLacksDenial', what: 'the key permits grants', apply: key('policy', without('DenyGrants')) },
  {
    id: 'policyAllowsMore',
    what: 'a stranger reads log files',
    apply: logBucket('policy', plus(allow('s3:GetObject'))),
  },
  {
    id: 'policyAllowsMore',
    what: 'everyone reads access logs',
    apply: accessLogBucket('policy', plus({ ...allow('s3:GetObject'), Principal: '*' })),
  },
  { id: 'policyAllowsMore', what: 'a stranger decrypts', apply: key('policy', plus(allow('kms:Decrypt'))) },
  {
    id: 'policyAllowsMore',
    what: 'all but one write to the bucket',
    apply: logBucket(
      'policy',
      plus({ Effect: 'Allow', NotPrincipal: { AWS: STRANGER }, Action: 's3:PutObject', Resource: '*' } as any),
    ),
  },
  {
    id: 'policyAllowsMore',
    what: 'a stranger takes the log role on',
    apply: change<RoleState>(
      'logsRole',
      (role) => ({ ...role, trust: [...role.trust, allow('sts:AssumeRole')] }),
      (made) => made.logsRole,
    ),
  },
  {
    id: 'policyAllowsMore',
    what: 'the log role may do more',
    apply: change<RoleState>(
      'logsRole',
      inner('policies', plusPolicy({ Effect: 'Allow', Action: 'logs:DeleteLogGroup', Resource: '*' })),
      (made) => made.logsRole,
    ),
  },
  {
    id: 'policyAllowsMore',
    what: 'a stranger publishes to the topic',
    apply: change<TopicState>(
      'topic',
      (topic) => ({ ...topic, policy: [...topic.policy, allow('sns:Publish')] }),
      (made) => made.topic,
    ),
  },
  {
    id: 'policyDeniesDelivery',
    what: 'the bucket denies all deliveries',
    apply: logBucket('policy', plus({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*' })),
  },
  {
    id: 'policyDeniesDelivery',
    what: 'the bucket denies what comes from outside of a network',
    apply: logBucket(
      'policy',
      plus({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
      }),
    ),
  },
  {
    id: 'policyDeniesDelivery',
    what: 'the key denies CloudTrail',
    apply: key(
      'policy',
      plus({
        Effect: 'Deny',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 'kms:GenerateDataKey',
        Resource: '*',
      }),
    ),
  },
  {
    id: 'policyDeniesPermission',
    what: 'the bucket denies reading',
    apply: logBucket('policy', plus({ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' })),
  },
  {
    id: 'policyDeniesPermission',
    what: 'the key denies decrypting to its account',
    apply: key<Statement[]>('policy', (statements = []) => [
      ...statements,
      {
        Effect: 'Deny',
        Principal: (statements.find(({ Action }) => Action === 'kms:*') as Statement).Principal,
        Action: 'kms:Decrypt',
        Resource: '*',
      },
    ]),
  },
  {
    id: 'policyDeniesMore',
    what: 'the bucket denies a stranger more',
    apply: logBucket('policy', plus(deny('s3:PutBucketPolicy'))),
  },
  // Buckets
  {
    id: 'publicAccessNotBlocked',
    what: 'one block of public access is off',
    apply: logBucket<object>('publicAccess', (blocks) => ({ ...blocks, blockPublicPolicy: false })),
  },
  {
    id: 'publicAccessNotBlocked',
    what: 'no block of public access is on',
    apply: accessLogBucket('publicAccess', () => ABSENT),
  },
  { id: 'aclsEnabled', what: 'ACLs are in force', apply: logBucket<string>('ownership', () => 'ObjectWriter') },
  { id: 'versioningOff', what: 'versioning is suspended', apply: logBucket<string>('versioning', () => 'Suspended') },
  {
    id: 'otherEncryption',
    what: "S3's own keys encrypt",
    apply: logBucket<object>('encryption', () => ({ algorithm: 'AES256', bucketKey: false })),
  },
  {
    id: 'otherEncryption',
    what: 'a key encrypts access logs',
    apply: accessLogBucket<object>('encryption', () => ({ algorithm: 'aws:kms', keyId: OTHER_KEY, bucketKey: true })),
  },
  {
    id: 'otherKey',
    what: 'another key encrypts log files',
    apply: logBucket<object>('encryption', (encryption) => ({ ...encryption, keyId: OTHER_KEY })),
  },
  {
    id: 'otherKey',
    what: "AWS's key encrypts log files",
    apply: logBucket<object>('encryption', (encryption) => ({ ...encryption, keyId: undefined })),
  },
  {
    id: 'bucketKeyOff',
    what: 'the bucket key is off',
    apply: logBucket<object>('encryption', (encryption) => ({ ...encryption, bucketKey: false })),
  },
  { id: 'lifecycleMissing', what: 'there are no lifecycle rules', apply: logBucket('lifecycle', () => ABSENT) },
  {
    id: 'lifecycleMissing',
    what: 'the rule is disabled',
    apply: accessLogBucket(
      'lifecycle',
      rule(() => ({ enabled: false })),
    ),
  },
  {
    id: 'expiresEarlier',
    what: 'log files expire a day early',
    apply: logBucket(
      'lifecycle',
      rule(({ expirationDays = 0 }) => (expirationDays > 1 ? { expirationDays: expirationDays - 1 } : undefined)),
    ),
  },
  {
    id: 'expiresEarlier',
    what: 'log files expire on a date',
    apply: logBucket(
      'lifecycle',
      rule(() => ({ expirationDays: undefined, expirationDate: '2026-12-01' })),
    ),
  },
  {
    id: 'expiresEarlier',
    what: 'another rule expires all on a date',
    apply: logBucket<LifecycleRuleState[]>('lifecycle', (rules = []) => [
      ...rules,
      { enabled: true, transitions: [], noncurrentTransitions: [], expirationDate: '2026-12-01' },
    ]),
  },
  {
    id: 'expiresEarlier',
    what: 'another rule expires some',
    apply: logBucket<LifecycleRuleState[]>('lifecycle', (rules = []) => [
      ...rules,
      { enabled: true, filter: 'prefix AWSLogs/', transitions: [], noncurrentTransitions: [], expirationDays: 1 },
    ]),
  },
  {
    id: 'expiresLater',
    what: 'log files expire a day late',
    apply: logBucket(
      'lifecycle',
      rule(({ expirationDays = 0 }) => ({ expirationDays: expirationDays + 1 })),
    ),
  },
  {
    id: 'expiresLater',
    what: 'access logs never expire',
    apply: accessLogBucket(
      'lifecycle',
      rule(() => ({ expirationDays: undefined })),
    ),
  },
  {
    id: 'versionsExpireEarlier',
    what: 'old versions expire early',
    apply: logBucket(
      'lifecycle',
      rule(({ noncurrentExpirationDays = 0 }) =>
        noncurrentExpirationDays > 1 ? { noncurrentExpirationDays: 1 } : undefined,
      ),
    ),
  },
  {
    id: 'versionsExpireLater',
    what: 'old versions never expire',
    apply: logBucket(
      'lifecycle',
      rule(() => ({ noncurrentExpirationDays: undefined })),
    ),
  },
  {
    id: 'versionsExpireLater',
    what: 'the newest old versions never expire',
    apply: logBucket(
      'lifecycle',
      rule(() => ({ newerNoncurrentVersions: 5 })),
    ),
  },
  {
    id: 'otherStorageClasses',
    what: 'log files move on a date',
    apply: logBucket(
      'lifecycle',
      rule(() => ({ transitions: [{ storageClass: 'INTELLIGENT_TIERING', date: '2026-12-01' }] })),
    ),
  },
  {
    id: 'otherStorageClasses',
    what: 'log files move elsewhere',
    apply: logBucket(
      'lifecycle',
      rule(() => ({ transitions: [{ storageClass: 'GLACIER', days: 1 }] })),
    ),
  },
  {
    id: 'incompleteUploadsKept',
    what: 'uploads never end',
    apply: logBucket(
      'lifecycle',
      rule(() => ({ abortIncompleteUploadDays: undefined })),
    ),
  },
  { id: 'lockOff', what: "Object Lock isn't enabled", apply: logBucket('objectLock', () => ABSENT) },
  {
    id: 'lockWeaker',
    what: 'the retention is removed',
    apply: logBucket<any>('objectLock', (lock) => (lock?.mode === undefined ? undefined : {})),
  },
  {
    id: 'lockWeaker',
    what: 'the mode is weaker',
    apply: logBucket<any>('objectLock', (lock) =>
      lock?.mode === 'COMPLIANCE' ? { ...lock, mode: 'GOVERNANCE' } : undefined,
    ),
  },
  {
    id: 'lockStronger',
    what: "the retention has a mode that isn't known",
    apply: logBucket<any>('objectLock', (lock) => (lock?.mode === undefined ? { ...lock, mode: 'OTHER' } : undefined)),
  },
  {
    id: 'lockStronger',
    what: 'the retention is longer',
    apply: logBucket<any>('objectLock', (lock) => ({
      mode: 'COMPLIANCE',
      years: 101,
      ...(lock?.mode !== undefined && { mode: lock.mode }),
    })),
  },
  {
    id: 'accessLogsOff',
    what: 'access logs are off',
    apply: (state, made) => {
      const altered = logBucket('logging', () => ABSENT)(state, made);
      return altered && { ...altered, accessLogBucket: ABSENT };
    },
  },
  {
    id: 'accessLogsOff',
    what: 'access logs go to another folder',
    apply: logBucket<any>('logging', (logging) => ({ ...logging, targetPrefix: 'elsewhere/' })),
  },
  {
    id: 'accessLogsRefused',
    what: 'the access-log bucket has Object Lock',
    apply: accessLogBucket('objectLock', () => ({})),
  },
  {
    id: 'moreAccessLogs',
    what: 'the access-log bucket sends access logs',
    apply: accessLogBucket('logging', () => ({ targetBucket: 'spies', targetPrefix: '' })),
  },
  {
    id: 'replicatedElsewhere',
    what: 'access logs are copied to a stranger',
    apply: accessLogBucket('replication', () => ({
      roleArn: 'arn:aws:iam::111111111111:role/copy',
      rules: [{ enabled: true, bucketArn: 'arn:aws:s3:::spies', copiesDeleteMarkers: false }],
    })),
  },
  {
    id: 'resourceMissing',
    what: 'the access-log bucket is gone',
    apply: (state, made) => (made.accessLogBucket ? { ...state, accessLogBucket: ABSENT } : undefined),
  },
  {
    id: 'eventBridgeOff',
    what: 'events to EventBridge are off',
    apply: eventBridge((on) => (on ? false : undefined)),
  },
  {
    id: 'eventBridgeOn',
    what: 'events to EventBridge are on',
    apply: eventBridge((on) => (on ? undefined : true)),
  },
  {
    id: 'replicationMissing',
    what: 'a second rule to the same bucket encrypts with another key',
    apply: logBucket<ReplicationState>('replication', secondReplicationRule({ keyId: OTHER_KEY })),
  },
  {
    id: 'replicationMissing',
    what: 'a second rule to the same bucket leaves out encrypted log files',
    apply: logBucket<ReplicationState>(
      'replication',
      secondReplicationRule({ copiesEncrypted: false, filter: '{"Prefix":"AWSLogs/"}' }),
    ),
  },
  {
    id: 'replicationMissing',
    what: "log files aren't copied",
    apply: logBucket<any>('replication', (replication) => (replication === undefined ? undefined : ABSENT)),
  },
  {
    id: 'replicationMissing',
    what: 'copies are encrypted otherwise',
    apply: logBucket<any>(
      'replication',
      (replication) => replication && { ...replication, rules: [{ ...replication.rules[0], keyId: OTHER_KEY }] },
    ),
  },
  {
    id: 'replicatedElsewhere',
    what: 'log files are copied to a stranger',
    apply: logBucket<any>('replication', (replication) => ({
      roleArn: 'arn:aws:iam::111111111111:role/copy',
      rules: [
        ...(replication?.rules ?? []),
        { enabled: true, bucketArn: 'arn:aws:s3:::spies', copiesDeleteMarkers: false },
      ],
    })),
  },
  {
    id: 'replicationMissing',
    what: 'only some log files are copied',
    apply: logBucket('replication', replicationRule({ filter: '{"Prefix":"nothing-here/"}' })),
  },
  {
    id: 'replicationMissing',
    what: 'encrypted log files are not copied',
    apply: logBucket('replication', replicationRule({ copiesEncrypted: false })),
  },
  {
    id: 'replicationMissing',
    what: 'copies belong to somebody else',
    apply: logBucket<ReplicationState>('replication', (replication) =>
      replicationRule({ changesOwner: replication?.rules[0].changesOwner !== true })(replication),
    ),
  },
  {
    id: 'deleteMarkersReplicated',
    what: 'delete markers are copied',
    apply: logBucket('replication', replicationRule({ copiesDeleteMarkers: true })),
  },
  {
    id: 'otherReplicationOptions',
    what: 'replication has metrics',
    apply: logBucket('replication', replicationRule({ others: '{"Metrics":{"Status":"Enabled"}}' })),
  },
  {
    id: 'resourceMissing',
    what: 'the role of replication is gone',
    apply: (state) => (state.replicationRole.kind === 'found' ? { ...state, replicationRole: ABSENT } : undefined),
  },
  {
    id: 'policyLacksDelivery',
    what: 'the role of replication may do nothing',
    apply: change<RoleState>(
      'replicationRole',
      inner('policies', () => []),
    ),
  },
  {
    id: 'policyDeniesDelivery',
    what: 'the role of replication is denied a key',
    apply: change<RoleState>(
      'replicationRole',
      inner('policies', plusPolicy({ Effect: 'Deny', Action: 'kms:*', Resource: '*' })),
    ),
  },
  {
    id: 'roleLimited',
    what: 'the log role has a boundary',
    apply: change<RoleState>(
      'logsRole',
      (role) => ({ ...role, boundaryArn: 'arn:aws:iam::111111111111:policy/nothing' }),
      (made) => made.logsRole,
    ),
  },
  {
    id: 'otherNotifications',
    what: 'a stranger learns of new log files',
    apply: logBucket<BucketNotificationState>('notifications', (notifications) => ({
      ...notifications!,
      others: { TopicConfigurations: [{ TopicArn: `arn:aws:sns:eu-west-1:${STRANGER}:spies`, Events: ['s3:*'] }] },
    })),
  },
  {
    id: 'objectsArchived',
    what: 'log files are archived',
    apply: logBucket('archives', () => [{ id: 'deep', tiers: ['DEEP_ARCHIVE_ACCESS after 180 days'] }]),
  },
  {
    id: 'foreignBucket',
    what: 'the bucket belongs to a stranger',
    apply: change<BucketState>('logBucket', (bucket) => ({
      ...bucket,
      owner: { expected: '111111111111', isOwner: false },
    })),
  },
  {
    id: 'bucketInOtherRegion',
    what: 'the access-log bucket is in another region',
    apply: change<BucketState>(
      'accessLogBucket',
      (bucket) => ({ ...bucket, region: 'ap-south-1' }),
      (made) => made.accessLogBucket,
    ),
  },
  // Keys
  {
    id: 'keyUnusable',
    what: 'the key is disabled',
    apply: change<KeyState>('key', (value) => ({ ...value, state: 'Disabled' })),
  },
  {
    id: 'keyPendingDeletion',
    what: 'the key is pending deletion',
    apply: change<KeyState>('key', (value) => ({ ...value, state: 'PendingDeletion', deletedAt: ago(-240) })),
  },
  { id: 'rotationOff', what: "the key isn't rotated", apply: key('rotation', () => ABSENT) },
  { id: 'rotationRarer', what: 'the key is rotated rarely', apply: key('rotation', () => ({ periodDays: 2560 })) },
  {
    id: 'rotationMoreFrequent',
    what: 'the key is rotated often',
    apply: key('rotation', () => ({ periodDays: 90 })),
  },
  {
    id: 'grantToPrincipal',
    what: 'a stranger has a grant',
    apply: key<GrantState[]>('grants', () => [
      { id: 'g-1', grantee: `arn:aws:iam::${STRANGER}:root`, isService: false, operations: ['Decrypt'] },
    ]),
  },
  {
    id: 'grantToService',
    what: 'a service has a grant',
    apply: key<GrantState[]>('grants', () => [
      { id: 'g-2', grantee: 'dynamodb.amazonaws.com', isService: true, operations: ['Decrypt'] },
    ]),
  },
  { id: 'aliasElsewhere', what: 'the alias names another key', apply: key<string[]>('aliases', () => ['alias/other']) },
  {
    id: 'keyPendingDeletion',
    what: 'the key of the log group is pending deletion',
    apply: change<KeyState>('deliveryKey', (value) => ({ ...value, state: 'PendingDeletion' })),
  },
  {
    id: 'aliasElsewhere',
    what: "the alias of the log group's key is removed",
    apply: change<KeyState>(
      'deliveryKey',
      inner('aliases', () => ABSENT),
    ),
  },
  {
    id: 'resourceMissing',
    what: 'the key is gone',
    apply: (state, made) => (made.logBucket || made.logGroup || made.topic ? undefined : { ...state, key: ABSENT }),
  },
  // Log group and topic
  {
    id: 'eventsForwarded',
    what: 'events are forwarded to a stranger',
    apply: logGroup({
      subscriptions: found([
        { name: 'spy', destination: `arn:aws:logs:eu-west-1:${STRANGER}:destination:spy`, isOfAccount: false },
      ]),
    }),
  },
  {
    id: 'eventsForwarded',
    what: 'the account forwards the events of all log groups',
    apply: logGroup({
      subscriptions: found([
        { name: 'all', destination: `arn:aws:logs:eu-west-1:${STRANGER}:destination:spy`, isOfAccount: true },
      ]),
    }),
  },
  { id: 'eventsMasked', what: 'values are masked', apply: logGroup({ isMasked: true }) },
  { id: 'otherLogGroupClass', what: 'the class is another one', apply: logGroup({ logGroupClass: 'DELIVERY' }) },
  { id: 'bearerTokensAccepted', what: 'tokens are accepted', apply: logGroup({ acceptsBearerTokens: true }) },
  { id: 'deletionProtectionOn', what: 'it is protected', apply: logGroup({ deletionProtection: true }) },
  {
    id: 'retentionShorter',
    what: 'events are kept for a day',
    apply: change<LogGroupState>(
      'logGroup',
      (group) => (group.retentionDays === 1 ? undefined : { ...group, retentionDays: 1 }),
      (made) => made.logGroup,
    ),
  },
  {
    id: 'retentionLonger',
    what: 'events are kept forever',
    apply: change<LogGroupState>(
      'logGroup',
      (group) => ({ ...group, retentionDays: undefined }),
      (made) => made.logGroup,
    ),
  },
  {
    id: 'withoutKey',
    what: 'the log group has no key',
    apply: change<LogGroupState>(
      'logGroup',
      (group) => ({ ...group, keyId: undefined }),
      (made) => made.logGroup,
    ),
  },
  {
    id: 'otherKey',
    what: 'the log group has another key',
    apply: change<LogGroupState>(
      'logGroup',
      (group) => ({ ...group, keyId: OTHER_KEY }),
      (made) => made.logGroup,
    ),
  },
  {
    id: 'withoutKey',
    what: 'the topic has no key',
    apply: change<TopicState>(
      'topic',
      (topic) => ({ ...topic, keyId: undefined }),
      (made) => made.topic,
    ),
  },
  {
    id: 'otherKey',
    what: "the topic has AWS's key",
    apply: change<TopicState>(
      'topic',
      (topic) => ({ ...topic, keyId: OTHER_KEY }),
      (made) => made.topic,
    ),
  },
  // The account
  {
    id: 'secondCopy',
    what: 'another trail records management events',
    apply: (state, made) =>
      made.recordsManagementEvents
        ? {
            ...state,
            otherTrails: found([otherTrail(`${TRAIL_ARN}/other`, { isLogging: true, recordsManagementEvents: true })]),
          }
        : undefined,
  },
  {
    id: 'formerTrail',
    what: 'the trail is there under its former name',
    apply: (state, { formerNames: [name] }) =>
      name === undefined
        ? undefined
        : {
            ...state,
            otherTrails: found([
              otherTrail(`${TRAIL_ARN}/${name}`, { isLogging: true, recordsManagementEvents: true }),
            ]),
          },
  },
  {
    id: 'trailLimit',
    what: 'there are five trails',
    apply: (state) => ({
      ...state,
      otherTrails: found([1, 2, 3, 4].map((count) => otherTrail(`${TRAIL_ARN}/other-${count}`))),
    }),
  },
  {
    id: 'regionsNotQueried',
    what: 'the account opts into a region',
    apply: (state, made) =>
      made.queriesAllRegions
        ? change<string[]>('enabledRegions', (regions) => [...regions, 'mx-central-9'])(state, made)
        : undefined,
  },
];
