import { IResource, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IConstruct } from 'constructs';
import { Problems } from '../plan/problems';

/** A kind of resource that can be handed over to be recorded. */
export interface ResourceKind {
  /** What it is called in errors. */
  readonly noun: string;
  /** The property that names it, in its L2 and in its L1. */
  readonly nameProperty: string;
  arnOf(name: string, stack: Stack): string;
}

/**
 * What to write into the trail's template for a resource. Within an account, region and Stage that is an ordinary reference.
 * Where a reference can't go it is the resource's name, if it has been given one.
 *
 * @returns the ARN as a literal, if it has to be one; undefined if CDK finds the right text by itself
 * @throws BaselineConfigError for a resource without a name where it needs one
 */
export function literalArn(
  scope: IConstruct, resource: IResource, kind: ResourceKind, arn: string, path: string, encryptionKey?: IKey,
): string | undefined {
  const own = Stack.of(scope);
  const theirs = Stack.of(resource);
  const isReference = Tokenization.reverseString(arn).tokens.some((token) => Reference.isReference(token));
  const refuse = (wrong: string, orElse = ''): never => {
    const problems = new Problems();
    problems.add(path, {
      wrong, got: resource.node.path, allowed: `a ${kind.noun} with a name of its own`, mend: `give it a ${kind.nameProperty}${orElse}, or call recordData with its ARN as text`,
    });
    problems.throwIfAny(scope.node.path);
    throw new Error(wrong);
  };
  if (own === theirs || !isReference) {
    return undefined;
  }
  if (own.environment !== theirs.environment) {
    try {
      own.resolve(arn); // CDK writes the name out, and fails for a resource that has none
      return undefined;
    } catch {
      return refuse('is in another account or region than the trail, where references don\'t reach', ', give both stacks the same env if they are in one');
    }
  }
  const crossesStages = Stage.of(scope) !== Stage.of(resource);
  if (!crossesStages && (encryptionKey === undefined || Stack.of(encryptionKey) !== own)) {
    return undefined;
  }
  const name = (resource.node.defaultChild as unknown as Record<string, unknown> | undefined)?.[kind.nameProperty];
  return typeof name === 'string' && !Token.isUnresolved(name) ? kind.arnOf(name, theirs) : refuse(crossesStages
    ? 'is in another Stage than the trail, where references don\'t reach'
    : 'is encrypted with a key of the trail\'s stack, so that a reference to it would make a cycle');
}
