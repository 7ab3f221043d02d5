import { Lazy, Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { ChosenNames } from '../deployment/placeholders';
import { BaselinePlan } from '../plan/baseline-plan';
import { NAMES_METADATA, PLAN_METADATA } from '../plan/plan-metadata';

/** The parts of a baseline whose names CloudFormation may choose. */
export interface NamedParts {
  readonly logBucket?: IConstruct & { readonly bucketArn: string };
  readonly accessLogBucket?: IConstruct & { readonly bucketArn: string };
  readonly encryptionKey?: IConstruct & { readonly keyArn: string };
  readonly workGroup?: IConstruct & { readonly resultBucket: { readonly bucketArn: string } };
  readonly logGroup?: IConstruct & { readonly logGroupName: string };
  readonly logsRole?: IConstruct & { readonly roleArn: string };
  readonly topic?: IConstruct & { readonly topicArn: string };
  readonly replication?: { readonly role: IConstruct & { readonly roleArn: string } };
}

/**
 * Writes the plan of a baseline and the names of its parts to the cloud assembly, for tools that compare them with what
 * is deployed.
 *
 * @param plan produces the plan at synthesis, because events can be added until then
 */
export function describeInAssembly(scope: Construct, plan: () => BaselinePlan, parts: NamedParts): void {
  scope.node.addMetadata(PLAN_METADATA, Lazy.any({ produce: plan }));
  scope.node.addMetadata(NAMES_METADATA, namesIn(Stack.of(scope), parts));
}

/** Parts of other stacks are left out: their references mean nothing in the stack of the baseline. */
function namesIn(stack: Stack, parts: NamedParts): ChosenNames {
  const inStack = <T extends IConstruct>(part: T | undefined) =>
    part !== undefined && Stack.of(part) === stack ? part : undefined;

  return {
    logBucketArn: inStack(parts.logBucket)?.bucketArn,
    accessLogBucketArn: inStack(parts.accessLogBucket)?.bucketArn,
    resultBucketArn: inStack(parts.workGroup)?.resultBucket.bucketArn,
    logKeyArn: inStack(parts.encryptionKey)?.keyArn,
    logGroupName: inStack(parts.logGroup)?.logGroupName,
    logsRoleArn: inStack(parts.logsRole)?.roleArn,
    topicArn: inStack(parts.topic)?.topicArn,
    replicationRoleArn: inStack(parts.replication?.role)?.roleArn,
  };
}
