import { UsageError } from '../terminal/exit-code';

/** How far back CloudTrail's event history goes. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html */
const HISTORY_DAYS = 90;

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A span of time, open at an end that isn't given. */
export interface Span {
  readonly since?: Date;
  readonly until?: Date;
}

/** @throws UsageError if a time is invalid, or before the event history */
export function spanOf(since: string | undefined, until: string | undefined, now: Date): Span {
  const span = {
    since: since === undefined ? undefined : moment('--since', since, now),
    until: until === undefined ? undefined : moment('--until', until, now),
  };

  checkAge('--since', span.since, since, now);
  checkAge('--until', span.until, until, now);
  if (span.since !== undefined && span.since >= (span.until ?? now)) {
    const end = span.until === undefined ? 'now' : '--until';
    throw new UsageError(`--since must be before ${end}, got ${since}; allowed: an earlier time`);
  }

  return span;
}

function checkAge(option: string, at: Date | undefined, given: string | undefined, now: Date): void {
  const oldest = new Date(now.getTime() - HISTORY_DAYS * UNITS.d);
  if (at !== undefined && at < oldest) {
    throw new UsageError(
      `${option} is before the event history, which covers ${HISTORY_DAYS} days, got ${given}; allowed: ` +
        `${HISTORY_DAYS}d or later; for older events, run query on log files`,
    );
  }
}

function moment(option: string, text: string, now: Date): Date {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  const at = unit === undefined ? new Date(text) : new Date(now.getTime() - Number(count) * UNITS[unit]);

  const isReadable = unit !== undefined || ISO.test(text);
  if (!isReadable || Number.isNaN(at.getTime())) {
    throw new UsageError(
      `${option} must be a time, got ${text}; allowed: 30m, 2h or 3d ago, 2026-11-26, 2026-11-26T08:00:00Z`,
    );
  }

  return at;
}
