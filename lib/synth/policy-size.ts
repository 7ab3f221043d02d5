import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { isToken } from './is-token';
import { partitionOf } from '../aws/partitions';

/** A policy that AWS takes only up to a size. */
export interface LimitedPolicy {
  /** Whose policy it is. */
  readonly of: string;
  /** Bytes without white space, as CloudFormation sends it. */
  readonly limit: number;
  /** The key of the config that makes it long. */
  readonly path: string;
  document(): unknown;
}

/** The longest that a bucket's ARN can be: most attributes are known in AWS only. */
const ATTRIBUTE_LENGTH = 'arn:aws-us-gov:s3:::'.length + 63;

/**
 * Finds a policy too long at synth, when everything was added. Where a part isn't known yet, the longest that it can be
 * counts.
 */
export function limitPolicy(scope: Construct, { of, limit, path, document }: LimitedPolicy): void {
  scope.node.addValidation({
    validate: () => {
      const draft = JSON.stringify(document());
      if (draft.length + draft.split('${Token').length * ATTRIBUTE_LENGTH <= limit) {
        return []; // most policies are far from it, and to resolve them takes its time
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

/** What CloudFormation makes of a value, as far as its length goes. */
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
