import { Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { chosenNames, NamedParts } from './chosen-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { NAMES_METADATA, PLAN_METADATA } from '../plan/plan-metadata';

/**
 * Writes the plan of a baseline and the names of its parts to the cloud assembly, for tools that compare them with what
 * is deployed.
 *
 * @param plan produces the plan at synthesis, because events can be added until then
 */
export function describeInAssembly(scope: Construct, plan: () => BaselinePlan, parts: NamedParts): void {
  scope.node.addMetadata(PLAN_METADATA, Lazy.any({ produce: plan }));
  scope.node.addMetadata(NAMES_METADATA, chosenNames(parts, Stack.of(scope)));
}
