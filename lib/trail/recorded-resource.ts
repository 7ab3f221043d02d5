import { IResource, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Problems } from '../validation/problems';

/** A kind of resource that can be passed in to be recorded. */
export interface ResourceKind {
  /** What it is called in errors. */
  readonly noun: string;
  /** The property that names it, in its L2 and in its L1. */
  readonly nameProperty: string;
  arnOf(name: string, stack: Stack): string;
  /** The ARN of the key that encrypts it, if it has one. */
  keyOf(resource: IResource): string | undefined;
}

/**
 * What to write into the trail's template for a resource. In the trail's own stack that is a reference. In another one
 * it is the name that the resource was given, which creates no export and no cycle; without a name it is a reference,
 * where references reach.
 *
 * @returns the ARN as a literal; undefined if CDK finds the right text by itself
 * @throws BaselineConfigError for a resource without a name where it needs one
 */
export function literalArn(
  scope: IConstruct,
  resource: IResource,
  kind: ResourceKind,
  arn: string,
  path: string,
): string | undefined {
  const own = Stack.of(scope);
  const theirs = Stack.of(resource);
  if (isWithin(theirs, own) || referencedStacks(arn).length === 0) {
    return undefined;
  }

  const name = (resource.node.defaultChild as unknown as Record<string, unknown> | undefined)?.[kind.nameProperty];
  const isElsewhere = own.environment !== theirs.environment;
  if (typeof name === 'string' && !Token.isUnresolved(name)) {
    return isElsewhere ? undefined : kind.arnOf(name, theirs); // elsewhere CDK writes the name out
  }

  const refuse = (wrong: string, orElse = '') => {
    const problems = new Problems();
    problems.add(path, {
      wrong,
      got: resource.node.path,
      allowed: `a ${kind.noun} with a name of its own`,
      fix: `give it a ${kind.nameProperty}${orElse}, or call recordData with its ARN as text`,
    });

    problems.throwIfAny(scope.node.path);
  };

  if (isElsewhere && !canBeNamed(own, arn)) {
    refuse(
      "is in another account or region than the trail, where references don't reach",
      ', give both stacks the same env if they are in one',
    );
  } else if (!isElsewhere && Stage.of(scope) !== Stage.of(resource)) {
    refuse("is in another Stage than the trail, where references don't reach");
  } else if (!isElsewhere && referencedStacks(kind.keyOf(resource) ?? '').includes(own)) {
    refuse("is encrypted with a key of the trail's stack, so that a reference to it would make a cycle");
  }

  return undefined;
}

/** Whether a stack is another one, or nested in it: there CDK hands references over as outputs and parameters. */
function isWithin(stack: Stack, outer: Stack): boolean {
  return stack === outer || (stack.nestedStackParent !== undefined && isWithin(stack.nestedStackParent, outer));
}

/** The stacks whose resources a string refers to. */
function referencedStacks(text: string): Stack[] {
  return Tokenization.reverseString(text).tokens.flatMap((token) =>
    Reference.isReference(token) ? [Stack.of(token.target)] : [],
  );
}

/**
 * Whether CDK creates a name for the resource when it is referred to from elsewhere
 * (`PhysicalName.GENERATE_IF_NEEDED`).
 */
function canBeNamed(own: Stack, arn: string): boolean {
  try {
    // which takes a custom resource to reach across regions
    return !JSON.stringify(own.resolve(arn)).includes('Fn::GetAtt');
  } catch {
    return false;
  }
}
