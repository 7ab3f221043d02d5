import { Stack, Token, Tokenization } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { partitionOf, urlSuffixOf } from '../aws/partitions';
import { REGIONS } from '../aws/regions';

/**
 * A statement in which everything that is known at synthesis is a literal, so that the owner of a policy can add it
 * outside of CloudFormation. In a stack without account or region, the tokens that follow from it stay.
 */
export function literalStatement(scope: IConstruct, statement: PolicyStatement): PolicyStatement {
  const stack = Stack.of(scope);
  const known = knownPseudoParameters(stack);
  const literalText = (text: string): string =>
    Tokenization.reverseString(text)
      .mapTokens({ mapToken: (token) => literalOf(stack.resolve(token), known) ?? token })
      .join({ join: (left, right) => `${left}${right}` });

  return PolicyStatement.fromJson(mapStrings(statement.toStatementJson(), literalText));
}

/** The values of CloudFormation's pseudo parameters in a stack, if it has them at synthesis. */
type PseudoParameters = Readonly<Record<string, string>>;

function knownPseudoParameters({ account, region }: Stack): PseudoParameters {
  const known: Record<string, string> = {};
  if (!Token.isUnresolved(account)) {
    known['AWS::AccountId'] = account;
  }

  // partitionOf knows only the partitions of these regions
  if (Object.values(REGIONS).flat().includes(region)) {
    known['AWS::Region'] = region;
    known['AWS::Partition'] = partitionOf(region);
    known['AWS::URLSuffix'] = urlSuffixOf(partitionOf(region));
  }

  return known;
}

/** The string that a resolved token is, if it depends on known pseudo parameters only. */
function literalOf(resolved: any, known: PseudoParameters): string | undefined {
  if (typeof resolved === 'string') {
    return resolved;
  }

  if (resolved?.Ref !== undefined) {
    return known[resolved.Ref];
  }

  if (resolved?.['Fn::Join'] === undefined) {
    return undefined;
  }

  const [separator, parts]: [string, unknown[]] = resolved['Fn::Join'];
  const literals = parts.map((part) => literalOf(part, known));
  return literals.includes(undefined) ? undefined : literals.join(separator);
}

function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return map(value);
  }

  if (Array.isArray(value)) {
    return value.map((item) => mapStrings(item, map));
  }

  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, map)]))
    : value;
}
