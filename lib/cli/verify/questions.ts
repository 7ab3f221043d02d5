import { urlSuffixOf } from '../../aws/partitions';
import { ChosenNames } from '../../deployment/placeholders';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { isLandingZonePlan, KnownPlace } from '../../plan/plan-anywhere';
import { UNKNOWN } from '../../validation/placeholder';
import { AppPlan, plansOfApp } from '../account/assembly';
import { DeployedStack, importsValues, resolve } from '../account/intrinsics';
import { checkAccount, Profiles } from '../account/profiles';
import { ReadStack, StackState } from '../account/read-stack';
import { AccountAccess } from '../aws/access';
import { valueOf } from '../aws/reading';
import { planFile } from '../plan/plan-file';
import { UsageError } from '../terminal/exit-code';

type Plan = BaselinePlan | LandingZonePlan;

/** A plan to compare with an account, and how to access the account. */
export interface Question {
  /** The config file, or the baseline's path in the app. */
  readonly subject: string;
  /** The plan for an account and region. */
  readonly planAt: (place: KnownPlace) => Plan;
  /** Absent: the account of the credentials. */
  readonly account?: string;
  readonly home: AccountAccess;
  readonly archive?: AccountAccess;
  /** The names in the deployed stack; empty if only a config file is known. */
  readonly stack: ChosenNames;
}

/** @throws UsageError if the file doesn't name its trail */
export function questionOfFile(file: string, profiles: Profiles, region: string | undefined): Question {
  const { plan } = planFile(file, { account: profiles.onlyAccount, region });
  if (plan.trail.name === UNKNOWN) {
    throw new UsageError(
      `trail.name: is required to look up the trail, in ${file}; set the trail's name, or compare the app with ` +
        '--app',
    );
  }

  return {
    subject: file,
    planAt: (place) => planFile(file, place).plan,
    stack: {},
    ...accessTo(plan, profiles, profiles.onlyAccount, region),
  };
}

/** A question for each baseline of an app. References in its plan are looked up in its stack. */
export async function questionsOfApp(
  folder: string,
  profiles: Profiles,
  region: string | undefined,
  readStack: ReadStack,
): Promise<Question[]> {
  const ask = async (app: AppPlan): Promise<Question> => {
    const access = { profile: profiles.ofHome(app.account), region: app.region ?? region };
    const stack = await readStack(app.stackName, access, { withExports: importsValues(app.plan) });
    checkAccount(app.account, stack.account);

    const resolver = deployed(app.stackName, stack);
    const plan: Plan = resolve(app.plan, resolver);
    const names: ChosenNames = resolve(app.names, resolver);

    return {
      subject: app.path,
      planAt: () => plan,
      stack: names,
      ...accessTo(plan, profiles, stack.account, stack.region),
    };
  };

  return Promise.all(plansOfApp(folder).map(ask));
}

/** @throws UsageError if the stack isn't deployed, or can't be read */
function deployed(name: string, stack: StackState): DeployedStack {
  const { resources, exports } = stack;
  if (resources.kind === 'absent') {
    throw new UsageError(`the stack ${name} isn't deployed in ${stack.account} in ${stack.region}`);
  }

  if (resources.kind === 'unknown') {
    throw new UsageError(
      `the resources of stack ${name} can't be read: ${resources.why}; requires ${resources.permission}`,
    );
  }

  return {
    ...stack,
    urlSuffix: urlSuffixOf(stack.partition),
    resources: resources.value,
    exports: valueOf(exports) ?? {},
  };
}

function accessTo(
  plan: Plan,
  profiles: Profiles,
  account: string | undefined,
  region: string | undefined,
): Pick<Question, 'account' | 'home' | 'archive'> {
  if (!isLandingZonePlan(plan)) {
    return { account, home: { profile: profiles.ofHome(account), region } };
  }

  const { accounts, homeRegion } = plan.organization;
  const { management, logArchive } = accounts;

  const archive = profiles.of(logArchive);
  return {
    account: management,
    home: { profile: profiles.ofHome(management), region: homeRegion },
    ...(archive !== undefined && { archive: { profile: archive, region: homeRegion } }),
  };
}
