import { ExitCode, UsageError } from './exit-code';
import { planFile } from './plan-file';

/**
 * Synthesizes an app from a config file, when the CDK's command asks for it. The one command that loads aws-cdk-lib, the user's own:
 * that is why what it loads isn't bundled, and why this file stands where the bundle does.
 */
export async function app(path: string, env: NodeJS.ProcessEnv = process.env): Promise<ExitCode> {
  if (env.CDK_OUTDIR === undefined) {
    throw new UsageError(`app is started by the CDK: npx cdk deploy --app "npx cdk-cloudtrail-baseline app ${path}"`);
  }
  planFile(path, { account: env.CDK_DEFAULT_ACCOUNT, region: env.CDK_DEFAULT_REGION }); // says where in the file is what synth would say without its place
  const { configApp } = require('../app/config-app') as typeof import('../app/config-app');
  configApp(path, env).synth();
  return ExitCode.OK;
}
