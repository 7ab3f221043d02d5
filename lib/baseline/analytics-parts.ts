import { Construct } from 'constructs';
import { LogSource, LogTables } from '../analytics/log-tables';
import { AnalyticsPlan } from '../plan/analytics-plan';
import { isToken } from '../synth/is-token';
import { TrailIdentity } from '../trail/trail-identity';

/** The tables over the log files of a baseline, and over those of other sources. */
export function makeTables(scope: Construct, plan: AnalyticsPlan, identity: TrailIdentity, logBucketName: string): LogTables {
  const { tables, accounts, regions, days, sources } = plan;
  const own: LogSource = { bucketName: logBucketName, keyPrefix: identity.keyPrefix, organizationId: identity.organizationId, tables };
  return new LogTables(scope, 'Tables', { databaseName: databaseName(identity.name), sources: [own, ...sources], accounts, regions, days });
}

/** Glue's names have no capitals; the name of a trail that is known in AWS only can't be made one. */
function databaseName(trailName: string): string | undefined {
  return isToken(trailName) ? undefined : trailName.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_');
}
