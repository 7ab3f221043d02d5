import { DriftReport, FINDINGS } from './catalog';
import { compareAccessLogBucket } from './compare-access-log-bucket';
import { compareAccount } from './compare-account';
import { compareBucket, compareBucketPolicy, compareOwner } from './compare-bucket';
import { compareLogs, compareTopic } from './compare-delivery';
import { UNKNOWN_KEY } from './compare-encryption';
import { compareKey } from './compare-key';
import { compareLogBucket } from './compare-log-bucket';
import { compareRole } from './compare-role';
import { compareStatus } from './compare-status';
import { compareEvents, compareTrail } from './compare-trail';
import { Expected, expectedOf, logBucketOwner } from './expected';
import { Keys } from './keys';
import { createBucket } from './s3-fixes';
import { accessLogLifecycle, logLifecycle } from '../../deployment/lifecycle-rules';
import { ChosenNames } from '../../deployment/placeholders';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { LogBucketPlan } from '../../plan/sections/storage-plan';
import { REPLICATION_ROLE_TRUST } from '../../policies/replication-role-policy';
import { BucketState } from '../account/bucket-state';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { ABSENT, valueOf } from '../aws/reading';
import { Outcome } from '../findings/finding';
import { Report } from '../findings/report';

/**
 * Compares a plan with what is in the account.
 *
 * @param now to compute how long ago a delivery was
 * @param stack the names in the deployed stack; empty if only the plan is known
 */
export function verify(
  plan: BaselinePlan | LandingZonePlan,
  state: AccountState,
  now: Date,
  stack: ChosenNames = {},
): Outcome {
  const report = new Report(FINDINGS);
  const expected = expectedOf(plan, state, stack);

  const trail = report.read('the trail', state.trail);
  if (trail.value !== undefined) {
    verifyTrail(report, expected, trail.value, state, now);
  } else if (trail.isKnown) {
    const { names } = expected;
    report.find('trailMissing', 'trail', {
      expected: names.trailArn,
      found: `no trail ${plan.trail.name}`,
      fix:
        `deploy the stack to ${names.account} in ${names.homeRegion}: npx cdk deploy, with --revert-drift if it was ` +
        'deployed before',
    });
  }

  return report.outcome;
}

function verifyTrail(report: DriftReport, expected: Expected, trail: TrailState, state: AccountState, now: Date): void {
  const keys = new Keys(state);
  compareTrail(report, expected, state, keys);

  const status = report.read("the trail's status", state.status);
  if (status.value !== undefined) {
    compareStatus(report, expected, trail, status.value, now);
  }

  compareEvents(report, expected, state, trail);
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
  const { plan, policies, names, named } = expected;
  const { logBucket: logBucketPlan } = plan.storage;
  const name = named.logBucket ?? trail.bucketName;
  const { value: bucket, isKnown } = report.read(`the log bucket ${name}`, state.logBucket);
  if (isKnown && bucket === undefined) {
    report.find('resourceMissing', 'log bucket', {
      expected: name,
      found: 'no such bucket',
      fix: createBucket({ name, region: names.homeRegion }, logBucketPlan !== undefined),
    });
  }

  if (bucket === undefined) {
    return;
  }

  compareOwner(report, 'log bucket', bucket);
  if (policies.logBucket !== undefined) {
    compareBucketPolicy(report, 'log bucket', policies.logBucket, bucket, names.partition);
  }

  if (logBucketPlan === undefined) {
    return; // an existing bucket, whose owner decides the rest
  }

  const keyId = valueOf(state.key)?.arn ?? named.key ?? trail.keyId ?? UNKNOWN_KEY;
  verifyLogBucket(report, expected, logBucketPlan, keyId, bucket, keys);
  verifyReplicationRole(report, expected, bucket, state);
  verifyAccessLogBucket(report, expected, logBucketPlan, state, keys);
}

