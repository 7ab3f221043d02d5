import { GuardrailsConfig } from '../../config/guardrails-config';
import { OrganizationAccounts } from '../../config/organization-config';
import { CheckContext, join } from '../../validation/check';

/** The plan of the guardrails, with all defaults. */
export interface GuardrailsPlan {
  readonly targets: string[];
  readonly exemptRoles: string[];
  readonly attach: boolean;
}

/** The names of the two policies. */
export function guardrailNames(trailName: string): {
  readonly serviceControl: string;
  readonly resourceControl: string;
} {
  return { serviceControl: `${trailName}-service-control`, resourceControl: `${trailName}-resource-control` };
}

export function planGuardrails(
  config: GuardrailsConfig,
  accounts: OrganizationAccounts,
  path: string,
  { problems }: CheckContext,
): GuardrailsPlan {
  const { management, logArchive, securityTooling } = accounts;
  const attach = config.attach ?? true;
  if (!attach && config.targets !== undefined) {
    problems.add(join(path, 'targets'), {
      wrong: 'names targets to attach policies to, and attach is false',
      got: config.targets,
      allowed: 'nothing while attach is false',
      fix: 'remove one of the two',
    });
  }

  (config.targets ?? []).forEach((target, index) => {
    if (target === management) {
      problems.add(join(path, `targets[${index}]`), {
        wrong: "is the management account, which organization policies don't apply to",
        got: target,
        allowed: 'member accounts, organizational units, the root',
        fix: 'remove it',
      });
    }
  });

  return {
    targets: config.targets ?? [logArchive, ...(securityTooling === undefined ? [] : [securityTooling])],
    exemptRoles: config.exemptRoles ?? [],
    attach,
  };
}
