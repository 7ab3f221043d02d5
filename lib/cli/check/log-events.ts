import { readFileSync } from 'fs';
import { gunzipSync } from 'zlib';
import { CloudTrailEvent } from '../../events/would-record';
import { LogFile } from '../query/log-file';
import { UsageError } from '../terminal/exit-code';

/** More than the events of any log file: CloudTrail starts another one at about 50 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The events of a log file, compressed or not.
 *
 * @throws UsageError if it can't be read, or isn't a log file: files from elsewhere can be written to harm
 */
export function eventsOf({ path }: LogFile): CloudTrailEvent[] {
  try {
    const bytes = readFileSync(path);
    const text = path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
    const file = JSON.parse(text.toString('utf8')) as { Records?: unknown } | null;
    const records = file?.Records;
    if (!isListOfEvents(records)) {
      throw new Error('it has no list of Records');
    }

    return records;
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}

function isListOfEvents(records: unknown): records is CloudTrailEvent[] {
  return Array.isArray(records) && records.every((record) => typeof record === 'object' && record !== null);
}
