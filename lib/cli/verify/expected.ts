import { bucketArn, logGroupNameOf } from '../../aws/arn';
import { Deployment, deploymentOf, namesOf } from '../../deployment/deployment';
import { unnamedBucketArn } from '../../deployment/placeholders';
import { compile } from '../../events/compile';
import { EventSelector } from '../../events/selector';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { RESULT_LOG_PREFIX } from '../../policies/access-log-policy';
import { holdsPlaceholder, UNKNOWN } from '../../validation/placeholder';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';

/** The deployment that a plan describes, with the names that were chosen when it was deployed. */
export interface Expected extends Deployment {
  readonly plan: BaselinePlan | LandingZonePlan;
  readonly selectors: EventSelector[];
}

export function expectedOf(plan: BaselinePlan | LandingZonePlan, state: AccountState): Expected {
  const { partition } = state;
  const trail = valueOf(state.trail);
  const arnOf = (name: string | undefined) => (name === undefined ? undefined : bucketArn(partition, name));
  const deployment = deploymentOf(plan, namesOf(plan, state), {
    logBucketArn: arnOf(trail?.bucketName),
    // An existing log bucket's access logs are its owner's.
    accessLogBucketArn: plan.storage.logBucket === undefined ? undefined : arnOf(valueOf(state.accessLogBucket)?.name),
    resultBucketArn: resultBucketArn(state),
    topicArn: trail?.topicArn,
    logGroupName: trail?.logGroupArn && logGroupNameOf(trail.logGroupArn),
  });

  const selectors = compile(plan.events, {
    ownBucketArns: deployment.buckets.ownArns,
    isToken: (value) => typeof value === 'string' && holdsPlaceholder(value),
  });

  return { ...deployment, plan, selectors };
}

/**
 * The result bucket's name is only known from the access-log bucket's policy, which permits its access logs. That
 * policy is then compared, except for the bucket's name.
 */
function resultBucketArn({ accessLogBucket, partition }: AccountState): string {
  const { name, policy } = valueOf(accessLogBucket) ?? {};
  const resource = `${bucketArn(partition, name ?? UNKNOWN)}/${RESULT_LOG_PREFIX}*`;
  const statements = policy?.kind === 'found' ? policy.value : [];
  const statement = statements.find(({ Resource }) => Resource === resource);

  const source = Object.values(statement?.Condition ?? {})
    .map((keys) => keys['aws:SourceArn'])
    .find((arn) => arn !== undefined);

  const isBucket = typeof source === 'string' && !source.includes('*');
  return isBucket ? source : unnamedBucketArn(partition, 'result bucket');
}
