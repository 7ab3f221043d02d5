import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BaselinePart } from './baseline-part';
import { LogsParts, NotificationParts } from './delivery-parts';
import { AuditTrail, AuditTrailProps } from '../trail/audit-trail';
import { withSelection } from '../trail/planned-trail';

/** Where a trail delivers to. */
export interface TrailTargets {
  readonly logBucket: IBucket;
  readonly encryptionKey: IKey;
  /** ARNs of the buckets that are written to in addition to the log bucket because the trail delivers. */
  readonly deliveryBucketArns: string[];
  readonly logs?: LogsParts;
  readonly notifications?: NotificationParts;
}

/** Creates the trail after the policies of delivery: CloudTrail checks its permissions when it creates the trail. */
export function createTrail(scope: Construct, { plan, identity }: BaselinePart, targets: TrailTargets): AuditTrail {
  const { logBucket, encryptionKey, deliveryBucketArns, logs, notifications } = targets;
  const { multiRegion, includeGlobalServiceEvents, tags } = plan.trail;
  const props: AuditTrailProps = {
    identity,
    logBucket,
    encryptionKey,
    logGroup: logs?.logGroup,
    logsRole: logs?.logsRole,
    topic: notifications?.topic,
    multiRegion,
    includeGlobalServiceEvents,
    tags,
    deliveryBucketArns,
  };

  const trail = new AuditTrail(scope, 'Trail', withSelection(props, plan.events));
  trail.node.addDependency(...(notifications?.dependables ?? []));
  if (logs !== undefined) {
    trail.node.addDependency(logs.policy);
  }

  return trail;
}
