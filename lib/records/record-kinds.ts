import { AGGREGATED_COLUMNS } from './aggregated-record';
import { CLOUDTRAIL_COLUMNS } from './cloudtrail-record';
import { DIGEST_COLUMNS } from './digest-record';
import { RecordKind } from './field-type';
import { INSIGHT_COLUMNS } from './insight-record';
import { AnalyticsTable } from '../config/analytics-config';

/**
 * The kinds of records that CloudTrail delivers, by table. Folder names are spelled as CloudTrail spells them.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export const RECORD_KINDS: Readonly<Record<AnalyticsTable, RecordKind>> = {
  CLOUDTRAIL: {
    table: 'cloudtrail',
    folder: 'CloudTrail',
    file: 'records',
    description: 'management and data events',
    columns: CLOUDTRAIL_COLUMNS,
  },
  NETWORK_ACTIVITY: {
    table: 'network_activity',
    folder: 'CloudTrail-NetworkActivity',
    file: 'records',
    description: 'network activity events: calls through VPC endpoints',
    columns: CLOUDTRAIL_COLUMNS,
  },
  INSIGHTS: {
    table: 'insights',
    folder: 'CloudTrail-Insight',
    file: 'records',
    description: 'Insights events: unusual rates of calls and errors',
    columns: INSIGHT_COLUMNS,
  },
  AGGREGATED: {
    table: 'aggregated',
    folder: 'CloudTrail-Aggregated',
    file: 'records',
    description: 'aggregated events over five minutes',
    columns: AGGREGATED_COLUMNS,
  },
  DIGESTS: {
    table: 'digests',
    folder: 'CloudTrail-Digest',
    file: 'record',
    description: 'digests, which prove the integrity of the log files of each hour',
    columns: DIGEST_COLUMNS,
  },
};
