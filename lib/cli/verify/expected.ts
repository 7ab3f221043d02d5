import { bucketArn, logGroupNameOf, parseArn } from '../../aws/arn';
import { Deployment, deploymentOf, namesOf } from '../../deployment/deployment';
import { ChosenNames, unnamedBucketArn } from '../../deployment/placeholders';
import { compile } from '../../events/compile';
import { EventSelector } from '../../events/selector';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { RESULT_LOG_PREFIX } from '../../policies/access-log-policy';
import { holdsPlaceholder, UNKNOWN } from '../../validation/placeholder';
import { BUCKET_ARN } from '../../validation/string-formats';
import { NamedResources } from '../account/read-account';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';

type Plan = BaselinePlan | LandingZonePlan;

/** The deployment that a plan describes, with the names that were chosen when it was deployed. */
export interface Expected extends Deployment {
  readonly plan: Plan;
  readonly selectors: EventSelector[];
  /** The names that the plan or the stack gives. Absent ones aren't known, and any name is accepted. */
  readonly named: NamedParts;
}

/** The names of parts that a plan or a stack gives. */
export interface NamedParts extends NamedResources {
  readonly logGroup?: string;
  readonly logsRole?: string;
  readonly topic?: string;
}

/** @param stack the names in the deployed stack; empty if only the plan is known */
export function expectedOf(plan: Plan, state: AccountState, stack: ChosenNames): Expected {
  const { partition } = state;
  const trail = valueOf(state.trail);
  const arnOf = (name: string | undefined) => (name === undefined ? undefined : bucketArn(partition, name));
  const deployment = deploymentOf(plan, namesOf(plan, state), {
    logBucketArn: arnOf(valueOf(state.logBucket)?.name ?? trail?.bucketName),
    // An existing log bucket's access logs are its owner's.
    accessLogBucketArn: plan.storage.logBucket === undefined ? undefined : arnOf(valueOf(state.accessLogBucket)?.name),
    resultBucketArn: known(stack.resultBucketArn) ?? resultBucketArn(state),
    topicArn: known(stack.topicArn) ?? trail?.topicArn,
    logGroupName: known(stack.logGroupName) ?? (trail?.logGroupArn && logGroupNameOf(trail.logGroupArn)),
    logKeyArn: valueOf(state.key)?.arn ?? trail?.keyId,
  });

  const selectors = compile(plan.events, {
    ownBucketArns: deployment.buckets.ownArns,
    isToken: (value) => typeof value === 'string' && holdsPlaceholder(value),
  });

  const named = { ...namedResources(plan, stack), ...namedDelivery(deployment, stack) };

  return { ...deployment, plan, selectors, named };
}

/** The resources of the log files that a plan or a stack names. */
export function namedResources(plan: Plan, stack: ChosenNames): NamedResources {
  const archive = isLandingZonePlan(plan) ? plan.archive : undefined;
  const { storage, encryption } = plan;

  return {
    logBucket: storage.existingBucketName ?? archive?.logBucketName ?? nameOf(stack.logBucketArn),
    accessLogBucket:
      storage.logBucket &&
      (storage.existingAccessLogBucketName ?? archive?.accessLogBucketName ?? nameOf(stack.accessLogBucketArn)),
    key: encryption.existingKeyArn ?? archive?.keyArn ?? known(stack.logKeyArn),
    replicationRole: known(stack.replicationRoleArn),
  };
}

/** The account that owns the log bucket, if that is known. */
export function logBucketOwner(plan: Plan, trailAccount: string): string | undefined {
  if (plan.storage.logBucket === undefined) {
    return plan.storage.existingBucketOwner;
  }

  return isLandingZonePlan(plan) ? plan.archive.account : trailAccount;
}

function namedDelivery({ delivery: { logGroup, logsRole, topic }, names }: Deployment, stack: ChosenNames) {
  const { partition, homeRegion, account } = names;
  const passedIn = logGroup?.name && `arn:${partition}:logs:${homeRegion}:${account}:log-group:${logGroup.name}`;

  return {
    logGroup: logGroup?.arn ?? passedIn,
    logsRole: logsRole?.arn ?? known(stack.logsRoleArn),
    topic: topic?.arn,
  };
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

  // The policy can have been written to harm: a pattern or a placeholder would equal any bucket.
  const isBucket = typeof source === 'string' && BUCKET_ARN.pattern.test(source);
  return isBucket ? source : unnamedBucketArn(partition, 'result bucket');
}

/** A name, unless it couldn't be looked up. */
function known(name: string | undefined): string | undefined {
  return name === undefined || holdsPlaceholder(name) ? undefined : name;
}

function nameOf(arn: string | undefined): string | undefined {
  const name = known(arn);
  return name && parseArn(name).resource;
}
