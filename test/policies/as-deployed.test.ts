import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { BaselineConfig, CloudTrailBaseline, LogKey, QueryWorkGroup } from '../../lib';
import { RESULT_LOG_PREFIX } from '../../lib/analytics/query-work-group';
import { BaselinePlan } from '../../lib/plan/baseline-plan';
import { partitionOf } from '../../lib/plan/home-regions';
import { queryAccounts } from '../../lib/plan/landing-zone-plan';
import { accessLogBucketPolicy, AccessLogSource } from '../../lib/policies/access-log-policy';
import { keyPolicy } from '../../lib/policies/key-policy';
import { logBucketPolicy } from '../../lib/policies/log-bucket-policy';
import { logsRolePolicy } from '../../lib/policies/logs-role-policy';
import { Statement } from '../../lib/policies/statement';
import { topicPolicy } from '../../lib/policies/topic-policy';
import { trailNames } from '../../lib/policies/trail-names';
import { newApp, newBaseline, newStack } from '../support/apps';
import { LANDING_ZONES, newLandingZone, stacksOf } from '../support/landing-zones';
import { PRESETS } from '../support/presets';
import { validConfigs } from '../support/random-configs';
import { Deployment, resolveTemplate, resolveValue, TemplateJson } from '../support/resolve-template';

type Policies = Record<string, Statement[]>;

