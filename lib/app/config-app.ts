import { basename, extname } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline, ConfigFile, OrganizationBaseline } from '../index';
import { isLandingZone } from '../plan/plan-anywhere';

/**
 * Creates an app from a config file, for users who write no code: the stacks of a landing zone, or one stack with the
 * baseline of one account, in the account and region of the CDK CLI. Stacks are named after the file: renaming the file
 * would replace everything.
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

/** A stack name from a file name. It consists of letters, digits and hyphens, and starts with a letter. */
function stackName(path: string): string {
  const name = basename(path, extname(path))
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^[^A-Za-z]+|-+$/g, '');

  return name === '' ? 'Audit' : name;
}
