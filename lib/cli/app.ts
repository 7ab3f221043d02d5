import { planFile } from './plan/plan-file';
import { ExitCode, UsageError } from './terminal/exit-code';

/**
 * Synthesizes an app from a config file, when the CDK's command asks for it. The only command that loads constructs.
 * They aren't bundled
 * with it: they are the ones that the package exports, in `lib/index.js`, and use the user's own aws-cdk-lib.
 */
export async function app(path: string, env: NodeJS.ProcessEnv = process.env): Promise<ExitCode> {
  if (env.CDK_OUTDIR === undefined) {
    throw new UsageError(`app is started by the CDK: npx cdk deploy --app "npx cdk-cloudtrail-baseline app ${path}"`);
  }

  // says where in the file is what synth would say without its place
  planFile(path, { account: env.CDK_DEFAULT_ACCOUNT, region: env.CDK_DEFAULT_REGION });
  const { configApp } = require('../app/config-app') as typeof import('../app/config-app');
  configApp(path, env).synth();
  return ExitCode.OK;
}
