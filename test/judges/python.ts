import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { runCommand } from './command';
import { Difference, differences } from './difference';
import { readTemplates } from './templates';
import { Venv } from './venv';
import { emptyFolder, JSII_CACHE, PACKAGES, PYTHON, ROOT, TYPESCRIPT } from './workspace';

const APPS = join(__dirname, 'python');
const REQUIREMENTS = join(APPS, 'requirements.txt');
const BUILD_REQUIREMENTS = join(APPS, 'build-requirements.txt');

/** Each is an example in TypeScript, and an app in Python here. */
const EXAMPLES = ['quickstart', 'organization'];

/** Templates are comparable only if both languages have these packages in the same version. */
const SHARED_PACKAGES = ['aws-cdk-lib', 'constructs', 'cdk-nag'];

const MAX_DIFFERENCES = 5;

/** Synthesizes examples from the wheel, and compares their templates with those from TypeScript. */
export function judgePython(): string {
  checkVersions();
  const venv = new Venv('python', REQUIREMENTS);
  venv.installWheel(buildWheel(venv));

  const counts = EXAMPLES.map((example) => compare(example, venv));
  const templates = counts.reduce((sum, count) => sum + count, 0);

  return (
    `Python: ${EXAMPLES.length} examples, ${templates} templates from the wheel on aws-cdk-lib ` +
    `${installedVersion('aws-cdk-lib')} are equal to those from TypeScript`
  );
}

function checkVersions(): void {
  const lines = readFileSync(REQUIREMENTS, 'utf8').split('\n');
  const pinned = new Map(lines.map((line) => line.split('==') as [string, string]));

  for (const name of SHARED_PACKAGES) {
    const [python, typeScript] = [pinned.get(name), installedVersion(name)];
    if (python !== typeScript) {
      throw new Error(`test/judges/python/requirements.txt pins ${name} ${python}, but TypeScript has ${typeScript}`);
    }
  }
}

function installedVersion(name: string): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** Builds the wheel as a release does, but with pinned tools. */
function buildWheel(venv: Venv): string {
  const wheels = venv.downloadWheels('build-tools', BUILD_REQUIREMENTS);
  const pacmak = join(ROOT, 'node_modules', '.bin', 'jsii-pacmak');
  const options = ['--target', 'python', '--outdir', emptyFolder(PACKAGES), '--no-npmignore'];
  // URLs, since pip splits these variables at spaces.
  const env = {
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: pathToFileURL(wheels).href,
    PIP_CONSTRAINT: pathToFileURL(BUILD_REQUIREMENTS).href,
  };

  runCommand('building the wheel', pacmak, options, { cwd: ROOT, env });

  const folder = join(PACKAGES, 'python');
  const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'));
  if (wheel === undefined) {
    throw new Error('jsii-pacmak built no wheel');
  }

  return join(folder, wheel);
}

/** Returns how many templates are equal. */
function compare(example: string, venv: Venv): number {
  const folder = emptyFolder(join(PYTHON, example));
  venv.run(`synthesizing ${example} from Python`, [join(APPS, `${example}.py`)], {
    env: { CDK_OUTDIR: folder, JSII_RUNTIME_PACKAGE_CACHE_ROOT: JSII_CACHE },
  });

  const templates = readTemplates(folder);
  if (Object.keys(templates).length === 0) {
    throw new Error(`${example} has no template from Python`);
  }

  const found = differences(templates, readTemplates(join(TYPESCRIPT, example)));
  if (found.length > 0) {
    throw new Error(describe(example, found));
  }

  return Object.keys(templates).length;
}

function describe(example: string, found: Difference[]): string {
  const shown = found
    .slice(0, MAX_DIFFERENCES)
    .map(({ path, left, right }) => `  ${path}: ${inShort(left)} from Python, ${inShort(right)} from TypeScript`);

  const hidden = found.length - shown.length;

  return [
    `templates of ${example} differ in ${found.length} places`,
    ...shown,
    ...(hidden > 0 ? [`  and ${hidden} more`] : []),
  ].join('\n');
}

function inShort(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';

  return json.length > 100 ? `${json.slice(0, 100)}…` : json;
}
