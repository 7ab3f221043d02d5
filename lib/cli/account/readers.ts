import { BucketState } from './bucket-state';
import { readIdentity } from './identity';
import { NamedResources, ReadAccount } from './read-account';
import { ALL_OF_BUCKET, readBucket } from './read-bucket';
import { ALL_OF_KEY, readKey } from './read-key';
import { readLogGroup } from './read-log-group';
import { readOtherTrails } from './read-other-trails';
import { readRegions } from './read-regions';
import { readRole } from './read-role';
import { Readers } from './read-stack';
import { readTopic } from './read-topic';
import { readAggregation, readInsights, readSelectors, readStatus, readTags, readTrail } from './read-trail';
import { readStack } from './stack-reader';
import { AccountState } from './state';
import { TrailState } from './trail-state';
import { isArn, parseArn } from '../../aws/arn';
import { Aws } from '../aws/aws';
import { ABSENT, Reading, valueOf } from '../aws/reading';

const readAccount: ReadAccount = async (question) => {
  const { trail: name, home: access } = question;
  const home = new Aws(access);
  const archive = question.archive === undefined ? home : new Aws(question.archive);
  const region = isArn(name) ? parseArn(name).region : undefined;
  const [identity, trail] = await Promise.all([readIdentity(home), readTrail(home.client('cloudTrail', region), name)]);
  const resources = { ...question.named, bucketOwner: question.ownerOf?.(identity.account) };
  return {
    account: identity.account,
    partition: identity.partition,
    homeRegion: valueOf(trail)?.homeRegion ?? identity.region,
    trail,
    ...(trail.kind === 'found' ? await readParts({ home, archive }, trail.value, resources) : nothingBut(trail)),
  };
};

/** The readers that use the AWS SDK. */
export const READERS: Readers = { readAccount, readStack };

type Parts = Omit<AccountState, 'account' | 'homeRegion' | 'partition' | 'trail'>;

/** Without a trail, nothing else can be found. */
function nothingBut(trail: Reading<never>): Parts {
  return {
    status: trail,
    selectors: trail,
    insights: trail,
    aggregation: trail,
    tags: trail,
    logBucket: trail,
    accessLogBucket: trail,
    key: trail,
    deliveryKey: trail,
    logGroup: trail,
    topic: trail,
    logsRole: trail,
    replicationRole: trail,
    otherTrails: trail,
    enabledRegions: trail,
  };
}

/** The clients for the trail's account, and for the account of the buckets. */
interface Clients {
  readonly home: Aws;
  readonly archive: Aws;
}

interface Resources extends NamedResources {
  readonly bucketOwner?: string;
}

/** Reads everything that is named, or that the trail refers to, concurrently. */
async function readParts({ home, archive }: Clients, trail: TrailState, resources: Resources): Promise<Parts> {
  const { arn, homeRegion, logGroupArn, topicArn, logsRoleArn, keyId, bucketName } = trail;
  const client = home.client('cloudTrail', homeRegion);
  const keyIn = (aws: Aws) => (name: string) => readKey(aws, name, homeRegion, ALL_OF_KEY);
  const bucket = (name: string) => readBucket(archive, { name, owner: resources.bucketOwner }, ALL_OF_BUCKET);

  const logBucket = bucket(resources.logBucket ?? bucketName);
  const ofBucket =
    <T>(part: (state: BucketState) => T | undefined) =>
    async () => {
      const state = valueOf(await logBucket);
      return state && part(state);
    };

  const target = ofBucket(({ logging }) => valueOf(logging)?.targetBucket);
  const bucketKey = ofBucket(({ encryption }) => valueOf(encryption)?.keyId);
  const roleArn = ofBucket(({ replication }) => valueOf(replication)?.roleArn);

  const accessLogBucket = named(resources.accessLogBucket ?? target, bucket);
  const key = named(resources.key ?? keyId ?? bucketKey, keyIn(archive));
  const replicationRole = named(resources.replicationRole ?? roleArn, (role) => readRole(archive, role));

  const logGroup = named(logGroupArn, (group) => readLogGroup(home, group));
  const topic = named(topicArn, (notifications) => readTopic(home, notifications));
  const deliveryKey = Promise.all([logGroup, topic, key]).then(([group, notifications, logKey]) => {
    const name = valueOf(group)?.keyId ?? valueOf(notifications)?.keyId;
    const isLogKey = name === valueOf(logKey)?.arn || name === keyId;
    return isLogKey ? ABSENT : named(name, keyIn(home));
  });

  return allOf({
    status: readStatus(client, arn),
    selectors: readSelectors(client, arn),
    insights: readInsights(client, arn),
    aggregation: readAggregation(client, arn),
    tags: readTags(client, arn),
    logBucket,
    accessLogBucket,
    key,
    deliveryKey,
    logGroup,
    topic,
    logsRole: named(logsRoleArn, (role) => readRole(home, role)),
    replicationRole,
    otherTrails: readOtherTrails(home, arn),
    enabledRegions: readRegions(home),
  });
}

/** Awaits all readings concurrently. */
async function allOf<T extends object>(readings: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const entries = Object.entries(readings).map(async ([name, reading]) => [name, await reading]);
  return Object.fromEntries(await Promise.all(entries)) as T;
}

async function named<T>(
  name: string | undefined | (() => Promise<string | undefined>),
  readIt: (name: string) => Promise<Reading<T>>,
): Promise<Reading<T>> {
  const known = typeof name === 'function' ? await name() : name;
  return known === undefined ? ABSENT : readIt(known);
}
