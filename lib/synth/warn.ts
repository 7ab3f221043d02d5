import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { PlanWarning } from '../plan/warnings/plan-warning';

/** The id by which users acknowledge a warning. */
export function warningId(id: string): string {
  return `cdk-cloudtrail-baseline:${id}`;
}

export function warn(scope: IConstruct, warnings: PlanWarning[]): void {
  for (const { id, message } of warnings) {
    Annotations.of(scope).addWarningV2(warningId(id), message);
  }
}
