import { deploymentOf, namesOf } from '../../deployment/deployment';
import { physicalNames } from '../../deployment/physical-names';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { readIdentityFor } from '../account/identity';
import { checkAccount, Profiles } from '../account/profiles';
import { AccessTo } from '../account/reach';
import { readDeploymentTarget } from '../account/read-deployment-target';
import { AccountAccess } from '../aws/access';
import { exitCodeOf, Verdict } from '../findings/finding';
import { Heading, printVerdict } from '../findings/print';
import { AnyPlan } from '../plan/describe-plan';
import { planFile } from '../plan/plan-file';
import { preflight as check } from '../preflight/preflight';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { announce } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';

export interface PreflightOptions extends Pick<AccountAccess, 'region' | 'timeoutMs'> {
  readonly profile: string[];
  readonly json?: boolean;
}

/** Looks, before the first deployment, for whatever it would fail at. */
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

interface Checked extends Verdict {
  readonly subject: string;
  readonly account: string;
  readonly region: string;
}

/** The words human-readable. */
export function headingOf({ subject, account, region }: Pick<Checked, 'subject' | 'account' | 'region'>): Heading {
  return {
    title: `${subject}, before a deployment to ${account} and ${region}`,
    inOrder: 'nothing is in the way',
    finding: 'obstacle',
  };
}

function print(checked: Checked, json: boolean, { out, hasColor = false }: Terminal): ExitCode {
  out(`${json ? JSON.stringify(checked, undefined, 2) : printVerdict(checked, headingOf(checked), hasColor)}\n`);
  return exitCodeOf([checked]);
}

/** The accounts of a landing zone; undefined: everything is in the one of the credentials. */
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

/** A profile of another account would find every name free. */
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
