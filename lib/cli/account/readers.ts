import { readIdentity } from './identity';
import { ReadAccount } from './read-account';
import { ALL_OF_BUCKET, readBucket } from './read-bucket';
import { readLogGroup, readTopic } from './read-delivery';
import { ALL_OF_KEY, readKey } from './read-key';
import { readLogsRole } from './read-logs-role';
import { readOtherTrails } from './read-other-trails';
import { readRegions } from './read-regions';
import { Readers } from './read-stack';
import { readAggregation, readInsights, readSelectors, readStatus, readTags, readTrail } from './read-trail';
import { readStack } from './stack-reader';
import { AccountState } from './state';
import { TrailState } from './trail-state';
import { isArn, parseArn } from '../../aws/arn';
import { Aws } from '../aws/aws';
import { ABSENT, Reading, valueOf } from '../aws/reading';

const readAccount: ReadAccount = async ({ trail: name, home: access, archive: archiveAccess }) => {
  const home = new Aws(access);
  const archive = archiveAccess === undefined ? home : new Aws(archiveAccess);
  const region = isArn(name) ? parseArn(name).region : undefined;
  const [identity, trail] = await Promise.all([readIdentity(home), readTrail(home.client('cloudTrail', region), name)]);
  return {
    account: identity.account,
    partition: identity.partition,
    homeRegion: valueOf(trail)?.homeRegion ?? identity.region,
    trail,
    ...(trail.kind === 'found' ? await readParts(home, archive, trail.value) : nothingBut(trail)),
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
    otherTrails: trail,
    enabledRegions: trail,
  };
}

/** Reads everything that the trail refers to, concurrently. */
async function readParts(home: Aws, archive: Aws, trail: TrailState): Promise<Parts> {
  const { arn, homeRegion, logGroupArn, topicArn, logsRoleArn, keyId, bucketName } = trail;
  const client = home.client('cloudTrail', homeRegion);
  const keyIn = (aws: Aws) => (name: string) => readKey(aws, name, homeRegion, ALL_OF_KEY);

  const logBucket = readBucket(archive, bucketName, ALL_OF_BUCKET);
  const accessLogBucket = logBucket.then((reading) => {
    const logging = valueOf(valueOf(reading)?.logging ?? ABSENT);
    return named(logging?.targetBucket, (target) => readBucket(archive, target, ALL_OF_BUCKET));
  });

  const keyOfBucket = () => logBucket.then((reading) => valueOf(valueOf(reading)?.encryption ?? ABSENT)?.keyId);
  const key = Promise.resolve(keyId ?? keyOfBucket()).then((name) => named(name, keyIn(archive)));

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
    logsRole: named(logsRoleArn, (role) => readLogsRole(home, role)),
    otherTrails: readOtherTrails(home, arn),
    enabledRegions: readRegions(home),
  });
}

/** Awaits all readings concurrently. */
async function allOf<T extends object>(readings: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const entries = Object.entries(readings).map(async ([name, reading]) => [name, await reading]);
  return Object.fromEntries(await Promise.all(entries)) as T;
}

async function named<T>(name: string | undefined, readIt: (name: string) => Promise<Reading<T>>): Promise<Reading<T>> {
  return name === undefined ? ABSENT : readIt(name);
}