function verifyLogBucket(
  report: DriftReport,
  { plan, names, named }: Expected,
  logBucketPlan: LogBucketPlan,
  keyId: string,
  bucket: BucketState,
  keys: Keys,
): void {
  const wanted = {
    region: names.homeRegion,
    lifecycle: logLifecycle(logBucketPlan),
    logRoot: names.logRoot,
    keyId,
    eventBridge: logBucketPlan.eventBridgeNotifications,
  };

  compareBucket(report, 'log bucket', wanted, bucket, keys);
  compareLogBucket(
    report,
    {
      plan: logBucketPlan,
      account: logBucketOwner(plan, names.account),
      accessLogs: { bucketName: named.accessLogBucket, prefix: `${plan.trail.name}/` },
      replicationRole: named.replicationRole,
    },
    bucket,
  );
}

/** The role is only compared where the log bucket is replicated; otherwise, that is the finding. */
function verifyReplicationRole(
  report: DriftReport,
  { policies, names }: Expected,
  bucket: BucketState,
  { replicationRole }: AccountState,
): void {
  const replication = valueOf(bucket.replication);
  if (policies.replicationRole !== undefined && replication !== undefined) {
    const expected = {
      subject: 'replication role',
      arn: replication.roleArn,
      trust: REPLICATION_ROLE_TRUST,
      policy: policies.replicationRole,
      partition: names.partition,
    };

    compareRole(report, expected, replicationRole);
  }
}

function verifyAccessLogBucket(
  report: DriftReport,
  expected: Expected,
  logBucketPlan: LogBucketPlan,
  state: AccountState,
  keys: Keys,
): void {
  const { plan, policies, names } = expected;
  const subject = 'access-log bucket';
  const { value: bucket, isKnown } = report.read('the access-log bucket', state.accessLogBucket);
  if (bucket === undefined) {
    if (isKnown) {
      reportNoAccessLogBucket(report, expected, state);
    }

    return;
  }

  compareOwner(report, subject, bucket);
  if (policies.accessLogBucket !== undefined) {
    compareBucketPolicy(report, subject, policies.accessLogBucket, bucket, names.partition);
  }

  const { accessLogs } = plan.storage;
  if (accessLogs !== undefined) {
    const wanted = {
      region: names.homeRegion,
      lifecycle: accessLogLifecycle(accessLogs),
      eventBridge: logBucketPlan.eventBridgeNotifications,
    };

    compareBucket(report, subject, wanted, bucket, keys);
    compareAccessLogBucket(report, bucket);
  }
}

/** Without access logs, that is a finding of the log bucket. */
function reportNoAccessLogBucket(report: DriftReport, { named, names }: Expected, { logBucket }: AccountState): void {
  const logging = valueOf(valueOf(logBucket)?.logging ?? ABSENT);
  const name = named.accessLogBucket ?? logging?.targetBucket;
  if (name !== undefined && logging !== undefined) {
    report.find('resourceMissing', 'access-log bucket', {
      expected: name,
      found: 'no such bucket',
      fix: createBucket({ name, region: names.homeRegion }, false),
    });
  }
}

function verifyKeys(
  report: DriftReport,
  { policies, names, keys, named }: Expected,
  trail: TrailState,
  state: AccountState,
): void {
  const deliveryKey = valueOf(state.logGroup)?.keyId ?? valueOf(state.topic)?.keyId;
  for (const [subject, name, reading, policy] of [
    ['key', named.key ?? trail.keyId, state.key, policies.key],
    ['key of log group and topic', deliveryKey, state.deliveryKey, policies.deliveryKey],
  ] as const) {
    if (policy === undefined) {
      continue;
    }

    const key = report.read(`the ${subject}`, reading);
    if (key.value !== undefined) {
      compareKey(report, subject, { policy, alias: keys.log.alias }, key.value, names.partition);
    } else if (key.isKnown && name !== undefined) {
      report.find('resourceMissing', subject, {
        expected: name,
        found: 'no such key',
        fix: 'a deleted key is gone, with everything that it encrypted: let the trail use another key, and deploy',
      });
    }
  }
}
