import { DriftReport, FindingId } from './catalog';
import { Keys } from './keys';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { CloudWatchLogsPlan } from '../../plan/sections/delivery-plan';
import { LogGroupState } from '../account/delivery-state';
import { Reading } from '../aws/reading';
import { awsCommand, OptionValue } from '../terminal/aws-command';

const SUBJECT = 'log group';

/** The expected settings of a log group. */
export interface ExpectedLogGroup {
  /** The ARN that the trail names, without `:*`. */
  readonly arn: string;
  readonly plan: CloudWatchLogsPlan;
  /** The ARN of its key. Undefined: it couldn't be read. */
  readonly key: string | undefined;
}

/** A command on the log group, in its region. */
type Logs = (command: string, options?: Readonly<Record<string, OptionValue>>) => string;

/** Compares a log group. Of an existing one, its owner decides everything. */
export function compareLogGroup(
  report: DriftReport,
  { arn, plan, key }: ExpectedLogGroup,
  reading: Reading<LogGroupState>,
  keys: Keys,
): void {
  const { region } = parseArn(arn);
  const { retentionDays } = plan;
  const logs: Logs = (command, options = {}) =>
    awsCommand(`logs ${command}`, { 'log-group-name': logGroupNameOf(arn), ...options, region });

  const putRetention = logs('put-retention-policy', { 'retention-in-days': retentionDays });
  const { value: group, isKnown } = report.read('the log group', reading);
  if (isKnown && group === undefined) {
    const create = logs('create-log-group', { 'kms-key-id': retentionDays === undefined ? undefined : key });
    const fix = retentionDays === undefined ? create : `${create} && ${putRetention}`;
    report.find('resourceMissing', SUBJECT, { expected: arn, found: 'no such log group', fix });
  }

  if (group === undefined || retentionDays === undefined) {
    return;
  }

  compareRetention(report, retentionDays, group, putRetention);
  keys.expectKey(report, SUBJECT, {
    wanted: key,
    found: group.keyId,
    fix: logs('associate-kms-key', { 'kms-key-id': key ?? 'KEY' }),
  });

  compareSwitches(report, group, logs);
  compareSubscriptions(report, group, region, logs);
}

function compareRetention(
  report: DriftReport,
  wanted: number,
  { retentionDays: found, retentionPolicy }: LogGroupState,
  putRetention: string,
): void {
  if (found === wanted) {
    return;
  }

  const isShorter = found !== undefined && found < wanted;
  const fixOfPolicy = `exclude the log group from the account-level retention policy ${retentionPolicy}`;
  report.find(isShorter ? 'retentionShorter' : 'retentionLonger', SUBJECT, {
    expected: `${wanted} days`,
    found: found === undefined ? 'never expires' : `${found} days`,
    fix: retentionPolicy === undefined ? putRetention : fixOfPolicy,
  });
}

/** A setting that a log group of the baseline doesn't have. */
interface Switch {
  readonly id: FindingId;
  readonly isWrong: boolean;
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

function compareSwitches(report: DriftReport, group: LogGroupState, logs: Logs): void {
  const switches: Switch[] = [
    {
      id: 'otherLogGroupClass',
      isWrong: group.logGroupClass !== 'STANDARD',
      expected: 'STANDARD',
      found: group.logGroupClass,
      fix: 'the class of a log group is permanent: export what you need, delete the log group, and create it again',
    },
    {
      id: 'eventsMasked',
      isWrong: group.isMasked,
      expected: 'no data protection policy',
      found: 'values are masked',
      fix:
        'delete the data protection policy of the log group (aws logs delete-data-protection-policy) or of the ' +
        'account (aws logs delete-account-policy)',
    },
    {
      id: 'bearerTokensAccepted',
      isWrong: group.acceptsBearerTokens,
      expected: 'off',
      found: 'on',
      fix: logs('put-bearer-token-authentication', {
        'log-group-name': undefined,
        'log-group-identifier': logGroupNameOf(group.arn),
        'bearer-token-authentication-enabled': false,
      }),
    },
    {
      id: 'deletionProtectionOn',
      isWrong: group.deletionProtection,
      expected: 'off',
      found: 'on',
      fix: logs('put-log-group-deletion-protection', {
        'log-group-name': undefined,
        'log-group-identifier': logGroupNameOf(group.arn),
        'deletion-protection-enabled': false,
      }),
    },
  ];

  for (const { id, isWrong, expected, found, fix } of switches) {
    if (isWrong) {
      report.find(id, SUBJECT, { expected, found, fix });
    }
  }
}

/** The baseline creates no subscription filters. */
function compareSubscriptions(report: DriftReport, group: LogGroupState, region: string, logs: Logs): void {
  const { value: subscriptions = [] } = report.read('subscription filters of the log group', group.subscriptions);

  for (const { name, destination, isOfAccount } of subscriptions) {
    const ofAccount = awsCommand('logs delete-account-policy', {
      'policy-name': name,
      'policy-type': 'SUBSCRIPTION_FILTER_POLICY',
      region,
    });

    report.find('eventsForwarded', SUBJECT, {
      expected: 'no subscription filters',
      found: `${name} of ${isOfAccount ? 'the account' : 'the log group'}, to ${destination}`,
      fix: isOfAccount
        ? `exclude the log group from the policy, or, for all log groups of the account: ${ofAccount}`
        : logs('delete-subscription-filter', { 'filter-name': name }),
    });
  }
}
