import { DriftReport, FINDINGS } from './catalog';
import { compareAccount } from './compare-account';
import { compareBucket, compareBucketPolicy } from './compare-bucket';
import { compareLogs, compareTopic } from './compare-delivery';
import { compareKey } from './compare-key';
import { compareLogBucket } from './compare-log-bucket';
import { compareStatus } from './compare-status';
import { compareEvents, compareTrail } from './compare-trail';
import { Expected, expectedOf } from './expected';
import { Keys } from './keys';
import { accessLogLifecycle, logLifecycle } from '../../deployment/lifecycle-rules';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { LogBucketPlan } from '../../plan/sections/storage-plan';
import { BucketState } from '../account/bucket-state';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { valueOf } from '../aws/reading';
import { Outcome } from '../findings/finding';
import { Report } from '../findings/report';

/**
 * Compares a plan with what is in the account.
 *
 * @param now to compute how long ago a delivery was
 */
export function verify(plan: BaselinePlan | LandingZonePlan, state: AccountState, now: Date): Outcome {
  const report = new Report(FINDINGS);
  const expected = expectedOf(plan, state);

  const trail = report.read('the trail', state.trail);
  if (trail.value !== undefined) {
    verifyTrail(report, expected, trail.value, state, now);
  } else if (trail.isKnown) {
    const { names } = expected;
    report.find('trailMissing', 'trail', {
      expected: names.trailArn,
      found: `no trail ${plan.trail.name}`,
      fix: `deploy the stack to ${names.account} in ${names.homeRegion}`,
    });
  }

  return report.outcome;
}

function verifyTrail(report: DriftReport, expected: Expected, trail: TrailState, state: AccountState, now: Date): void {
  const keys = new Keys(state);
  compareTrail(report, expected, trail, keys);

  const status = report.read("the trail's status", state.status);
  if (status.value !== undefined) {
    compareStatus(report, expected, trail, status.value, now);
  }

  compareEvents(report, expected, state, trail.arn);
  verifyBuckets(report, expected, trail, state, keys);
  verifyKeys(report, expected, trail, state);
  compareLogs(report, expected, trail, state, keys);
  compareTopic(report, expected, trail, state, keys);
  compareAccount(report, expected, trail, state);
}

function verifyBuckets(
  report: DriftReport,
  expected: Expected,
  trail: TrailState,
  state: AccountState,
  keys: Keys,
): void {
  const { value: bucket, isKnown } = report.read('the log bucket', state.logBucket);
  if (isKnown && bucket === undefined) {
    report.find('resourceMissing', 'log bucket', {
      expected: trail.bucketName,
      found: 'no such bucket',
      fix: `aws s3api create-bucket --bucket ${trail.bucketName}, before anyone else claims the name`,
    });
  }

  if (bucket === undefined) {
    return;
  }

  const { policies, names } = expected;
  if (policies.logBucket !== undefined) {
    compareBucketPolicy(report, 'log bucket', policies.logBucket, bucket, names.partition);
  }

  const logBucketPlan = expected.plan.storage.logBucket;
  if (logBucketPlan === undefined) {
    return; // an existing bucket, whose owner decides the rest
  }

  const keyId = valueOf(state.key)?.arn ?? trail.keyId ?? "the trail's key";
  verifyLogBucket(report, expected, logBucketPlan, keyId, bucket, keys);
  verifyAccessLogBucket(report, expected, logBucketPlan, state, keys);
}

function verifyLogBucket(
  report: DriftReport,
  { plan, buckets, names }: Expected,
  logBucketPlan: LogBucketPlan,
  keyId: string,
  bucket: BucketState,
  keys: Keys,
): void {
  const wanted = {
    lifecycle: logLifecycle(logBucketPlan),
    logRoot: names.logRoot,
    keyId,
    eventBridge: logBucketPlan.eventBridgeNotifications,
  };

  compareBucket(report, 'log bucket', wanted, bucket, keys);
  compareLogBucket(report, logBucketPlan, bucket, {
    bucketName: buckets.accessLog?.name,
    prefix: `${plan.trail.name}/`,
  });
}

function verifyAccessLogBucket(
  report: DriftReport,
  { plan, policies, names }: Expected,
  logBucketPlan: LogBucketPlan,
  state: AccountState,
  keys: Keys,
): void {
  const bucket = report.read('the access-log bucket', state.accessLogBucket).value;
  if (bucket === undefined) {
    return; // missing access logs are a finding of the log bucket
  }

  if (policies.accessLogBucket !== undefined) {
    compareBucketPolicy(report, 'access-log bucket', policies.accessLogBucket, bucket, names.partition);
  }

  const { accessLogs } = plan.storage;
  if (accessLogs !== undefined) {
    const wanted = { lifecycle: accessLogLifecycle(accessLogs), eventBridge: logBucketPlan.eventBridgeNotifications };
    compareBucket(report, 'access-log bucket', wanted, bucket, keys);
  }
}

function verifyKeys(
  report: DriftReport,
  { policies, names, keys }: Expected,
  trail: TrailState,
  state: AccountState,
): void {
  for (const [subject, reading, policy] of [
    ['key', state.key, policies.key],
    ['key of log group and topic', state.deliveryKey, policies.deliveryKey],
  ] as const) {
    if (policy === undefined) {
      continue;
    }

    const key = report.read(`the ${subject}`, reading);
    if (key.value !== undefined) {
      compareKey(report, subject, { policy, alias: keys.log.alias }, key.value, names.partition);
    } else if (key.isKnown && trail.keyId !== undefined && subject === 'key') {
      report.find('resourceMissing', subject, {
        expected: trail.keyId,
        found: 'no such key',
        fix: 'set a key that exists: aws cloudtrail update-trail --kms-key-id KEY',
      });
    }
  }
}
