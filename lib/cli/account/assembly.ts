import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { NAMES_METADATA, PLAN_METADATA } from '../../plan/plan-metadata';
import { UsageError } from '../terminal/exit-code';

/** A baseline in a cloud assembly. */
export interface AppPlan {
  /** Its path in the app, such as `/Audit/Trail`. */
  readonly path: string;
  readonly stackName: string;
  /** Absent: any account that the stack is deployed to. */
  readonly account?: string;
  readonly region?: string;
  /** With CloudFormation references, as in templates. */
  readonly plan: unknown;
  /** The names of the stack's resources, as references. */
  readonly names: unknown;
}

type Metadata = Record<string, { readonly type: string; readonly data?: unknown }[]>;

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly directoryName?: string; readonly stackName?: string };
  readonly metadata?: Metadata;
  readonly additionalMetadataFile?: string;
}

/** All baselines in a cloud assembly, including those of its Stages. */
export function plansOfApp(folder: string): AppPlan[] {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new UsageError(
      `${folder} is not a cloud assembly: it has no manifest.json; run cdk synth, and name its output folder, ` +
        'cdk.out by default',
    );
  }

  const plans = plansOfAssembly(manifest);
  if (plans.length === 0) {
    throw new UsageError(`no stack in ${folder} has a CloudTrailBaseline or an OrganizationTrail`);
  }

  return plans;
}

function plansOfAssembly(manifest: string): AppPlan[] {
  const { artifacts = {} } = readJson<{ artifacts?: Record<string, Artifact> }>(manifest);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    switch (artifact.type) {
      case 'cdk:cloud-assembly':
        return plansOfAssembly(join(dirname(manifest), artifact.properties?.directoryName ?? id, 'manifest.json'));
      case 'aws:cloudformation:stack':
        return plansOfStack(id, artifact, dirname(manifest));
      default:
        return [];
    }
  });
}

/** A stack's metadata is in the manifest, or with newer versions of the CDK in a separate file. */
function plansOfStack(
  id: string,
  { properties, environment = '', metadata, additionalMetadataFile: file }: Artifact,
  folder: string,
): AppPlan[] {
  const inFile = file === undefined ? {} : readJson<Metadata>(join(folder, file));
  const [account, region] = environment.replace('aws://', '').split('/').map(known);
  const place = { stackName: properties?.stackName ?? id, account, region };

  const plans: AppPlan[] = [];
  for (const [path, entries] of Object.entries<Metadata[string]>({ ...inFile, ...metadata })) {
    const dataOf = (type: string) => entries.find((entry) => entry.type === type)?.data;
    const plan = dataOf(PLAN_METADATA);
    if (plan !== undefined) {
      plans.push({ path, ...place, plan, names: dataOf(NAMES_METADATA) ?? {} });
    }
  }

  return plans;
}

/** A part of an environment; undefined: it isn't known before the deployment. */
function known(part: string): string | undefined {
  return part === '' || part.startsWith('unknown-') ? undefined : part;
}

function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}
