import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { getBorderCharacters, table } from 'table';
import { resolve } from '../lib/cli/account/intrinsics';
import { AnyPlan, describePlan } from '../lib/cli/plan/describe-plan';
import { PLAN_METADATA } from '../lib/plan/plan-metadata';

/**
 * A table of what a stack creates, and for each baseline in it what is recorded, where it goes and how long it is kept.
 */
export function describeStack(stack: CloudFormationStackArtifact): string {
  const rows = [['creates', creates(stack)]];
  for (const { path, data } of stack.findMetadataByType(PLAN_METADATA)) {
    const plan: AnyPlan = resolve(data, beforeDeployment(stack));
    const { records, goesTo, isKept } = describePlan(plan);
    rows.push(
      ['baseline', path],
      ['records', records.join('\n')],
      ['goes to', goesTo.join('\n')],
      ['is kept', isKept.join('\n')],
    );
  }

  for (const { entry } of stack.messages.filter(({ level }) => level === 'warning')) {
    rows.push(['warning', String(entry.data)]);
  }

  return table(rows, { border: getBorderCharacters('norc'), columns: { 1: { width: 100, wrapWord: true } } });
}

/** Nothing is deployed yet, so that a reference becomes a placeholder with its logical id. */
function beforeDeployment({ environment: { account, region } }: CloudFormationStackArtifact) {
  return { account, region, partition: 'aws', urlSuffix: 'amazonaws.com', resources: [], exports: {} };
}

function creates(stack: CloudFormationStackArtifact): string {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values<{ Type: string }>(stack.template.Resources ?? {})) {
    counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }

  return (
    [...counts]
      .map(([type, count]) => `${count} ${type}`)
      .sort((a, b) => a.slice(2).localeCompare(b.slice(2)))
      .join('\n') || 'nothing'
  );
}
