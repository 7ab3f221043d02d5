import { Adoption } from './adoption';
import { importsOf, logsPolicyArn } from './imports';
import { irreversibleChanges } from './irreversible';
import { withMergedSelectors } from './merged-selectors';
import { needsKey, withNewKey } from './new-key';
import { AdoptionReport, LogsPolicy, NewKey, PolicyDocument } from './report';
import { Statement } from '../../policies/statement';
import { QUERY_FILES } from '../../queries/query-files';
import { BaselineConfigError } from '../../validation/problems';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';
import { Finding } from '../findings/finding';
import { planConfig } from '../plan/plan-file';
import { FindingId } from '../verify/catalog';
import { Expected, expectedOf } from '../verify/expected';
import { verify } from '../verify/verify';

/** Findings of `verify` that neither an import nor a deployment depends on. */
const NOT_OF_ADOPTION: readonly FindingId[] = [
  'deliveryLate',
  'digestLate',
  'cloudWatchLogsLate',
  'notificationsLate',
  'secondCopy',
  'trailLimit',
];

/** Findings that no deployment ends, even of a resource that the baseline manages. */
const OF_NO_DEPLOYMENT: readonly FindingId[] = [
  'deliveryFailed',
  'digestFailed',
  'cloudWatchLogsFailed',
  'notificationsFailed',
  'keyUnusable',
  'keyPendingDeletion',
  'resourceMissing',
];

/** Judges an adoption as `check` judges its config, and compares it with the account as `verify` does. */
export function outcomeOf(adoption: Adoption, state: AccountState): AdoptionReport {
  const { config, cannotExpress, names } = adoption;
  const common = {
    trail: valueOf(state.trail)!.arn,
    config,
    cannotExpress,
    stackName: valueOf(state.tags)?.['aws:cloudformation:stack-name'],
    imports: importsOf(adoption, withNewKey(state, names)),
  };

  try {
    const { account, homeRegion: region } = state;
    const { plan } = planConfig(config, { subject: 'the trail', queries: QUERY_FILES, account, region });
    adoption.problems.throwIfAny('the trail');

    const expected = expectedOf(plan, state, {});
    const { findings, inconclusive } = verify(plan, stateAtImport(expected, adoption, state), new Date());
    const { changes, toFix } = split(
      findings.map((finding) => ofAccount(finding, state)),
      adoption,
    );

    const irreversible = irreversibleChanges(changes, adoption, state);
    return { ...common, problems: [], irreversible, changes, toFix, inconclusive, ...createdBefore(expected, state) };
  } catch (error) {
    if (!(error instanceof BaselineConfigError)) {
      throw error;
    }

    const problems = [...new Set([...adoption.problems.all, ...error.problems])];
    return { ...common, problems, irreversible: [], changes: [], toFix: [], inconclusive: [] };
  }
}

/** The account after the steps that precede the import. */
function stateAtImport({ policies }: Expected, adoption: Adoption, state: AccountState): AccountState {
  return withMergedSelectors(withNewKey(state, adoption.names, policies.key?.statements), adoption);
}

/** The finding with the trail's own selectors, not with the merged ones. */
function ofAccount(finding: Finding, { selectors }: AccountState): Finding {
  return finding.id === 'basicSelectors'
    ? { ...finding, found: JSON.stringify(valueOf(selectors)?.selectors) }
    : finding;
}

/** What a deployment changes, and what the user has to. */
function split(findings: readonly Finding[], { ours }: Adoption): Pick<AdoptionReport, 'changes' | 'toFix'> {
  const managed = ['trail', ...(ours.logBucket ? ['log bucket'] : []), ...(ours.key ? ['key'] : [])];
  const subjects = ours.logGroup ? [...managed, 'log group'] : managed;
  const isChange = ({ id, subject }: Finding) =>
    subjects.includes(subject) && !OF_NO_DEPLOYMENT.includes(id as FindingId);

  const ofAdoption = findings.filter(({ id }) => !NOT_OF_ADOPTION.includes(id as FindingId));
  return {
    changes: ofAdoption.filter(isChange),
    toFix: ofAdoption.filter((finding) => !isChange(finding) && !isOfLogsPolicy(finding)),
  };
}

/** The managed policy, which is created before the import, adds these permissions. */
function isOfLogsPolicy({ id, subject }: Finding): boolean {
  return subject === 'log role' && id === 'policyLacksDelivery';
}

/** What an import refers to and can't create. */
function createdBefore(expected: Expected, state: AccountState): Pick<AdoptionReport, 'logsPolicy' | 'newKey'> {
  const logsPolicy = logsPolicyOf(expected, state);
  const newKey = newKeyOf(expected, state);
  return { ...(logsPolicy !== undefined && { logsPolicy }), ...(newKey !== undefined && { newKey }) };
}

function logsPolicyOf({ policies, delivery }: Expected, state: AccountState): LogsPolicy | undefined {
  const roleArn = delivery.logsRole?.arn;
  if (policies.logsRole === undefined || roleArn === undefined) {
    return undefined;
  }

  const arn = logsPolicyArn(state);
  return {
    name: arn.split('/').at(-1)!,
    arn,
    roleName: roleArn.split('/').at(-1)!,
    document: documentOf(policies.logsRole.statements),
  };
}

function newKeyOf({ policies, keys }: Expected, state: AccountState): NewKey | undefined {
  return needsKey(state)
    ? { alias: keys.log.alias!, region: state.homeRegion, document: documentOf(policies.key!.statements) }
    : undefined;
}

function documentOf(statements: Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}
