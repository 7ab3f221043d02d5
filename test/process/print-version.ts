import { readFileSync } from 'fs';
import { dirname, join } from 'path';

/** Prints the version of the aws-cdk-lib that this process loads. */
const folder = dirname(require.resolve('aws-cdk-lib'));
process.stdout.write(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);
