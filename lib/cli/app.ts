import { existsSync } from 'fs';
import { ExitCode, UsageError } from './exit-code';

/**
 * Synthesizes an app from a config file, when the CDK's command asks for it. The one command that loads aws-cdk-lib, the user's own:
 * that is why what it loads isn't bundled, and why this file stands where the bundle does.
 */
export async function app(path: string, env: NodeJS.ProcessEnv = process.env): Promise<ExitCode> {
  if (env.CDK_OUTDIR === undefined) {
    throw new UsageError(`app is started by the CDK: npx cdk deploy --app "npx cdk-cloudtrail-baseline app ${path}"`);
  }
  if (!existsSync(path)) {
    throw new UsageError(`there is no file ${path}`);
  }
  const { configApp } = require('../app/config-app') as typeof import('../app/config-app');
  configApp(path, env).synth();
  return ExitCode.OK;
}
