import { Names, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CloudTrailBaselineProps } from './cloudtrail-baseline-props';
import { factsOf } from './passed-in';
import { BaselinePlan, planBaseline } from '../plan/baseline-plan';
import { QUERY_FILES } from '../queries/query-files';
import { isToken } from '../synth/is-token';
import { bucketIdentity } from '../trail/bucket-identity';

/** Props -> plan: separates the config from the constructs that were passed in. */
export function planOf(scope: Construct, props: CloudTrailBaselineProps): BaselinePlan {
  const { logBucket, accessLogBucket, encryptionKey, topic, logGroup, logsRole, ...config } = props;
  const { account, region } = Stack.of(scope);
  return planBaseline(config, {
    subject: scope.node.path,
    defaultTrailName: defaultTrailName(scope),
    account,
    homeRegion: region,
    ...factsOf(scope, { logBucket, accessLogBucket, encryptionKey, topic, logGroup, logsRole }),
    queries: QUERY_FILES,
    isToken,
    bucketOf: bucketIdentity,
  });
}

/** Follows from the construct path, so that it stays the same. A path can be too short for a trail name. */
function defaultTrailName(scope: Construct): string {
  const name = Names.uniqueResourceName(scope, { maxLength: 128, separator: '-' });
  return name.length < 3 ? `${name}-trail` : name;
}
