import { getBorderCharacters, table } from 'table';
import { Against } from './against';
import { placeholdersIn } from './required';
import { PRICES_AS_OF } from '../../aws/prices';
import { MonthlyCost } from '../../cost/event-volumes';
import { RequiredStatements } from '../../deployment/required-statements';
import { PlanWarning } from '../../plan/warnings/plan-warning';
import { Statement } from '../../policies/statement';
import { PlanDescription } from '../plan/describe-plan';
import { printable } from '../terminal/text';

/** The result of `check`. */
export interface Checked extends PlanDescription {
  readonly warnings: PlanWarning[];
  readonly requiredStatements: RequiredStatements[];
  readonly cost?: MonthlyCost;
  readonly against?: Against;
}

/** The human-readable report. */
export function printChecked(path: string, checked: Checked): string {
  const { warnings, cost, against } = checked;
  const parts = [
    `${path} is valid`,
    section('records', checked.records),
    section('delivers to', checked.goesTo),
    section('keeps', checked.isKept),
    section('is protected by', checked.isProtectedBy),
    section('can be read by', checked.isReadBy),
    section('guardrails', checked.guardrails),
  ];

  if (warnings.length > 0) {
    const lines = warnings.map(({ id, message }) => `${id}: ${message}`);
    parts.push(section('warnings', lines));
  }

  parts.push(...requiredParts(checked.requiredStatements));
  if (cost !== undefined) {
    parts.push(`monthly cost, at prices of us-east-1 as of ${cost.pricesAsOf}\n${costTable(cost)}`);
  }

  if (against !== undefined) {
    const events = `${against.events} events in ${duration(against.days)}`;
    parts.push(`of ${events}, the config would record\n${againstTable(against)}`);
  }

  return parts.join('\n\n');
}

/** Each policy with the statements to add, and what to put in place of their placeholders. */
function requiredParts(required: RequiredStatements[]): string[] {
  const policies = required.map(({ of, arn, statements }) => {
    const resource = arn === undefined ? of : `${of}, ${arn},`;
    return section(
      `add to the policy of the ${resource} before the first deployment`,
      JSON.stringify(statements.map(inUsualOrder), undefined, 2).split('\n'),
    );
  });

  const placeholders = placeholdersIn(required);
  return placeholders.length === 0 ? policies : [...policies, section('replace in these statements', placeholders)];
}

/** The order of AWS's examples. */
function inUsualOrder({ Sid, Effect, Principal, Action, Resource, Condition }: Partial<Statement>): Partial<Statement> {
  return { Sid, Effect, Principal, Action, Resource, Condition };
}

function section(title: string, lines: string[]): string {
  return [title, ...lines.map((line) => `  ${printable(line)}`)].join('\n');
}

function costTable({ lines, total }: MonthlyCost): string {
  return numbersTable(
    [
      ['item', 'quantity', 'unit', 'USD'],
      ...lines.map(({ item, quantity, unit, usd }) => [item, `${quantity}`, unit, usd.toFixed(2)]),
      ['total', '', '', total.toFixed(2)],
    ],
    [1, 3],
  );
}

function againstTable({ selectors, notRecorded }: Against): string {
  const rows = selectors.map(({ selector, events, eventsAMonth, usdAMonth }) => [
    selector,
    `${events}`,
    `${eventsAMonth ?? ''}`,
    usdAMonth?.toFixed(2) ?? '',
  ]);

  return numbersTable(
    [
      ['selector', 'events', 'events a month', `USD a month (prices of ${PRICES_AS_OF})`],
      ...rows,
      ['(not recorded)', `${notRecorded}`, '', ''],
    ],
    [1, 2, 3],
  );
}

/** @param numbers the columns that contain numbers */
function numbersTable(rows: string[][], numbers: number[]): string {
  const widest = Math.max(...rows.map(([first]) => first.length));
  const numberColumns = numbers.map((column) => [column, { alignment: 'right' as const }]);
  return table(rows, {
    border: getBorderCharacters('void'),
    columnDefault: { paddingLeft: 2, paddingRight: 0 },
    columns: { 0: { width: Math.min(60, widest), wrapWord: true }, ...Object.fromEntries(numberColumns) },
    drawHorizontalLine: () => false,
  }).trimEnd();
}

function duration(days: number): string {
  const hours = days * 24;
  if (days >= 1) {
    return `${days.toFixed(1)} days`;
  }

  return hours >= 1 ? `${hours.toFixed(1)} hours` : `${(hours * 60).toFixed(1)} minutes`;
}