/** What stands in the account afterwards, of the resources that policies name. */
function deploymentOf({ Resources }: TemplateJson, account: string, region: string): Deployment {
  const partition = partitionOf(region);
  const place = { account, region, partition, urlSuffix: region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com' };
  const attributesOf = (id: string, type: string, properties: any = {}): Record<string, string> => {
    const arn = (rest: string) => `arn:${partition}:${rest}`;
    const name = (given: any) => given === undefined ? id.toLowerCase() : resolveValue(given, { ...place, attributes: {} });
    switch (type) {
      case 'AWS::S3::Bucket': return { Ref: name(properties.BucketName), Arn: arn(`s3:::${name(properties.BucketName)}`) };
      case 'AWS::SNS::Topic': return { Ref: arn(`sns:${region}:${account}:${name(properties.TopicName)}`) };
      case 'AWS::Logs::LogGroup': return { Ref: name(properties.LogGroupName), Arn: arn(`logs:${region}:${account}:log-group:${name(properties.LogGroupName)}:*`) };
      default: return { Ref: id, Arn: arn(`made-up:${region}:${account}:${id}`), Name: id };
    }
  };
  return { ...place, attributes: Object.fromEntries(Object.entries(Resources).map(([id, { Type, Properties }]) => [id, attributesOf(id, Type, Properties)])) };
}

/** The policies in a template, by what they are of, and the ARNs of what was made. */
function deploy(stack: Stack, account: string, region: string) {
  const template = Template.fromStack(stack).toJSON() as TemplateJson;
  const deployment = deploymentOf(template, account, region);
  const resources = Object.entries(resolveTemplate(template, deployment));
  const statements = (idPrefix: string, type: string) => resources
    .filter(([id, { Type }]) => id.startsWith(idPrefix) && Type === type)
    .map(([, { Properties }]) => (Properties.KeyPolicy ?? Properties.PolicyDocument).Statement);
  const policiesOf = (path: string): Policies => Object.fromEntries(([
    ['logBucket', `${path}LogBucketPolicy`, 'AWS::S3::BucketPolicy'],
    ['accessLogBucket', `${path}AccessLogBucketPolicy`, 'AWS::S3::BucketPolicy'],
    ['key', `${path}Key`, 'AWS::KMS::Key'],
    ['topic', `${path}TopicPolicy`, 'AWS::SNS::TopicPolicy'],
    ['logsRole', `${path}LogsPolicy`, 'AWS::IAM::ManagedPolicy'],
  ] as const).flatMap(([of, idPrefix, type]) => statements(idPrefix, type).map((found) => [of, found])));
  return { policiesOf, resolve: (value: unknown) => resolveValue(stack.resolve(value), deployment) as string };
}

/** What a policy should say, without what isn't made. */
function made(policies: Record<string, Statement[] | false | undefined>): Policies {
  return Object.fromEntries(Object.entries(policies).filter((entry): entry is [string, Statement[]] => Array.isArray(entry[1])));
}

function expectAsDeployed(baseline: CloudTrailBaseline, account = '111111111111', region = 'eu-west-1'): void {
  const { trail, organization, storage, delivery } = (baseline as any).plan as BaselinePlan;
  const { policiesOf, resolve } = deploy(Stack.of(baseline), account, region);
  const names = trailNames({ ...trail, account, homeRegion: region, organizationId: organization?.id });
  const { partition } = names;
  const bucketArn = resolve(baseline.logBucket.bucketArn);
  const { readers } = storage;
  const writers = storage.logBucket?.writers ?? [];
  const topicArns = delivery.notifications?.made === true ? names.topicArns : undefined;
  const sources: AccessLogSource[] = [
    { bucketArn, account, logFilePrefix: `${trail.name}/` },
    ...(baseline.workGroup === undefined ? [] : [{ bucketArn: resolve(baseline.workGroup.resultBucket.bucketArn), account, logFilePrefix: RESULT_LOG_PREFIX }]),
  ];
  expect(policiesOf(baseline.node.id)).toStrictEqual(made({
    logBucket: storage.logBucket && logBucketPolicy({ names, bucketArn, readers, writers }),
    accessLogBucket: storage.accessLogs && baseline.accessLogBucket && accessLogBucketPolicy({ bucketArn: resolve(baseline.accessLogBucket.bucketArn), sources, partition }),
    key: baseline.node.tryFindChild('Key') instanceof LogKey && keyPolicy({ names, account, uses: { readers, writers, topicArns } }),
    topic: topicArns && topicPolicy({ names, topicArn: topicArns[0] }),
    logsRole: baseline.logGroup && logsRolePolicy({ names, logGroupName: resolve(baseline.logGroup.logGroupName) }),
  }));
}

describe('the policies that a baseline deploys are those that are expected of it', () => {
  const REGIONS: Record<string, string> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

  test.each(Object.keys(PRESETS))('%s', (preset) => {
    expectAsDeployed(PRESETS[preset](newApp()), '111111111111', REGIONS[preset]);
  });

  test('for an organization, with a name that topics and aliases can\'t have', () => {
    expectAsDeployed(newBaseline({ organization: { id: 'o-exampleorg1' }, trail: { name: 'org.audit', formerNames: ['old.audit'] }, delivery: { notifications: {} } }));
  });

  test('for any config that is in order', () => {
    fc.assert(fc.property(validConfigs, (config) => {
      expectAsDeployed(newBaseline(config as BaselineConfig, newStack(undefined, new App({ analyticsReporting: false }))));
    }), { numRuns: 40 });
  });
});

test.each(Object.keys(LANDING_ZONES))('the policies that a landing zone deploys are those that are expected of it: %s', (name) => {
  const landingZone = newLandingZone(LANDING_ZONES[name]);
  const { _plan: plan, logArchive } = landingZone;
  const { trail, organization: { id: organizationId, accounts, homeRegion }, storage, encryption, delivery } = plan;
  const names = trailNames({ ...trail, account: accounts.management, homeRegion, organizationId });
  const { partition } = names;
  const { logArchive: archiveStack, management, securityTooling } = stacksOf(landingZone);
  const archive = deploy(archiveStack, accounts.logArchive, homeRegion);
  const bucketArn = archive.resolve(logArchive.logBucket.bucketArn);
  const { readers } = storage;
  const writers = storage.logBucket?.writers ?? [];
  const sources = [
    { bucketArn, account: accounts.logArchive, logFilePrefix: `${trail.name}/` },
    ...(queryAccounts(plan).includes(accounts.logArchive)
      ? [{ bucketArn: archive.resolve((archiveStack.node.findChild('WorkGroup') as QueryWorkGroup).resultBucket.bucketArn), account: accounts.logArchive, logFilePrefix: RESULT_LOG_PREFIX }]
      : []),
  ];
  expect(archive.policiesOf('Logs')).toStrictEqual(made({
    logBucket: storage.logBucket && logBucketPolicy({ names, bucketArn, readers, writers }),
    accessLogBucket: storage.accessLogs && logArchive.accessLogBucket && accessLogBucketPolicy({ bucketArn: archive.resolve(logArchive.accessLogBucket.bucketArn), sources, partition }),
    key: encryption.existingKeyArn === undefined && keyPolicy({ names, account: accounts.logArchive, uses: { logGroups: false, readers, writers } }),
  }));
  const topicArns = delivery.notifications?.made === true ? names.topicArns : undefined;
  expect(deploy(management, accounts.management, homeRegion).policiesOf('Trail')).toStrictEqual(made({
    key: keyPolicy({ names, account: accounts.management, uses: { logFiles: false, topicArns } }),
    topic: topicArns && topicPolicy({ names, topicArn: topicArns[0] }),
    logsRole: logsRolePolicy({ names, logGroupName: names.logGroupName }),
  }));
  if (securityTooling !== undefined) {
    expect(deploy(securityTooling, accounts.securityTooling!, homeRegion).policiesOf('')).toStrictEqual(made({
      key: queryAccounts(plan).includes(accounts.securityTooling!) && keyPolicy({ names, account: accounts.securityTooling!, uses: { logFiles: false, logGroups: false } }),
    }));
  }
});
