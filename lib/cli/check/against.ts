import { eventsOf } from './log-events';
import { Price, PRICES } from '../../aws/prices';
import { AnalyticsTable } from '../../config/analytics-config';
import { DAYS_A_MONTH } from '../../cost/log-files';
import { decide } from '../../events/trail-scope';
import { UNKNOWN, isUnknown } from '../../validation/placeholder';
import { PlannedConfig } from '../plan/plan-file';
import { findLogFiles } from '../query/log-file';
import { UsageError } from '../terminal/exit-code';

/** Log files with events that selectors select. Insights events and aggregated events are computed from them. */
const EVENTS: readonly AnalyticsTable[] = [AnalyticsTable.CLOUDTRAIL, AnalyticsTable.NETWORK_ACTIVITY];

const DAY = 86_400_000;

/** What one selector would record of past events. */
export interface SelectorCount {
  readonly selector: string;
  /** How many events it would record: an event counts for the first selector that records it. */
  readonly events: number;
  /** At the rate of the log files; absent if all events have the same time. */
  readonly eventsAMonth?: number;
  readonly usdAMonth?: number;
}

/** What a config would record of past events. */
export interface Against {
  readonly events: number;
  /** The time from the first event to the last. */
  readonly days: number;
  readonly selectors: SelectorCount[];
  readonly notRecorded: number;
}

/** Applies a config's selectors to log files on disk. */
export function countRecorded(
  { plan, selectors }: PlannedConfig,
  folder: string,
  progress: (done: number, all: number) => void,
): Against {
  const files = findLogFiles(folder).filter(({ table }) => EVENTS.includes(table));
  if (files.length === 0) {
    throw new UsageError(
      `${folder} contains no log files; expected the file names that CloudTrail gives, ` +
        'ACCOUNT_CloudTrail_REGION_TIME….json.gz',
    );
  }

  const { trail, events: selection } = plan;
  const scope = { ...trail, homeRegion: plan.organization?.homeRegion ?? UNKNOWN };
  const counts = new Map(selectors.map(({ name }) => [name, 0]));
  const times = { first: Infinity, last: -Infinity };
  let events = 0;
  let notRecorded = 0;
  for (const [index, file] of files.entries()) {
    for (const event of eventsOf(file)) {
      const { recorded, selector } = decide(selection, selectors, event, scope, isUnknown);
      if (recorded) {
        counts.set(selector!, counts.get(selector!)! + 1);
      } else {
        notRecorded += 1;
      }

      const time = Date.parse(event.eventTime);
      times.first = Math.min(times.first, time);
      times.last = Math.max(times.last, time);
      events += 1;
    }

    progress(index + 1, files.length);
  }

  const days = events === 0 ? 0 : (times.last - times.first) / DAY;
  const perMonth = days === 0 ? undefined : DAYS_A_MONTH / days;
  const countOf = ([selector, count]: [string, number]): SelectorCount => ({
    selector,
    events: count,
    ...atRate(count, perMonth, priceOf(selector, { plan, selectors })),
  });

  return { events, days, selectors: [...counts].map(countOf), notRecorded };
}

function atRate(
  events: number,
  perMonth: number | undefined,
  { usd, per }: Price,
): Pick<SelectorCount, 'eventsAMonth' | 'usdAMonth'> {
  if (perMonth === undefined) {
    return {};
  }

  const eventsAMonth = Math.round(events * perMonth);
  return { eventsAMonth, usdAMonth: Math.round(((eventsAMonth * usd) / per) * 100) / 100 };
}

function priceOf(selector: string, { plan, selectors }: Pick<PlannedConfig, 'plan' | 'selectors'>): Price {
  const { fieldSelectors } = selectors.find(({ name }) => name === selector)!;
  switch (fieldSelectors.find(({ field }) => field === 'eventCategory')?.equalTo?.[0]) {
    case 'Management':
      return plan.events.managementEventsAlreadyRecorded
        ? PRICES.managementEventsSecondCopy
        : PRICES.managementEventsFirstCopy;
    case 'NetworkActivity':
      return PRICES.networkActivityEvents;
    default:
      return PRICES.dataEvents;
  }
}
