import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { TrailIdentity } from './trail-identity';
import { ALL_MANAGEMENT_EVENTS } from '../events/management-events';
import { TRAIL_SHAPE } from '../plan/shapes';
import { planTrail } from '../plan/trail-plan';
import { planProps } from '../synth/plan-props';

const { multiRegion, includeGlobalServiceEvents, tags } = TRAIL_SHAPE;
const AUDIT_TRAIL_SHAPE = { multiRegion, includeGlobalServiceEvents, tags };

/**
 * What an audit trail stands on.
 */
export interface AuditTrailProps {
  /** What the trail is known by. */
  readonly identity: TrailIdentity;

  /** Where log files go. Its policy has to permit it: the trail waits for the policy of a bucket made in this app. */
  readonly logBucket: IBucket;

  /** What log files and digests are encrypted with. Its policy has to permit it. */
  readonly encryptionKey: IKey;

  /** Where events go beside the bucket. @default - not to CloudWatch Logs */
  readonly logGroup?: ILogGroup;

  /** The role that writes to the log group; goes with `logGroup`. @default - not to CloudWatch Logs */
  readonly logsRole?: IRole;

  /** Where delivery notices go. Its policy has to permit it. @default - no notices */
  readonly topic?: ITopic;

  /** Whether all regions are recorded. @default true */
  readonly multiRegion?: boolean;

  /** Whether events of global services are recorded. @default true */
  readonly includeGlobalServiceEvents?: boolean;

  /** The trail's tags, beside `ManagedBy: cdk-cloudtrail-baseline`. @default - only that one */
  readonly tags?: { [key: string]: string };
}

/**
 * A trail that records all management events, with log file validation, encrypted.
 *
 * CloudTrail checks every policy when it makes the trail. To a construct that permits a delivery, such as a topic's policy,
 * add a dependency: `trail.node.addDependency(topic.policy)`.
 */
export class AuditTrail extends Construct {
  /** The trail's ARN, as a reference: what uses it is made after the trail. */
  public readonly trailArn: string;

  /** The trail's name. */
  public readonly trailName: string;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { identity, logBucket, encryptionKey, logGroup, logsRole, topic } = props;
    const plan = planProps(this, AUDIT_TRAIL_SHAPE, props, (config, context) => {
      if ((logGroup === undefined) !== (logsRole === undefined)) {
        context.problems.add('logsRole', {
          wrong: 'goes with logGroup', got: logsRole?.node.path, allowed: 'both or none', mend: 'hand over both, or remove one',
        });
      }
      return planTrail(config, identity.name, '', context);
    });
    const trail = new CfnTrail(this, 'Resource', {
      trailName: identity.name,
      isLogging: true,
      isMultiRegionTrail: plan.multiRegion,
      includeGlobalServiceEvents: plan.includeGlobalServiceEvents,
      enableLogFileValidation: true,
      advancedEventSelectors: [ALL_MANAGEMENT_EVENTS],
      s3BucketName: logBucket.bucketName,
      s3KeyPrefix: identity.keyPrefix,
      kmsKeyId: encryptionKey.keyArn,
      cloudWatchLogsLogGroupArn: logGroup?.logGroupArn,
      cloudWatchLogsRoleArn: logsRole?.roleArn,
      snsTopicName: topic?.topicArn, // the ARN, since a name only finds topics of this account and region
      tags: Object.entries(plan.tags).map(([key, value]) => ({ key, value })),
    });
    if (logBucket.policy !== undefined) {
      trail.node.addDependency(logBucket.policy);
    }
    this.trailArn = trail.attrArn;
    this.trailName = identity.name;
  }
}
