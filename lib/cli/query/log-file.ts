import { readdirSync } from 'fs';
import { join } from 'path';
import { AnalyticsTable } from '../../config/analytics-config';
import { RECORD_KINDS } from '../../records/record-kinds';
import { readPath } from '../terminal/user-files';

/** A log file on disk, and its partition. */
export interface LogFile {
  readonly path: string;
  readonly table: AnalyticsTable;
  readonly account: string;
  readonly region: string;
  /** The day of delivery; outside of CloudTrail's folders, the day in the file name. */
  readonly day: string;
}

/** `ACCOUNT_CloudTrail[-KIND]_REGION_…_YYYYMMDDTHHmm…Z…json[.gz]` @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html */
const NAME =
  /^(\d{12})_(CloudTrail(?:-[A-Za-z]+)?)_([a-z0-9-]+)_(?:.*_)?(\d{4})(\d{2})(\d{2})T\d{4,6}Z.*\.json(?:\.gz)?$/;

const DAY_FOLDERS = /[/\\](\d{4})[/\\](\d{2})[/\\](\d{2})[/\\][^/\\]+$/;

/**
 * All log files below a folder, in the order of their paths.
 * @throws UsageError if the folder can't be read
 */
export function findLogFiles(folder: string): LogFile[] {
  const entries = readPath(folder, () => readdirSync(folder, { recursive: true, withFileTypes: true }), 'folder');
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => logFileOf(join(parentPath, name), name))
    .filter((file) => file !== undefined)
    .sort((first, second) => (first.path < second.path ? -1 : 1));
}

function logFileOf(path: string, name: string): LogFile | undefined {
  const found = NAME.exec(name);
  const table = Object.values(AnalyticsTable).find((kind) => RECORD_KINDS[kind].folder === found?.[2]);
  if (found === null || table === undefined) {
    return undefined;
  }

  const [, account, , region, ...date] = found;
  return { path, table, account, region, day: (DAY_FOLDERS.exec(path)?.slice(1) ?? date).join('/') };
}
