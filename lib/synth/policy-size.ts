import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** A policy that AWS takes only up to a size. */
export interface LimitedPolicy {
  /** Whose policy it is. */
  readonly of: string;
  /** Bytes without white space, as CloudFormation sends it. */
  readonly limit: number;
  /** Where in the config stands what makes it long. */
  readonly path: string;
  document(): unknown;
}

/** The longest that a bucket's ARN can be: what an attribute stands for is known in AWS only. */
const ATTRIBUTE_LENGTH = 'arn:aws-us-gov:s3:::'.length + 63;

/** Finds a policy too long at synth, when everything was added. */
export function limitPolicy(scope: Construct, { of, limit, path, document }: LimitedPolicy): void {
  scope.node.addValidation({
    validate: () => {
      const bytes = Buffer.byteLength(JSON.stringify(deployed(Stack.of(scope).resolve(document()))));
      return bytes <= limit ? [] : [
        `${path}: make the policy of ${of} longer than AWS takes, got ${bytes} bytes; allowed: up to ${limit}; name an organization (o-...) in place of its accounts, or fewer readers`,
      ];
    },
  });
}

/** What CloudFormation makes of a value, as far as its length goes. */
function deployed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(deployed);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [[name, operand]] = Object.entries(value).concat([['', undefined]]);
  if (name === 'Fn::Join' && Array.isArray(operand[1])) {
    return operand[1].map(deployed).join(operand[0]);
  }
  if (name === 'Ref' || name.startsWith('Fn::')) {
    return PSEUDO_PARAMETERS[operand] ?? 'x'.repeat(ATTRIBUTE_LENGTH);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deployed(inner)]));
}

/** The longest that these can be. */
const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws-us-gov', 'AWS::Region': 'ap-southeast-2', 'AWS::AccountId': '111111111111', 'AWS::URLSuffix': 'amazonaws.com.cn',
};
