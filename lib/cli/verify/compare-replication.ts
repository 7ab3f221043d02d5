import { DriftReport } from './catalog';
import { DEPLOY_AGAIN } from './fixes';
import { removingRules, s3api } from './s3-fixes';
import { ReplicationConfig } from '../../config/log-bucket-config';
import { BucketState, ReplicationRuleState, ReplicationState } from '../account/bucket-state';

/** The id of the rule that the baseline creates. */
const RULE_ID = 'CopyLogs';

/** The planned replication of a bucket. */
export interface ExpectedReplication {
  readonly subject: string;
  /** Undefined: none. */
  readonly replication?: ReplicationConfig;
  /** The account that owns the log bucket. Undefined: it isn't known. */
  readonly account?: string;
  /** The role that S3 assumes. Undefined: its name isn't known. */
  readonly roleArn?: string;
}

/** Compares the replication rules: whether one copies everything as planned, and nothing goes elsewhere. */
export function compareReplication(
  report: DriftReport,
  expected: ExpectedReplication,
  found: ReplicationState | undefined,
  bucket: BucketState,
): void {
  const { subject, replication, roleArn } = expected;
  const enabled = (found?.rules ?? []).filter((rule) => rule.enabled);
  const fix = replicationFix(expected, found, bucket);

  if (replication === undefined) {
    reportElsewhere(report, subject, { rules: enabled, wanted: 'nothing', fix });
    return;
  }

  const here = enabled.filter((rule) => rule.bucketArn === replication.bucketArn);
  const copiesAll = here.some((rule) => rule.filter === undefined);
  const isOtherRole = roleArn !== undefined && found !== undefined && found.roleArn !== roleArn;
  if (!copiesAll || !here.every((rule) => copiesAsPlanned(rule, expected)) || isOtherRole) {
    const role = isOtherRole ? `, with the role ${found.roleArn}` : '';
    report.find('replicationMissing', subject, {
      expected: `${plannedText(expected)}${isOtherRole ? `, with the role ${roleArn}` : ''}`,
      found: `${replicasText(enabled)}${role}`,
      fix,
    });
  }

  reportOptions(report, subject, here, fix);
  const elsewhere = enabled.filter((rule) => !here.includes(rule));
  reportElsewhere(report, subject, { rules: elsewhere, wanted: `to ${replication.bucketArn}`, fix });
}

/** Whether a rule encrypts replicas with the planned key, for the planned owner. Any rule can take precedence. */
function copiesAsPlanned(rule: ReplicationRuleState, { replication, account }: ExpectedReplication): boolean {
  const { keyArn, accountId } = replication!;
  const changesOwner = isOtherAccount(accountId, account);

  return (
    rule.keyId === keyArn &&
    rule.copiesEncrypted &&
    rule.changesOwner === changesOwner &&
    (rule.account === undefined ? !changesOwner : rule.account === (accountId ?? account))
  );
}

/** Whether replicas belong to another account than the log bucket. */
function isOtherAccount(accountId: string | undefined, account: string | undefined): boolean {
  return accountId !== undefined && accountId !== account;
}

/** Options that a planned rule doesn't have. */
function reportOptions(report: DriftReport, subject: string, rules: ReplicationRuleState[], fix: string): void {
  const copying = rules.filter((rule) => rule.copiesDeleteMarkers);
  if (copying.length > 0) {
    report.find('deleteMarkersReplicated', subject, {
      expected: 'not replicated',
      found: `replicated ${replicasText(copying)}`,
      fix,
    });
  }

  const others = rules.filter((rule) => rule.others !== undefined);
  if (others.length > 0) {
    report.find('otherReplicationOptions', subject, {
      expected: 'none',
      found: others.map((rule) => rule.others).join('; '),
      fix,
    });
  }
}

/** Rules that replicate to other buckets than the planned one. */
interface Elsewhere {
  readonly rules: ReplicationRuleState[];
  readonly wanted: string;
  readonly fix: string;
}

function reportElsewhere(report: DriftReport, subject: string, { rules, wanted, fix }: Elsewhere): void {
  if (rules.length > 0) {
    report.find('replicatedElsewhere', subject, { expected: wanted, found: replicasText(rules), fix });
  }
}

function replicationFix(
  expected: ExpectedReplication,
  found: ReplicationState | undefined,
  bucket: BucketState,
): string {
  const { replication, account } = expected;
  if (replication === undefined) {
    return removingRules(found?.rules ?? [], s3api('delete-bucket-replication', bucket));
  }

  const Role = expected.roleArn ?? found?.roleArn;
  if (Role === undefined) {
    return DEPLOY_AGAIN;
  }

  const { bucketArn, keyArn, accountId } = replication;
  const owner = isOtherAccount(accountId, account)
    ? { Account: accountId, AccessControlTranslation: { Owner: 'Destination' } }
    : {};

  const rule = {
    ID: RULE_ID,
    Status: 'Enabled',
    Priority: 1,
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' },
    SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
    Destination: { Bucket: bucketArn, EncryptionConfiguration: { ReplicaKmsKeyID: keyArn }, ...owner },
  };

  const fix = s3api('put-bucket-replication', bucket, { 'replication-configuration': { Role, Rules: [rule] } });
  const others = (found?.rules ?? []).filter(({ id }) => id !== RULE_ID);
  return removingRules(others, fix);
}

function plannedText({ replication }: ExpectedReplication): string {
  const { bucketArn, accountId = 'the same account', keyArn } = replication!;

  return `all log files to ${bucketArn} in ${accountId} with key ${keyArn}`;
}

function replicasText(rules: ReplicationRuleState[]): string {
  return rules.map(replicaText).join('; ') || 'nothing';
}

function replicaText({
  bucketArn,
  keyId,
  account,
  filter,
  copiesEncrypted,
  changesOwner,
}: ReplicationRuleState): string {
  const ofAccount = account === undefined ? '' : ` in ${account}`;
  const withKey = keyId === undefined ? '' : ` with key ${keyId}`;
  const filtered = filter === undefined ? '' : `, only ${filter}`;
  const unencrypted = copiesEncrypted ? '' : ', without objects that have SSE-KMS';
  const owned = changesOwner ? ', owned by that account' : '';

  return `to ${bucketArn}${ofAccount}${withKey}${filtered}${unencrypted}${owned}`;
}
