import { ConfigFile } from '../../file/config-file';
import { schemaCommentFor } from '../../file/schema-comment';
import { planAnywhere } from '../../plan/plan-anywhere';
import { Statement } from '../../policies/statement';
import { QUERY_FILES } from '../../queries/query-files';
import { BaselineConfigError } from '../../validation/problems';
import { ReadAccount } from '../account/read-account';
import { AccountState } from '../account/state';
import { adopt as describe, Adoption } from '../adopt/adoption';
import { importsOf, logsPolicyArn } from '../adopt/imports';
import { AdoptionReport, LogsPolicy, MissingKey, PolicyDocument, printAdoption } from '../adopt/report';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { announce } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { writeNewFile } from '../terminal/user-files';
import { Expected, expectedOf } from '../verify/expected';
import { verify } from '../verify/verify';

export interface AdoptOptions {
  readonly output: string;
  readonly profile?: string;
  readonly region?: string;
  readonly json?: boolean;
}

/** Writes the config of an existing trail, and prints the steps to import it. Never writes to the account. */
export async function adopt(
  trail: string,
  options: AdoptOptions,
  terminal: Terminal,
  readAccount: ReadAccount,
): Promise<ExitCode> {
  const { output, profile, region, json = false } = options;
  const { out } = terminal;
  announce(terminal, `reading ${trail}`);
  const state = await readAccount({ trail, home: { profile, region } });
  if (state.trail.kind !== 'found') {
    throw new UsageError(
      state.trail.kind === 'absent'
        ? `there is no trail ${trail} in ${state.account} in ${state.homeRegion}`
        : `the trail can't be read: ${state.trail.why}; requires ${state.trail.permission}`,
    );
  }

  const report = reportOf(describe(state), state);
  const mapping = `${output.replace(/\.[^./\\]*$/, '')}.import.json`;
  if (!json && report.missingKey === undefined) {
    const fix = 'name another file with --output';
    writeNewFile(output, ConfigFile._toYaml(report.config, schemaCommentFor(output)), fix);
    writeNewFile(mapping, `${JSON.stringify(report.imports, undefined, 2)}\n`, fix);
  }

  out(`${json ? JSON.stringify(report, undefined, 2) : printAdoption(report, output, mapping)}\n`);

  const isToBeFixed = report.problems.length > 0 || report.missingKey !== undefined;
  return isToBeFixed ? ExitCode.FINDINGS : ExitCode.OK;
}

function reportOf(adoption: Adoption, state: AccountState): AdoptionReport {
  const { config, cannotExpress } = adoption;
  const common = {
    trail: state.trail.kind === 'found' ? state.trail.value.arn : '',
    config,
    cannotExpress,
    imports: importsOf(adoption, state),
  };

  try {
    const plan = planAnywhere(config, {
      subject: 'the trail',
      queries: QUERY_FILES,
      account: state.account,
      region: state.homeRegion,
    });

    const { findings, inconclusive } = verify(plan, state, new Date());
    const changes = findings.filter(({ id }) => !OF_NO_DEPLOYMENT.includes(id));
    return { ...common, changes, inconclusive, problems: [], ...createdBefore(expectedOf(plan, state, {}), state) };
  } catch (error) {
    if (!(error instanceof BaselineConfigError)) {
      throw error;
    }

    return { ...common, changes: [], inconclusive: [], problems: error.problems };
  }
}

/** Findings of `verify` that no deployment changes. */
const OF_NO_DEPLOYMENT: readonly string[] = [
  'deliveryFailed',
  'deliveryLate',
  'digestFailed',
  'digestLate',
  'cloudWatchLogsFailed',
  'cloudWatchLogsLate',
  'notificationsFailed',
  'notificationsLate',
  'secondCopy',
  'trailLimit',
];

/** What an import refers to and can't create. */
function createdBefore(expected: Expected, state: AccountState): Pick<AdoptionReport, 'logsPolicy' | 'missingKey'> {
  const logsPolicy = logsPolicyOf(expected, state);
  const missingKey = missingKeyOf(expected, state);
  return { ...(logsPolicy !== undefined && { logsPolicy }), ...(missingKey !== undefined && { missingKey }) };
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

function missingKeyOf({ policies, keys }: Expected, { trail, homeRegion }: AccountState): MissingKey | undefined {
  if (trail.kind !== 'found' || trail.value.keyId !== undefined) {
    return undefined;
  }

  return { alias: keys.log.alias!, region: homeRegion, document: documentOf(policies.key!.statements) };
}

function documentOf(statements: Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}
