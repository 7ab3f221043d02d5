import { App, AppProps, DefaultStackSynthesizer, Environment, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CloudTrailBaseline, CloudTrailBaselineProps } from '../../lib';

export const ENV: Environment = { account: '111111111111', region: 'eu-west-1' };

const CONTEXT = {
  '@aws-cdk/core:validateAgainstDefaultRules': true, // on the newest aws-cdk-lib a finding of its validator is an error
  // where constructs are created: no test reads it, and it takes a tenth of a synth
  'aws:cdk:disable-creation-stack-traces': true,
  'aws:cdk:disable-stack-trace': true,
};

/** An app without feature flags. */
export function newApp(context: Record<string, unknown> = {}, props: AppProps = {}): App {
  return new App({ analyticsReporting: false, treeMetadata: false, context: { ...CONTEXT, ...context }, ...props });
}

export function newStack(env: Environment | undefined = ENV, app: App = newApp(), id = 'Stack'): Stack {
  return new Stack(app, id, { env, synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) });
}

/** A baseline in a stack of its own. */
export function newBaseline(props?: CloudTrailBaselineProps, stack: Stack = newStack()): CloudTrailBaseline {
  return new CloudTrailBaseline(stack, 'Audit', props);
}

export function templateOf(baseline: CloudTrailBaseline): Template {
  return Template.fromStack(Stack.of(baseline));
}

/**
 * The warnings of a stack's constructs, with their ids. Annotations.fromStack would synthesize the app again for each
 * question.
 */
export function warningsIn(stack: Stack): string[] {
  const { messages } = Stage.of(stack)!.synth().getStackArtifact(stack.artifactId);
  return messages.filter(({ level }) => level === 'warning').map(({ entry }) => entry.data as string);
}

type Resource = {
  Type: string;
  Properties: any;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};

/** The one resource of a type, with its logical id; the nth one where there are several. */
export function resourceOf(template: Template, type: string, index = 0): Resource & { id: string } {
  const [id, resource] = Object.entries(template.findResources(type) as Record<string, Resource>)[index];
  return { id, ...resource };
}

/** The resource whose logical id starts so. */
export function resourceById(template: Template, idPrefix: string, type: string): Resource & { id: string } {
  const found = Object.entries(template.findResources(type) as Record<string, Resource>).filter(([id]) =>
    id.startsWith(idPrefix),
  );

  expect(found).toHaveLength(1);
  return { id: found[0][0], ...found[0][1] };
}

/** The statement of a policy document with this sid. */
export function statementOf(document: { Statement: any[] }, sid: string): any {
  const found = document.Statement.filter((statement) => statement.Sid === sid);
  expect(found).toHaveLength(1);
  return found[0];
}
