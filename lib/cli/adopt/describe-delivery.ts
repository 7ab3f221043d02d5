import { Described } from './describe-storage';
import { needsKey } from './new-key';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { TrailNames } from '../../aws/trail-names';
import { CloudWatchLogsConfig, DeliveryConfig } from '../../config/delivery-config';
import { EncryptionConfig } from '../../config/encryption-config';
import { LogGroupState } from '../account/delivery-state';
import { KeyState } from '../account/key-state';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { valueOf } from '../aws/reading';
import { Keys } from '../verify/keys';

/** CloudWatch Logs and SNS notifications. */
export function describeDelivery(trail: TrailState, state: AccountState, names: TrailNames): Described<DeliveryConfig> {
  const { logGroupArn, logsRoleArn, topicArn } = trail;
  const group = valueOf(state.logGroup);
  const arn = logGroupArn?.replace(/:\*$/, '');
  const isNamedAsOurs = arn !== undefined && logGroupNameOf(arn) === names.logGroupName;
  // The config has no value for "forever": a log group without retention would lose events.
  const isOurs = group?.retentionDays !== undefined && isNamedAsOurs;

  const cannotExpress: string[] = [];
  if (arn !== undefined && !isOurs) {
    cannotExpress.push(`the log group is passed in as an existing one: ${why(group)}`);
  }

  if (topicArn !== undefined) {
    cannotExpress.push("the topic is passed in as an existing one: CloudFormation can't import its policy");
  }

  return {
    config: {
      cloudWatchLogs: describeLogs(arn, isOurs ? group.retentionDays : undefined, logsRoleArn),
      ...(topicArn !== undefined && { notifications: { existingTopicArn: topicArn } }),
    },
    isOurs,
    cannotExpress,
  };
}

/** @param retentionDays of a log group that the baseline manages */
function describeLogs(
  groupArn: string | undefined,
  retentionDays: number | undefined,
  roleArn: string | undefined,
): CloudWatchLogsConfig {
  if (groupArn === undefined) {
    return { enabled: false };
  }

  return {
    ...(retentionDays === undefined ? { existingLogGroupArn: groupArn } : { retentionDays }),
    ...(roleArn !== undefined && { existingRoleArn: roleArn }),
  };
}

function why(group: LogGroupState | undefined): string {
  if (group === undefined) {
    return "it can't be read";
  }

  return group.retentionDays === undefined
    ? "it has no retention, which the config can't express"
    : 'its name differs from the name that the baseline gives a log group';
}

/**
 * The key. A key of another account, or an AWS managed key, is passed in as an existing one.
 *
 * @param state with the new key, if the trail has none
 */
export function describeEncryption(
  { keyId }: TrailState,
  state: AccountState,
  names: TrailNames,
): Described<EncryptionConfig> {
  const key = valueOf(state.key);
  const reason = whyNotOurs(key, state);
  if (key === undefined || reason !== undefined) {
    return {
      config: { existingKeyArn: key?.arn ?? keyId! },
      isOurs: false,
      cannotExpress: [`the key is passed in as an existing one: ${reason}`],
    };
  }

  const alias = (valueOf(key.aliases) ?? []).find((name) => !name.startsWith('alias/aws/'))?.replace(/^alias\//, '');

  const isDefault = alias === undefined || alias === names.keyAlias;
  return { config: isDefault ? {} : { alias }, isOurs: true, cannotExpress: [] };
}

/** Why the baseline can't manage a key; undefined if it can. */
function whyNotOurs(key: KeyState | undefined, state: AccountState): string | undefined {
  if (needsKey(state)) {
    return undefined; // the new key, which nothing uses yet
  }

  if (key === undefined) {
    return "it can't be read";
  }

  const { region, account } = parseArn(key.arn);
  if (account !== state.account || region !== state.homeRegion) {
    return 'it is in another account or region';
  }

  if (key.manager === 'AWS' || key.policy.kind !== 'found') {
    return "it is an AWS managed key, or its policy can't be read";
  }

  // A key of the baseline only permits a topic of the baseline, so notifications to this topic would stop.
  const topicKey = valueOf(state.topic)?.keyId;
  const mayEncryptTopic = topicKey !== undefined && new Keys(state).same(topicKey, key.arn) !== false;
  return mayEncryptTopic ? 'it also encrypts the topic' : undefined;
}
