import { Aspects, CfnDeletionPolicy, CfnResource, IAspect, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import {
  AccessLogBucket,
  CloudTrailBaseline,
  DataRemoval,
  LogBucket,
  LogKey,
  OrganizationBaseline,
  TrailIdentity,
  TrailLogGroup,
} from '../../lib';
import { newApp, newBaseline, newStack } from '../support/apps';
import { ORGANIZATION } from '../support/landing-zones';

const ALL_PARTS = { analytics: {}, delivery: { notifications: {} } };
const ACCEPTED = { storage: { acceptDataLoss: true } };
const FIX =
  'exclude the resource from the aspect or the code that sets this policy, or confirm with acceptDataLoss: true';

/** The problems that a synthesis reports. */
function problemsIn(scope: Construct): string[] {
  try {
    (scope.node.root as ReturnType<typeof newApp>).synth();
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

function deletes(path: string, data: string): string[] {
  return [
    `[${path}] DeletionPolicy: deletes ${data} with the stack, got "Delete"; allowed: Retain, RetainExceptOnCreate; ` +
      FIX,
    `[${path}] UpdateReplacePolicy: deletes ${data} when it is replaced, got "Delete"; allowed: Retain; ${FIX}`,
  ];
}

/** The paths of the resources that a scope keeps, without the policies of buckets, which hold no data. */
function keptIn(scope: Construct): string[] {
  const kept = (node: IConstruct): node is CfnResource =>
    CfnResource.isCfnResource(node) &&
    node.cfnResourceType !== 'AWS::S3::BucketPolicy' &&
    node.cfnOptions.deletionPolicy === CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;

  return scope.node
    .findAll()
    .filter(kept)
    .map(({ node }) => node.path)
    .sort();
}

const pathsOf = (problems: string[]) => [...new Set(problems.map((problem) => /^\[(.*?)\]/.exec(problem)?.[1]))].sort();

test('an aspect that deletes audit data fails synthesis, which says for each resource what is deleted', () => {
  const baseline = newBaseline();
  RemovalPolicies.of(baseline).destroy();
  expect(problemsIn(baseline).sort()).toEqual(
    [
      ...deletes('Stack/Audit/AccessLogBucket/Resource/Resource', 'the access-log bucket and its access logs'),
      ...deletes('Stack/Audit/Key/Resource/Resource', 'the key, without which no log file can be decrypted,'),
      ...deletes('Stack/Audit/LogBucket/Resource/Resource', 'the log bucket and its log files'),
      ...deletes('Stack/Audit/LogGroup/Resource/Resource', 'the log group and its events'),
    ].sort(),
  );
});

test('an aspect on the whole app is reported for every resource that a baseline keeps', () => {
  const baseline = newBaseline(ALL_PARTS);
  const kept = keptIn(baseline);
  RemovalPolicies.of(baseline.node.root).destroy();
  expect(kept).toHaveLength(5);
  expect(pathsOf(problemsIn(baseline))).toEqual(kept);
});

test('an aspect on the whole app is reported for every resource that a landing zone keeps', () => {
  const landingZone = new OrganizationBaseline(newApp(), 'Org', { ...ALL_PARTS, organization: ORGANIZATION });
  const kept = keptIn(landingZone);
  RemovalPolicies.of(landingZone.node.root).destroy();
  expect(kept.length).toBeGreaterThanOrEqual(6);
  expect(pathsOf(problemsIn(landingZone))).toEqual(kept);
});

describe('the log bucket is also protected from', () => {
  class Destroy implements IAspect {
    public visit(node: IConstruct): void {
      if (node instanceof Bucket) {
        node.applyRemovalPolicy(RemovalPolicy.DESTROY);
      }
    }
  }

  const cfnBucketOf = ({ logBucket }: CloudTrailBaseline) => logBucket.node.defaultChild as CfnResource;
  const path = 'Stack/Audit/LogBucket/Resource/Resource';

  test.each<[string, (baseline: CloudTrailBaseline) => void]>([
    ["a user's aspect", (baseline) => Aspects.of(baseline.logBucket).add(new Destroy())],
    ['applyRemovalPolicy', ({ logBucket }) => logBucket.applyRemovalPolicy(RemovalPolicy.DESTROY)],
    [
      'cfnOptions',
      (baseline) => {
        cfnBucketOf(baseline).cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
        cfnBucketOf(baseline).cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
      },
    ],
    [
      'addOverride',
      (baseline) => {
        cfnBucketOf(baseline).addOverride('DeletionPolicy', 'Delete');
        cfnBucketOf(baseline).addOverride('UpdateReplacePolicy', 'Delete');
      },
    ],
  ])('%s', (_, change) => {
    const baseline = newBaseline();
    change(baseline);
    expect(problemsIn(baseline)).toEqual(deletes(path, 'the log bucket and its log files'));
  });

  test('an UpdateReplacePolicy that deletes, while DeletionPolicy retains', () => {
    const baseline = newBaseline();
    cfnBucketOf(baseline).cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
    expect(problemsIn(baseline)).toEqual(deletes(path, 'the log bucket and its log files').slice(1));
  });

  test('policies that are removed, because CloudFormation deletes by default', () => {
    const baseline = newBaseline();
    cfnBucketOf(baseline).addDeletionOverride('DeletionPolicy');
    cfnBucketOf(baseline).addDeletionOverride('UpdateReplacePolicy');
    expect(problemsIn(baseline)).toEqual(
      deletes(path, 'the log bucket and its log files').map((problem) => problem.replace('"Delete"', 'undefined')),
    );
  });
});

describe('a building block that is used alone is protected too', () => {
  const identity = (stack: Stack) => TrailIdentity.inStackOf(stack, { name: 'audit' });
  const keyIn = (stack: Stack) => new Key(stack, 'Other', { removalPolicy: RemovalPolicy.RETAIN });

  test.each<[string, (stack: Stack) => void, string]>([
    ['LogKey', (stack) => new LogKey(stack, 'Alone', { identity: identity(stack) }), 'the key'],
    ['AccessLogBucket', (stack) => new AccessLogBucket(stack, 'Alone'), 'the access-log bucket'],
    [
      'LogBucket',
      (stack) => new LogBucket(stack, 'Alone', { identity: identity(stack), encryptionKey: keyIn(stack) }),
      'the log bucket',
    ],
    [
      'TrailLogGroup',
      (stack) => new TrailLogGroup(stack, 'Alone', { identity: identity(stack), encryptionKey: keyIn(stack) }),
      'the log group',
    ],
  ])('%s', (_, create, data) => {
    const stack = newStack();
    create(stack);
    RemovalPolicies.of(stack).destroy();
    const problems = problemsIn(stack);
    expect(pathsOf(problems)).toEqual(['Stack/Alone/Resource/Resource']);
    expect(problems[0]).toContain(`DeletionPolicy: deletes ${data}`);
  });
});

describe('synthesis accepts', () => {
  test('an aspect that deletes, if the config accepts the loss', () => {
    const baseline = newBaseline({ ...ALL_PARTS, ...ACCEPTED });
    RemovalPolicies.of(baseline).destroy();
    expect(problemsIn(baseline)).toEqual([]);
  });

  test('removal: DESTROY with acceptDataLoss: true', () => {
    expect(problemsIn(newBaseline({ storage: { removal: DataRemoval.DESTROY, acceptDataLoss: true } }))).toEqual([]);
  });

  test('an aspect that retains', () => {
    const baseline = newBaseline(ALL_PARTS);
    RemovalPolicies.of(baseline).retain();
    expect(problemsIn(baseline)).toEqual([]);
  });

  test('an aspect that excludes the data', () => {
    const baseline = newBaseline();
    RemovalPolicies.of(baseline).destroy({
      excludeResourceTypes: ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'],
    });

    expect(problemsIn(baseline)).toEqual([]);
  });
});
