import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { BaselineConfig, CloudTrailBaseline, QueryWorkGroup } from '../../lib';
import { trailNames } from '../../lib/aws/trail-names';
import { DeployedPolicies } from '../../lib/deployment/deployed-policies';
import { deploymentOf } from '../../lib/deployment/deployment';
import { BaselinePlan } from '../../lib/plan/baseline-plan';
import { queryAccounts } from '../../lib/plan/sections/landing-zone-queries';
import { keyPolicy } from '../../lib/policies/key-policy';
import { Statement } from '../../lib/policies/statement';
import { newApp, newBaseline } from '../support/apps';
import { LANDING_ZONES, newLandingZone, stacksOf } from '../support/landing-zones';
import { PRESETS } from '../support/presets';
import { cases } from '../support/random-cases';
import { validConfigs } from '../support/random-configs';
import { deployTemplate, resolveTemplate, resolveValue, TemplateJson } from '../support/resolve-template';

type Policies = Record<string, Statement[]>;

/** The policies in a template, by what they are of, and the ARNs of what was created. */
function deploy(stack: Stack, account: string, region: string) {
  const template = Template.fromStack(stack).toJSON() as TemplateJson;
  const deployment = deployTemplate(template, account, region);
  const resources = Object.entries(resolveTemplate(template, deployment));
  const statements = (idPrefix: string, type: string) =>
    resources
      .filter(([id, { Type }]) => id.startsWith(idPrefix) && Type === type)
      .map(([, { Properties }]) => (Properties.KeyPolicy ?? Properties.PolicyDocument).Statement);

  const policiesOf = (path: string): Policies =>
    Object.fromEntries(
      (
        [
          ['logBucket', `${path}LogBucketPolicy`, 'AWS::S3::BucketPolicy'],
          ['accessLogBucket', `${path}AccessLogBucketPolicy`, 'AWS::S3::BucketPolicy'],
          ['key', `${path}Key`, 'AWS::KMS::Key'],
          ['topic', `${path}TopicPolicy`, 'AWS::SNS::TopicPolicy'],
          ['logsRole', `${path}LogsPolicy`, 'AWS::IAM::ManagedPolicy'],
          ['replicationRole', `${path}LogBucketReplicationPolicy`, 'AWS::IAM::ManagedPolicy'],
        ] as const
      ).flatMap(([of, idPrefix, type]) => statements(idPrefix, type).map((found) => [of, found])),
    );

  return { policiesOf, resolve: (value: unknown) => resolveValue(stack.resolve(value), deployment) as string };
}

/** What the policies of what is created should say. */
function made(policies: DeployedPolicies): Policies {
  return Object.fromEntries(
    Object.entries(policies).flatMap(([of, policy]) =>
      policy === undefined || (!policy.isWhole && of !== 'logsRole') ? [] : [[of, policy.statements]],
    ),
  );
}

function expectAsDeployed(baseline: CloudTrailBaseline, account = '111111111111', region = 'eu-west-1'): void {
  const plan = (baseline as any).plan as BaselinePlan;
  const { policiesOf, resolve } = deploy(Stack.of(baseline), account, region);
  const names = trailNames({ ...plan.trail, account, homeRegion: region, organizationId: plan.organization?.id });
  const { policies: expected } = deploymentOf(plan, names, {
    logBucketArn: resolve(baseline.logBucket.bucketArn),
    accessLogBucketArn: baseline.accessLogBucket && resolve(baseline.accessLogBucket.bucketArn),
    resultBucketArn: baseline.workGroup && resolve(baseline.workGroup.resultBucket.bucketArn),
    topicArn: baseline.topic && resolve(baseline.topic.topicArn),
    logGroupName: baseline.logGroup && resolve(baseline.logGroup.logGroupName),
    logKeyArn: resolve(baseline.encryptionKey.keyArn),
  });

  expect(policiesOf(baseline.node.id)).toStrictEqual(made(expected));
  for (const [of, required] of Object.entries({
    logBucket: baseline.requiredBucketStatements,
    accessLogBucket: baseline.requiredAccessLogStatements,
    topic: baseline.requiredTopicStatements,
  })) {
    if (required.length > 0) {
      // somebody else's, as the owner is told
      expect({ [of]: expected[of as keyof DeployedPolicies] }).toStrictEqual({
        [of]: { isWhole: false, statements: resolve(required.map((one) => one.toJSON())) },
      });
    }
  }
}

describe('the policies that a baseline deploys are those that are expected of it', () => {
  const REGIONS: Record<string, string> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

  test.each(Object.keys(PRESETS))('%s', (preset) => {
    expectAsDeployed(PRESETS[preset](newApp()), '111111111111', REGIONS[preset]);
  });

  test("for an organization, with a name that topics and aliases can't have", () => {
    expectAsDeployed(
      newBaseline({
        organization: { id: 'o-exampleorg1' },
        trail: { name: 'org.audit', formerNames: ['old.audit'] },
        delivery: { notifications: {} },
      }),
    );
  });

  test('for any config that is valid', () => {
    fc.assert(
      fc.property(validConfigs, (config) => {
        expectAsDeployed(newBaseline(config as BaselineConfig));
      }),
      { numRuns: cases(40) },
    );
  });
});

test.each(Object.keys(LANDING_ZONES))(
  'the policies that a landing zone deploys are those that are expected of it: %s',
  (name) => {
    const landingZone = newLandingZone(LANDING_ZONES[name]);
    const { _plan: plan, logArchive } = landingZone;
    const {
      trail,
      organization: { id: organizationId, accounts, homeRegion },
    } = plan;

    const names = trailNames({ ...trail, account: accounts.management, homeRegion, organizationId });
    const { logArchive: archiveStack, management, securityTooling } = stacksOf(landingZone);
    const archive = deploy(archiveStack, accounts.logArchive, homeRegion);
    const logKeyArn = archive.resolve(logArchive.encryptionKey.keyArn);
    const { policies, buckets } = deploymentOf(plan, names, { logKeyArn });
    const { logBucket, accessLogBucket, key, deliveryKey, topic, logsRole, replicationRole } = policies;
    const results = buckets.queries.filter(
      ({ account, holds }) => account === accounts.logArchive && holds === 'results',
    );

    const workGroup = archiveStack.node.tryFindChild('WorkGroup') as QueryWorkGroup | undefined;
    expect([buckets.log.arn, buckets.accessLog?.arn, ...results.map(({ arn }) => arn)]).toEqual([
      archive.resolve(logArchive.logBucket.bucketArn),
      logArchive.accessLogBucket && archive.resolve(logArchive.accessLogBucket.bucketArn),
      ...(workGroup === undefined ? [] : [archive.resolve(workGroup.resultBucket.bucketArn)]),
    ]);

    expect(archive.policiesOf('Logs')).toStrictEqual(made({ logBucket, accessLogBucket, key, replicationRole }));
    expect(deploy(management, accounts.management, homeRegion).policiesOf('Trail')).toStrictEqual(
      made({ key: deliveryKey, topic, logsRole }),
    );

    if (securityTooling !== undefined) {
      expect(deploy(securityTooling, accounts.securityTooling!, homeRegion).policiesOf('')).toStrictEqual(
        queryAccounts(plan).includes(accounts.securityTooling!)
          ? {
              key: keyPolicy({
                names,
                account: accounts.securityTooling!,
                uses: { logFiles: false, logGroups: false },
              }),
            }
          : {},
      );
    }
  },
);
