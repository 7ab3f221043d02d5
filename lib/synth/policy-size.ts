import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { isToken } from './is-token';
import { partitionOf } from '../aws/partitions';

/** A policy, and the size up to which AWS accepts it. */
export interface LimitedPolicy {
  /** The resource that the policy belongs to, for the error. */
  readonly of: string;
  /** Bytes without white space, as CloudFormation sends the policy. */
  readonly limit: number;
  /** The key of the config that lengthens the policy. */
  readonly path: string;
  document(): unknown;
}

/** The maximum length of a bucket's ARN, assumed for attributes, most of which are unknown at synth. */
const ATTRIBUTE_LENGTH = 'arn:aws-us-gov:s3:::'.length + 63;

/**
 * Fails synthesis, after all statements were added, if a policy is too long. A part that is unknown at synth counts
 * with its maximum length.
 */
export function limitPolicy(scope: Construct, { of, limit, path, document }: LimitedPolicy): void {
  scope.node.addValidation({
    validate: () => {
      const draft = JSON.stringify(document());
      if (draft.length + draft.split('${Token').length * ATTRIBUTE_LENGTH <= limit) {
        return []; // most policies are much shorter, and resolving is slow
      }

      const stack = Stack.of(scope);
      const bytes = Buffer.byteLength(JSON.stringify(deployed(stack.resolve(document()), pseudoParameters(stack))));
      return bytes <= limit
        ? []
        : [
            `${path}: make the policy of ${of} longer than AWS accepts, got ${bytes} bytes; allowed: up to ` +
              `${limit}; name an organization (o-...) in place of its accounts, or fewer readers`,
          ];
    },
  });
}

function pseudoParameters({ region }: Stack): Readonly<Record<string, string>> {
  return {
    'AWS::Partition': isToken(region) ? 'aws-us-gov' : partitionOf(region),
    'AWS::Region': isToken(region) ? 'ap-southeast-2' : region,
    'AWS::AccountId': '111111111111',
    'AWS::URLSuffix': isToken(region) || partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}

/** A value as CloudFormation deploys it, or a value of the same length. */
function deployed(value: unknown, parameters: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => deployed(element, parameters));
  }

  if (typeof value !== 'object' || value === null) {
    return value;
  }

  const [[name, operand]] = Object.entries(value).concat([['', undefined]]);
  if (name === 'Fn::Join' && Array.isArray(operand[1])) {
    return operand[1].map((part) => deployed(part, parameters)).join(operand[0]);
  }

  if (name === 'Ref' || name.startsWith('Fn::')) {
    return parameters[operand] ?? 'x'.repeat(ATTRIBUTE_LENGTH);
  }

  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deployed(inner, parameters)]));
}
