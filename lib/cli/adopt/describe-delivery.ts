import { Described } from './describe-storage';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { TrailNames } from '../../aws/trail-names';
import { CloudWatchLogsConfig, DeliveryConfig } from '../../config/delivery-config';
import { EncryptionConfig } from '../../config/encryption-config';
import { LogGroupState } from '../account/delivery-state';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { valueOf } from '../aws/reading';
import { Keys } from '../verify/keys';

/** CloudWatch Logs and delivery notices. */
export function describeDelivery(trail: TrailState, state: AccountState, names: TrailNames): Described<DeliveryConfig> {
  const { logGroupArn, logsRoleArn, topicArn } = trail;
  const group = valueOf(state.logGroup);
  const arn = logGroupArn?.replace(/:\*$/, '');
  // A log group that keeps everything would lose it: the config can't say for ever.
  const isOurs = group?.retentionDays !== undefined && arn !== undefined && logGroupNameOf(arn) === names.logGroupName;
  const role = logsRoleArn === undefined ? {} : { existingRoleArn: logsRoleArn };
  const cloudWatchLogs: CloudWatchLogsConfig =
    arn === undefined
      ? { enabled: false }
      : { ...(isOurs ? { retentionDays: group.retentionDays } : { existingLogGroupArn: arn }), ...role };

  return {
    config: { cloudWatchLogs, ...(topicArn !== undefined && { notifications: { existingTopicArn: topicArn } }) },
    isOurs,
    cannotExpress: [
      ...(arn !== undefined && !isOurs ? [`the log group stays its owner's: ${why(group)}`] : []),
      ...(topicArn === undefined ? [] : ["the topic stays its owner's: CloudFormation can't import its policy"]),
    ],
  };
}

function why(group: LogGroupState | undefined): string {
  if (group === undefined) {
    return "it can't be read";
  }

  return group.retentionDays === undefined
    ? "it keeps events for ever, which the config can't say"
    : 'it has another name than the baseline gives it';
}

/** The key. One of another account, or of AWS, stays its owner's. */
export function describeEncryption(
  { keyId }: TrailState,
  state: AccountState,
  names: TrailNames,
): Described<EncryptionConfig> {
  const key = valueOf(state.key);
  if (keyId === undefined) {
    return { config: {}, isOurs: false, cannotExpress: [] };
  }

  const { region, account } = key === undefined ? { region: undefined, account: undefined } : parseArn(key.arn);
  const isHere = account === state.account && region === state.homeRegion;
  if (key === undefined || !isHere || key.manager === 'AWS' || key.policy.kind !== 'found') {
    const reason =
      key === undefined
        ? "it can't be read"
        : isHere
          ? "it is AWS's, or its policy can't be read"
          : 'it is of another account or region';

    return {
      config: { existingKeyArn: key?.arn ?? keyId },
      isOurs: false,
      cannotExpress: [`the key stays its owner's: ${reason}`],
    };
  }

  const topicKey = valueOf(state.topic)?.keyId;
  if (topicKey !== undefined && new Keys(state).same(topicKey, key.arn) !== false) {
    // The policy of a key that the baseline makes is about a topic that it makes, so notices would end.
    return {
      config: { existingKeyArn: key.arn },
      isOurs: false,
      cannotExpress: ["the key stays its owner's: it encrypts the topic too"],
    };
  }

  const [alias] = (valueOf(key.aliases) ?? [])
    .filter((name) => !name.startsWith('alias/aws/'))
    .map((name) => name.replace(/^alias\//, ''));

  return { config: alias === undefined || alias === names.keyAlias ? {} : { alias }, isOurs: true, cannotExpress: [] };
}
