import { Statement } from '../../policies/statement';

/** The statements of a policy document. A single statement may come without a list. */
export function statementsOf(text: string | undefined): Statement[] {
  const { Statement: statements = [] } = JSON.parse(text ?? '{}') as { Statement?: Statement | Statement[] };
  return Array.isArray(statements) ? statements : [statements];
}
