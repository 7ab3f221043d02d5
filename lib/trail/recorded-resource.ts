import { IResource, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Problems } from '../validation/problems';

/** A kind of resource whose events can be recorded in code. */
export interface ResourceKind {
  /** The name of the kind, for errors. */
  readonly noun: string;
  /** The property that has the resource's name, in the L2 and in the L1. */
  readonly nameProperty: string;
  arnOf(name: string, stack: Stack): string;
  /** The ARN of the key that encrypts the resource, if there is one. */
  keyOf(resource: IResource): string | undefined;
}

/**
 * The ARN of a resource as the trail's template contains it. In the trail's own stack that is a reference. For a
 * resource in another stack it contains the resource's name, which causes no export and no cycle. A resource without a
 * name is referred to, which works only in the same account, region and Stage.
 *
 * @returns the ARN as a literal; undefined if CDK renders the reference correctly
 * @throws BaselineConfigError for a resource without a name that can't be referred to
 */
export function literalArn(
  scope: IConstruct,
  resource: IResource,
  kind: ResourceKind,
  arn: string,
  path: string,
): string | undefined {
  const trailStack = Stack.of(scope);
  const resourceStack = Stack.of(resource);
  if (isWithin(resourceStack, trailStack) || referencedStacks(arn).length === 0) {
    return undefined;
  }

  const name = (resource.node.defaultChild as unknown as Record<string, unknown> | undefined)?.[kind.nameProperty];
  const isElsewhere = trailStack.environment !== resourceStack.environment;
  if (typeof name === 'string' && !Token.isUnresolved(name)) {
    return isElsewhere ? undefined : kind.arnOf(name, resourceStack); // across environments CDK renders the name itself
  }

  const refuse = (wrong: string, alternative = '') => {
    const problems = new Problems();
    problems.add(path, {
      wrong,
      got: resource.node.path,
      allowed: `a ${kind.noun} with a name of its own`,
      fix: `set its ${kind.nameProperty}${alternative}, or call recordData with its ARN as a string`,
    });

    problems.throwIfAny(scope.node.path);
  };

  if (isElsewhere && !canBeNamed(trailStack, arn)) {
    refuse(
      "is in another account or region than the trail, so that a reference to it isn't possible",
      ', give both stacks the same env if they are in the same account and region',
    );
  } else if (!isElsewhere && Stage.of(scope) !== Stage.of(resource)) {
    refuse("is in another Stage than the trail, so that a reference to it isn't possible");
  } else if (!isElsewhere && referencedStacks(kind.keyOf(resource) ?? '').includes(trailStack)) {
    refuse("is encrypted with a key of the trail's stack, so that a reference to it would be a cycle");
  }

  return undefined;
}

/** Whether a stack is equal to another, or nested in it: CDK passes references to a nested stack as outputs. */
function isWithin(stack: Stack, outer: Stack): boolean {
  return stack === outer || (stack.nestedStackParent !== undefined && isWithin(stack.nestedStackParent, outer));
}

/** The stacks whose resources a string refers to. */
function referencedStacks(value: string): Stack[] {
  return Tokenization.reverseString(value).tokens.flatMap((token) =>
    Reference.isReference(token) ? [Stack.of(token.target)] : [],
  );
}

/**
 * Whether CDK generates a name for the resource when another environment refers to it
 * (`PhysicalName.GENERATE_IF_NEEDED`).
 */
function canBeNamed(trailStack: Stack, arn: string): boolean {
  try {
    // Fn::GetAtt is the custom resource that CDK uses to read a value from another region.
    return !JSON.stringify(trailStack.resolve(arn)).includes('Fn::GetAtt');
  } catch {
    return false;
  }
}
