import { deploymentOf, namesOf } from '../../deployment/deployment';
import { physicalNames } from '../../deployment/physical-names';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { readIdentityFor } from '../account/identity';
import { checkAccount, Profiles } from '../account/profiles';
import { AccessTo } from '../account/reach';
import { readDeploymentTarget } from '../account/read-deployment-target';
import { AccountAccess } from '../aws/access';
import { exitCodeOf, Outcome } from '../findings/finding';
import { Heading, printOutcome } from '../findings/print';
import { AnyPlan } from '../plan/describe-plan';
import { planFile } from '../plan/plan-file';
import { preflight as check } from '../preflight/preflight';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { announce } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { printableJson } from '../terminal/text';

export interface PreflightOptions extends Pick<AccountAccess, 'region' | 'timeoutMs'> {
  readonly profile: string[];
  readonly json?: boolean;
}

/** Checks the accounts for anything that would make the first deployment fail. */
export async function preflight(
  file: string | undefined,
  options: PreflightOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (file === undefined) {
    throw new UsageError('name a config file');
  }

  const { json = false, timeoutMs } = options;
  const profiles = new Profiles(options.profile);
  const place = { account: profiles.onlyAccount, region: options.region };
  const accounts = accountsOf(planFile(file, place).plan);
  const account = accounts?.management ?? place.account;
  const access: AccountAccess = {
    profile: profiles.ofHome(account),
    region: accounts?.homeRegion ?? options.region,
    timeoutMs,
  };

  announce(terminal, `reading the accounts of ${file}`);
  const home = await readIdentityFor(access);
  checkAccount(account, home.account);
  const accessTo: AccessTo = (id) => {
    if (id === home.account) {
      return access;
    }

    const profile = profiles.of(id);
    return profile === undefined ? undefined : { profile, timeoutMs };
  };

  await checkOthers(accounts?.others ?? [], home.region, accessTo);
  const { plan } = planFile(file, home);
  const names = physicalNames(plan, deploymentOf(plan, namesOf(plan, { ...home, homeRegion: home.region })));
  const state = await readDeploymentTarget({ plan, names, home, accessTo });
  return print({ subject: file, account: home.account, region: home.region, ...check(plan, state) }, json, terminal);
}

interface PreflightResult extends Outcome {
  readonly subject: string;
  readonly account: string;
  readonly region: string;
}

/** The words of the human-readable report. */
export function headingOf({
  subject,
  account,
  region,
}: Pick<PreflightResult, 'subject' | 'account' | 'region'>): Heading {
  return {
    title: `${subject}, before deployment to ${account} in ${region}`,
    noFindings: 'no obstacles',
    finding: 'obstacle',
  };
}

function print(checked: PreflightResult, json: boolean, { out, hasColor = false }: Terminal): ExitCode {
  out(`${json ? printableJson(checked, 2) : printOutcome(checked, headingOf(checked), hasColor)}\n`);
  return exitCodeOf([checked]);
}

/** The accounts of a landing zone; undefined if everything is in the account of the credentials. */
function accountsOf(
  plan: AnyPlan,
): { readonly management: string; readonly others: string[]; readonly homeRegion: string } | undefined {
  if (!isLandingZonePlan(plan)) {
    return undefined;
  }

  const {
    accounts: { management, ...others },
    homeRegion,
  } = plan.organization;

  return { management, others: Object.values(others), homeRegion };
}

/** Checks that each profile belongs to its account: in another account every name would look available. */
async function checkOthers(accounts: readonly string[], region: string, accessTo: AccessTo): Promise<void> {
  await Promise.all(
    accounts.map(async (account) => {
      const access = accessTo(account);
      if (access !== undefined) {
        checkAccount(account, (await readIdentityFor({ ...access, region })).account);
      }
    }),
  );
}
