import { getBorderCharacters, table } from 'table';
import { Against } from './against';
import { PRICES_AS_OF } from '../../aws/prices';
import { MonthlyCost } from '../../cost/event-volumes';
import { PlanWarning } from '../../plan/warnings/plan-warning';
import { PlanDescription } from '../plan/describe-plan';

/** What `check` finds out. */
export interface Checked extends PlanDescription {
  readonly warnings: PlanWarning[];
  readonly cost?: MonthlyCost;
  readonly against?: Against;
}

/** For people. */
export function printChecked(path: string, { records, goesTo, isKept, warnings, cost, against }: Checked): string {
  return [
    `${path} is in order`,
    section('records', records),
    section('goes to', goesTo),
    section('is kept', isKept),
    ...(warnings.length === 0
      ? []
      : [
          section(
            'warnings',
            warnings.map(({ id, message }) => `${id}: ${message}`),
          ),
        ]),
    ...(cost === undefined
      ? []
      : [`costs a month, at the prices of us-east-1 of ${cost.pricesAsOf}\n${costTable(cost)}`]),
    ...(against === undefined
      ? []
      : [`of ${against.events} events in ${duration(against.days)}, it would record\n${againstTable(against)}`]),
  ].join('\n\n');
}

function section(title: string, lines: string[]): string {
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
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
  const money = (usd: number | undefined) => (usd === undefined ? '' : usd.toFixed(2));
  return numbersTable(
    [
      ['selector', 'events', 'events a month', `USD a month (${PRICES_AS_OF})`],
      ...selectors.map(({ selector, events, eventsAMonth, usdAMonth }) => [
        selector,
        `${events}`,
        `${eventsAMonth ?? ''}`,
        money(usdAMonth),
      ]),
      ['(not recorded)', `${notRecorded}`, '', ''],
    ],
    [1, 2, 3],
  );
}

function numbersTable(rows: string[][], numbers: number[]): string {
  return table(rows, {
    border: getBorderCharacters('void'),
    columnDefault: { paddingLeft: 2, paddingRight: 0 },
    columns: {
      0: { width: Math.min(60, Math.max(...rows.map(([first]) => first.length))), wrapWord: true },
      ...Object.fromEntries(numbers.map((column) => [column, { alignment: 'right' as const }])),
    },
    drawHorizontalLine: () => false,
  }).trimEnd();
}

function duration(days: number): string {
  const [count, unit] =
    days >= 1 ? [days, 'days'] : days * 24 >= 1 ? [days * 24, 'hours'] : [days * 24 * 60, 'minutes'];

  return `${count.toFixed(1)} ${unit}`;
}
