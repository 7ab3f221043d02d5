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

/** @param outer the manifests of the assemblies that contain it */
function plansOfAssembly(manifest: string, outer: readonly string[] = []): AppPlan[] {
  if (outer.includes(manifest)) {
    throw new UsageError(`${manifest} can't be read: the assembly contains itself`);
  }

  const { artifacts } = readManifest(manifest);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    switch (artifact.type) {
      case 'cdk:cloud-assembly':
        return plansOfAssembly(join(dirname(manifest), artifact.properties?.directoryName ?? id, 'manifest.json'), [
          ...outer,
          manifest,
        ]);
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
  const inFile = file === undefined ? {} : readMetadata(join(folder, file));
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

/** @throws UsageError if it isn't one: a folder that somebody else synthesized can be written to harm */
function readManifest(path: string): { readonly artifacts: Record<string, Artifact> } {
  const manifest = readJson(path);
  const { artifacts = {} } = isObject(manifest) ? manifest : { artifacts: null };
  if (!isObject(artifacts) || !Object.values(artifacts).every(isArtifact)) {
    throw malformed(path);
  }

  return { artifacts: artifacts as Record<string, any> };
}

function readMetadata(path: string): Metadata {
  const metadata = readJson(path);
  if (!isMetadata(metadata)) {
    throw malformed(path);
  }

  return metadata;
}

function malformed(path: string): UsageError {
  return new UsageError(`${path} can't be read: it isn't a cloud assembly`);
}

function isArtifact(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }

  const { type, environment, properties = {}, metadata = {}, additionalMetadataFile: file } = value;
  const { directoryName, stackName } = isObject(properties) ? properties : { directoryName: null };
  const strings = [environment, file, directoryName, stackName];

  return (
    typeof type === 'string' &&
    strings.every((part) => part === undefined || typeof part === 'string') &&
    isMetadata(metadata)
  );
}

function isMetadata(value: unknown): value is Metadata {
  return isObject(value) && Object.values(value).every((entries) => Array.isArray(entries) && entries.every(isObject));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}
