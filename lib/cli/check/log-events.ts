import { readFileSync } from 'fs';
import { gunzipSync } from 'zlib';
import { CloudTrailEvent } from '../../events/would-record';
import { LogFile } from '../query/log-file';
import { UsageError } from '../terminal/exit-code';

/** The events of a log file, compressed or not. */
export function eventsOf({ path }: LogFile): CloudTrailEvent[] {
  try {
    const bytes = readFileSync(path);
    const { Records } = JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as {
      Records?: CloudTrailEvent[];
    };

    if (!Array.isArray(Records)) {
      throw new Error('it has no list of Records');
    }

    return Records;
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}
