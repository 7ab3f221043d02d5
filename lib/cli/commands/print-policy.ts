import { policyOf } from '../aws/permissions';
import { ExitCode } from '../terminal/exit-code';
import { Terminal } from '../terminal/terminal';

/** Prints the IAM policy that a command requires. */
export function printPolicy(actions: Parameters<typeof policyOf>[0], { out }: Terminal): ExitCode {
  out(`${JSON.stringify(policyOf(actions), undefined, 2)}\n`);
  return ExitCode.OK;
}
