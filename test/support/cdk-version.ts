import { basename, dirname, join } from 'path';

/** The folder of the aws-cdk-lib that this test runs on: jest maps the name to one of two. */
export const CDK_FOLDER = dirname(require.resolve('aws-cdk-lib'));

/** Options of Node.js with which a child process, which jest's mapping doesn't reach, runs on the same version. */
export const SAME_CDK =
  basename(CDK_FOLDER) === 'aws-cdk-lib-newest'
    ? ['--require', join(__dirname, '..', 'setup', 'newest-aws-cdk-lib.js')]
    : [];

export function versionIn(folder: string): string {
  return (jest.requireActual(join(folder, 'package.json')) as { version: string }).version;
}
