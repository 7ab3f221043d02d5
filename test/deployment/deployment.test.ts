import { Stack, Stage } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { BaselineConfig, CloudTrailBaseline } from '../../lib';
import { Deployment, deploymentOf } from '../../lib/deployment/deployment';
import { BaselinePlan } from '../../lib/plan/baseline-plan';
import { newApp, newBaseline, newStack } from '../support/apps';
import { ACCOUNTS, LANDING_ZONES, newLandingZone, stacksOf } from '../support/landing-zones';
import { PRESETS } from '../support/presets';
import { cases } from '../support/random-cases';
import { validConfigs } from '../support/random-configs';
import { deployTemplate, resolveValue } from '../support/resolve-template';

/** What a template creates, except for what an app passes in. Templates are the judge of what a deployment says. */
function createdIn(stack: Stack, account: string, region: string) {
  const { template } = Stage.of(stack)!.synth().getStackArtifact(stack.artifactId);
  const deployed = deployTemplate(template, account, region);
  const resources = Object.entries<{ Type: string }>(template.Resources).filter(([id]) => !id.startsWith('Own'));
  const idsOf = (type: string) => resources.filter(([, { Type }]) => Type === type).map(([id]) => id);
  return {
    keys: idsOf('AWS::KMS::Key').length,
    logGroups: idsOf('AWS::Logs::LogGroup').length,
    topics: idsOf('AWS::SNS::Topic').length,
    bucketArns: idsOf('AWS::S3::Bucket').map((id) => deployed.attributes[id].Arn),
    resolve: (value: unknown) => resolveValue(stack.resolve(value), deployed),
  };
}

function countsOf({ keys, delivery }: Deployment) {
  return {
    keys: keys.createdCount,
    logGroups: Number(delivery.logGroup?.isCreated ?? false),
    topics: Number(delivery.topic?.isCreated ?? false),
  };
}

function expectDeployed(baseline: CloudTrailBaseline, region = 'eu-west-1'): void {
  const { plan, deployment } = baseline as unknown as {
    plan: { storage: { logBucket?: object } };
    deployment: Deployment;
  };

  const { bucketArns, resolve, ...counts } = createdIn(Stack.of(baseline), '111111111111', region);
  const own: string[] = resolve(deployment.buckets.ownArns);

  expect(counts).toEqual(countsOf(deployment));
  // With a log bucket that exists already, results have an access-log bucket of their own.
  expect(bucketArns.filter((arn) => !own.includes(arn))).toHaveLength(
    baseline.workGroup !== undefined && plan.storage.logBucket === undefined ? 1 : 0,
  );

  expect(own[0]).toBe(resolve(baseline.logBucket.bucketArn));
}

describe('a deployment says what a template creates', () => {
  const REGIONS: Record<string, string> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

  test.each(Object.keys(PRESETS))('%s', (preset) => {
    expectDeployed(PRESETS[preset](newApp()), REGIONS[preset]);
  });

  test('of any valid config', () => {
    fc.assert(
      fc.property(validConfigs, (config) => {
        expectDeployed(newBaseline(config as BaselineConfig));
      }),
      { numRuns: cases(30) },
    );
  });

  test.each(Object.keys(LANDING_ZONES))('a landing zone: %s', (name) => {
    const landingZone = newLandingZone(LANDING_ZONES[name]);
    const { deployment, _plan: plan } = landingZone as unknown as {
      deployment: Deployment;
      _plan: typeof landingZone._plan;
    };

    const created = Object.entries(stacksOf(landingZone)).map(([of, stack]) =>
      createdIn(stack, ACCOUNTS[of as keyof typeof ACCOUNTS], plan.organization.homeRegion),
    );

    const sum = (of: 'keys' | 'logGroups' | 'topics') => created.reduce((total, stack) => total + stack[of], 0);

    expect({ keys: sum('keys'), logGroups: sum('logGroups'), topics: sum('topics') }).toEqual(countsOf(deployment));
    expect(deployment.buckets.ownArns).toEqual(expect.arrayContaining(created.flatMap(({ bucketArns }) => bucketArns)));
  });
});

test('the plan alone tells where an existing log bucket sends its access logs, so that verify knows it too', () => {
  const stack = newStack();
  const accessLogs = new Bucket(stack, 'OwnAccessLogs');
  const baseline = newBaseline(
    { logBucket: new Bucket(stack, 'OwnLogs', { serverAccessLogsBucket: accessLogs }) },
    stack,
  );

  const { plan } = baseline as unknown as { plan: BaselinePlan };
  const { buckets } = deploymentOf(plan, baseline.identity._names);

  expect(stack.resolve(buckets.ownArns[1])).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::', stack.resolve(accessLogs.bucketName)]],
  });
});
