import { ExistingState } from './deployment-target';
import { Identity } from './identity';
import { Reach } from './reach';
import { readBucket } from './read-bucket';
import { readKey } from './read-key';
import { readLogGroupArn } from './read-log-group';
import { readTrust } from './read-role';
import { readTopic } from './read-topic';
import { parseArn } from '../../aws/arn';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { Aws } from '../aws/aws';
import { ABSENT, Reading, valueOf } from '../aws/reading';

type Plan = BaselinePlan | LandingZonePlan;

/** Reads the existing resources that a plan names, each in its own account. */
export async function readExisting(plan: Plan, home: Identity, reach: Reach): Promise<ExistingState> {
  const {
    storage,
    encryption: { existingKeyArn: keyArn },
    delivery: { cloudWatchLogs, notifications },
    analytics,
  } = plan;

  const archive = isLandingZonePlan(plan) ? plan.archive.account : home.account;
  const inAccount = async <T>(account: string, name: string | undefined, readIt: ReadNamed<T>): Promise<Reading<T>> =>
    name === undefined ? ABSENT : reach.read(account, (aws) => readIt(aws, name));

  const byArn = <T>(arn: string | undefined, readIt: ReadNamed<T>) =>
    inAccount(arn === undefined ? home.account : parseArn(arn).account, arn, readIt);

  const { bucketArn: replicaArn, accountId: replicaAccount = archive } = storage.logBucket?.replication ?? {};
  const topicArn = notifications?.existingTopicArn;
  const topicReading = byArn(topicArn, readTopic);
  const topicKeyReading = topicReading.then((reading) =>
    byArn(topicArn, async (aws, arn) => {
      const keyId = valueOf(reading)?.keyId;
      return keyId === undefined ? ABSENT : readKey(aws, keyId, parseArn(arn).region, ['policy']);
    }),
  );

  const [logBucket, accessLogBucket, replicaBucket, key, logGroup, logsRole, topic, topicKey, sources] =
    await Promise.all([
      inAccount(archive, storage.existingBucketName, (aws, name) =>
        readBucket(aws, { name, owner: storage.existingBucketOwner }, ['policy']),
      ),
      inAccount(archive, storage.existingAccessLogBucketName, (aws, name) =>
        readBucket(aws, { name }, ['policy', 'objectLock', 'encryption']),
      ),
      inAccount(replicaAccount, replicaArn && parseArn(replicaArn).resource, (aws, name) =>
        readBucket(aws, { name }, ['versioning', 'objectLock']),
      ),
      byArn(keyArn, (aws, arn) => readKey(aws, arn, home.region, ['policy'])),
      byArn(cloudWatchLogs?.existingLogGroupArn, readLogGroupArn),
      byArn(cloudWatchLogs?.existingRoleArn, readTrust),
      topicReading,
      topicKeyReading,
      Promise.all(
        (analytics?.sources ?? []).map(({ bucketName }) =>
          inAccount(archive, bucketName, (aws, name) => readBucket(aws, { name }, [])),
        ),
      ),
    ]);

  return { logBucket, accessLogBucket, replicaBucket, key, logGroup, logsRole, topic, topicKey, sources };
}

type ReadNamed<T> = (aws: Aws, name: string) => Promise<Reading<T>>;
