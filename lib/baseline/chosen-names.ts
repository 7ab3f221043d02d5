import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ChosenNames } from '../deployment/placeholders';

/** The parts of a baseline whose names CloudFormation may choose. */
export interface NamedParts {
  readonly logBucket?: IConstruct & { readonly bucketArn: string };
  readonly accessLogBucket?: IConstruct & { readonly bucketArn: string };
  readonly encryptionKey?: IConstruct & { readonly keyArn: string };
  readonly workGroup?: IConstruct & { readonly resultBucket: { readonly bucketArn: string } };
  readonly logGroup?: IConstruct & { readonly logGroupName: string };
  readonly logsRole?: IConstruct & { readonly roleArn: string };
  readonly topic?: IConstruct & { readonly topicArn: string };
  readonly replication?: IConstruct & { readonly role: { readonly roleArn: string } };
}

/**
 * The ARNs and names of a baseline's parts in AWS, most of them tokens.
 *
 * @param stack only parts of this stack; references to others mean nothing in it. @default - all parts
 */
export function chosenNames(parts: NamedParts, stack?: Stack): ChosenNames {
  const kept = <T extends IConstruct>(part: T | undefined) =>
    part !== undefined && (stack === undefined || Stack.of(part) === stack) ? part : undefined;

  return {
    logBucketArn: kept(parts.logBucket)?.bucketArn,
    accessLogBucketArn: kept(parts.accessLogBucket)?.bucketArn,
    resultBucketArn: kept(parts.workGroup)?.resultBucket.bucketArn,
    logKeyArn: kept(parts.encryptionKey)?.keyArn,
    logGroupName: kept(parts.logGroup)?.logGroupName,
    logsRoleArn: kept(parts.logsRole)?.roleArn,
    topicArn: kept(parts.topic)?.topicArn,
    replicationRoleArn: kept(parts.replication)?.role.roleArn,
  };
}
