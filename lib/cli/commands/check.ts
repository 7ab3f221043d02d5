import { EventVolumes, MonthlyCost } from '../../cost/event-volumes';
import { estimateMonthlyCost } from '../../cost/monthly-cost';
import { deploymentOf, namesOf } from '../../deployment/deployment';
import { YamlFile } from '../../file/yaml-file';
import { KnownPlace } from '../../plan/plan-anywhere';
import { isUnknown, UNKNOWN } from '../../validation/placeholder';
import { BaselineConfigError } from '../../validation/problems';
import { ACCOUNT_ID, REGION } from '../../validation/string-formats';
import { countRecorded } from '../check/against';
import { Checked, printChecked } from '../check/print';
import { requiredOf } from '../check/required';
import { AnyPlan, describePlan } from '../plan/describe-plan';
import { planFile, PlannedConfig, warningsOf } from '../plan/plan-file';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { countLogFiles } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { printableJson, printableLines } from '../terminal/text';
import { readTextFile } from '../terminal/user-files';

export interface CheckOptions {
  readonly cost?: string;
  readonly against?: string;
  /** The account of a baseline whose file names none. */
  readonly account?: string;
  /** The home region of a baseline whose file names none. */
  readonly region?: string;
  /** Whether warnings count as findings. */
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** Prints what a config file means, or its problems. */
export async function check(path: string, options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, err } = terminal;
  try {
    const place = placeOf(options);
    const planned = planFile(path, place);
    const checked = {
      ...describePlan(planned.plan),
      warnings: warningsOf(planned),
      requiredStatements: requiredOf(planned.plan, place),
      ...requestedParts(planned, options, terminal),
    };

    const text = options.json === true ? printableJson(checked, 2) : printChecked(path, checked);
    out(`${text}\n`);
    return options.strict === true && checked.warnings.length > 0 ? ExitCode.FINDINGS : ExitCode.OK;
  } catch (error) {
    if (!(error instanceof BaselineConfigError)) {
      throw error;
    }

    if (options.json === true) {
      out(`${printableJson({ problems: error.reports }, 2)}\n`);
    } else {
      err(`${printableLines(error.message)}\n`);
    }

    return ExitCode.FINDINGS;
  }
}

function placeOf({ account, region }: CheckOptions): KnownPlace {
  if (account !== undefined && !ACCOUNT_ID.pattern.test(account)) {
    throw new UsageError(`--account ${ACCOUNT_ID.wrong}, got ${account}; allowed: 12 digits`);
  }

  if (region !== undefined && !REGION.pattern.test(region)) {
    throw new UsageError(`--region ${REGION.wrong}, got ${region}; allowed: ${REGION.allowed}`);
  }

  return { account, region };
}

function requestedParts(
  planned: PlannedConfig,
  { cost, against }: CheckOptions,
  terminal: Terminal,
): Pick<Checked, 'cost' | 'against'> {
  return {
    ...(cost !== undefined && { cost: monthlyCost(planned.plan, cost) }),
    ...(against !== undefined && { against: countRecorded(planned, against, countLogFiles(terminal)) }),
  };
}

function monthlyCost(plan: AnyPlan, path: string): MonthlyCost {
  const file = new YamlFile(readTextFile(path), path, 'volumes');
  const { keys } = deploymentOf(plan, namesOf(plan, { account: UNKNOWN, homeRegion: UNKNOWN }));
  return file.locateProblems(() =>
    estimateMonthlyCost(file.value as EventVolumes, { ...plan, keys: keys.createdCount, isToken: isUnknown }, path),
  );
}
