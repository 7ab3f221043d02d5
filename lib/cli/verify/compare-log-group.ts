import { DriftReport, FindingId } from './catalog';
import { DEPLOY_AGAIN } from './fixes';
import { Keys } from './keys';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { CloudWatchLogsPlan } from '../../plan/sections/delivery-plan';
import { LogGroupState } from '../account/delivery-state';
import { Reading } from '../aws/reading';
import { awsCommand, OptionValue } from '../terminal/aws-command';
import { argument } from '../terminal/text';

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
  const fix = key === undefined ? DEPLOY_AGAIN : logs('associate-kms-key', { 'kms-key-id': key });
  keys.expectKey(report, SUBJECT, { wanted: key, found: group.keyId, fix });

  compareSwitches(report, group, logs);
  compareSubscriptions(report, group, logs);
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
  report.find(isShorter ? 'retentionShorter' : 'retentionLonger', SUBJECT, {
    expected: `${wanted} days`,
    found: found === undefined ? 'never expires' : `${found} days`,
    fix:
      retentionPolicy === undefined
        ? putRetention
        : `exclude the log group from the account-level retention policy ${argument(retentionPolicy)}`,
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
  // Newer calls identify a log group by another option.
  const ofGroup = { 'log-group-name': undefined, 'log-group-identifier': logGroupNameOf(group.arn) };
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
      fix: group.isMaskedByAccount
        ? 'exclude the log group from the data protection policy of the account'
        : logs('delete-data-protection-policy', ofGroup),
    },
    {
      id: 'bearerTokensAccepted',
      isWrong: group.acceptsBearerTokens,
      expected: 'off',
      found: 'on',
      fix: logs('put-bearer-token-authentication', { ...ofGroup, 'bearer-token-authentication-enabled': false }),
    },
    {
      id: 'deletionProtectionOn',
      isWrong: group.deletionProtection,
      expected: 'off',
      found: 'on',
      fix: logs('put-log-group-deletion-protection', { ...ofGroup, 'deletion-protection-enabled': false }),
    },
  ];

  for (const { id, isWrong, expected, found, fix } of switches) {
    if (isWrong) {
      report.find(id, SUBJECT, { expected, found, fix });
    }
  }
}

/** The baseline creates no subscription filters. */
function compareSubscriptions(report: DriftReport, group: LogGroupState, logs: Logs): void {
  const { value: subscriptions = [] } = report.read('subscription filters of the log group', group.subscriptions);

  for (const { name, destination, isOfAccount } of subscriptions) {
    report.find('eventsForwarded', SUBJECT, {
      expected: 'no subscription filters',
      found: `${name} of ${isOfAccount ? 'the account' : 'the log group'}, to ${destination}`,
      fix: isOfAccount
        ? `exclude the log group from the account-level subscription filter policy ${argument(name)}`
        : logs('delete-subscription-filter', { 'filter-name': name }),
    });
  }
}
