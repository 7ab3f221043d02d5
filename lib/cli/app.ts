import { planFile } from './plan/plan-file';
import { ExitCode, UsageError } from './terminal/exit-code';

/**
 * Synthesizes the app of a config file, started by the CDK CLI. It is the only command that loads constructs. They
 * aren't bundled with it: they come from the package's `lib/index.js`, and use the user's own aws-cdk-lib.
 */
export async function app(path: string, env: NodeJS.ProcessEnv = process.env): Promise<ExitCode> {
  if (env.CDK_OUTDIR === undefined) {
    throw new UsageError(
      `app must be started by the CDK: npx cdk deploy --app "npx cdk-cloudtrail-baseline app ${path}"`,
    );
  }

  // reports problems with their place in the file, which a synthesis doesn't know
  planFile(path, { account: env.CDK_DEFAULT_ACCOUNT, region: env.CDK_DEFAULT_REGION });
  const { configApp } = require('../app/config-app') as typeof import('../app/config-app');
  configApp(path, env).synth();
  return ExitCode.OK;
}
