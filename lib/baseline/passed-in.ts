import { Stack, Token } from 'aws-cdk-lib';
import { CfnKey, IKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { CloudTrailBaselineProps } from './cloudtrail-baseline-props';
import { bucketArn } from '../aws/arn';
import { BaselineConfig } from '../config/baseline-config';
import { PlanInput } from '../plan/baseline-plan';
import { Place } from '../plan/sections/place';

/** The props of a baseline that are constructs. */
export type PassedIn = Omit<CloudTrailBaselineProps, keyof BaselineConfig>;

type Facts = Pick<
  PlanInput,
  | 'logBucketArn'
  | 'accessLogTargetArn'
  | 'accessLogBucketArn'
  | 'accessLogBucket'
  | 'key'
  | 'topic'
  | 'logGroup'
  | 'logsRole'
  | 'invalidProps'
>;

/** What the plan needs to know about the constructs that were passed in, as plain data, if known at synthesis. */
export function factsOf(scope: Construct, passedIn: PassedIn): Facts {
  const isConstruct = ([, value]: [string, unknown]) => Construct.isConstruct(value);
  const entries = Object.entries(passedIn).filter(([, value]) => value !== undefined);
  const { logBucket, accessLogBucket, encryptionKey, topic, logGroup, logsRole } = Object.fromEntries(
    entries.filter(isConstruct),
  ) as PassedIn;

  return {
    invalidProps: Object.fromEntries(entries.filter((entry) => !isConstruct(entry))),
    logBucketArn: logBucket?.bucketArn,
    accessLogTargetArn: logBucket && accessLogTarget(scope, logBucket),
    accessLogBucketArn: accessLogBucket?.bucketArn,
    accessLogBucket: accessLogBucket && {
      ...placeOf(accessLogBucket),
      hasObjectLock: hasObjectLock(accessLogBucket),
      hasOwnKey: accessLogBucket.encryptionKey !== undefined,
    },
    key: encryptionKey && { ...placeOf(encryptionKey), isAsymmetric: isAsymmetric(encryptionKey) },
    topic: topic && { ...placeOf(topic), isFifo: topic.fifo },
    logGroup: logGroup && placeOf(logGroup),
    logsRole: logsRole && placeOf(logsRole),
  };
}

function placeOf({
  env,
  node,
}: IConstruct & { readonly env: { readonly account: string; readonly region: string } }): Place {
  return { account: env.account, region: env.region, path: node.path };
}

function hasObjectLock(bucket: IBucket): boolean {
  const resource = bucket.node.defaultChild;
  return (
    resource instanceof CfnBucket &&
    (resource.objectLockEnabled === true || resource.objectLockConfiguration !== undefined)
  );
}

function isAsymmetric(key: IKey): boolean {
  const resource = key.node.defaultChild;
  return (
    resource instanceof CfnKey &&
    !Token.isUnresolved(resource.keySpec) &&
    ![undefined, 'SYMMETRIC_DEFAULT'].includes(resource.keySpec)
  );
}

/**
 * The bucket that an existing log bucket sends its access logs to, if known at synthesis. Each delivery of log files
 * creates access logs there.
 */
function accessLogTarget(scope: Construct, logBucket: IBucket): string | undefined {
  const resource = logBucket.node.defaultChild;
  const { environment, partition } = Stack.of(scope);
  if (!(resource instanceof CfnBucket) || Stack.of(logBucket).environment !== environment) {
    return undefined;
  }

  const { destinationBucketName } = (resource.loggingConfiguration ?? {}) as CfnBucket.LoggingConfigurationProperty;
  return destinationBucketName === undefined ? undefined : bucketArn(partition, destinationBucketName);
}
