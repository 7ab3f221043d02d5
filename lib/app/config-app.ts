import { basename, extname } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline, ConfigFile, OrganizationBaseline } from '../index';
import { isLandingZone } from '../plan/plan-anywhere';

/**
 * A whole app from a config file, for those who write no code: a landing zone's stacks, or one stack with an account's
 * baseline in it, where the CDK's command says. Its stacks are named after the file, so that renaming it would replace
 * everything.
 */
export function configApp(
  path: string,
  { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region }: NodeJS.ProcessEnv,
): App {
  const app = new App();
  const name = stackName(path);
  if (isLandingZone(ConfigFile._read(path).config)) {
    OrganizationBaseline.fromConfigFile(app, name, path);
  } else {
    const stack = new Stack(app, name, {
      env: { account, region },
      terminationProtection: true,
      description: 'The audit trail of this account',
    });

    CloudTrailBaseline.fromConfigFile(stack, 'Trail', path);
  }

  return app;
}

/** Stacks are named with letters, digits and hyphens, a letter first. */
function stackName(path: string): string {
  const name = basename(path, extname(path))
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^[^A-Za-z]+|-+$/g, '');

  return name === '' ? 'Audit' : name;
}
