import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { UsageError } from '../terminal/exit-code';

/** The fields of a record that determine its partition. */
interface SpooledRecord {
  readonly recipientAccountId?: string;
  readonly awsRegion?: string;
  readonly eventTime?: string;
}

/**
 * Records, one per line, as `history --json` prints them -> a temporary folder of log files, named as CloudTrail names
 * them, which is removed after `work`.
 *
 * @throws UsageError if a line isn't a record, or there is none
 */
export async function spooled<T>(lines: string, work: (folder: string) => Promise<T>): Promise<T> {
  const files = filesOf(lines);
  if (files.size === 0) {
    throw new UsageError('standard input has no records; expected one per line, as history --json prints them');
  }

  const folder = mkdtempSync(join(tmpdir(), 'cdk-cloudtrail-baseline-'));
  try {
    files.forEach((Records, name) => writeFileSync(join(folder, name), JSON.stringify({ Records })));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function filesOf(lines: string): Map<string, SpooledRecord[]> {
  const files = new Map<string, SpooledRecord[]>();
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() !== '') {
      const record = recordOf(line, index + 1);
      const name = nameOf(record, index + 1);
      const records = files.get(name) ?? [];
      records.push(record);
      files.set(name, records);
    }
  }

  return files;
}

function recordOf(line: string, number: number): SpooledRecord {
  try {
    return JSON.parse(line) ?? {};
  } catch {
    throw new UsageError(`line ${number} isn't JSON; expected one record per line, as history --json prints them`);
  }
}

function nameOf(
  { recipientAccountId: account, awsRegion: region, eventTime: time }: SpooledRecord,
  number: number,
): string {
  const [, ...date] = /^(\d{4})-(\d{2})-(\d{2})T/.exec(time ?? '') ?? [];
  if (!/^\d{12}$/.test(account ?? '') || !/^[a-z0-9-]+$/.test(region ?? '') || date.length === 0) {
    throw new UsageError(
      `line ${number} isn't a CloudTrail record; required: recipientAccountId, awsRegion and eventTime`,
    );
  }

  return `${account}_CloudTrail_${region}_${date.join('')}T0000Z_history.json`;
}
