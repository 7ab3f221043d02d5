import { App, Environment, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { newApp } from './apps';
import { isToken } from './plans';
import {
  AnalyticsTable,
  BaselineConfig,
  ControlTowerMode,
  InsightsMetric,
  OrganizationBaseline,
  OrganizationConfig,
  ReadWriteFilter,
} from '../../lib';
import { bucketOf } from '../../lib/events/own-buckets';
import { LandingZoneInput, LandingZonePlan, planLandingZone } from '../../lib/plan/landing-zone-plan';
import { QUERY_FILES } from '../../lib/queries/query-files';

export const ACCOUNTS = { management: '111111111111', logArchive: '222222222222', securityTooling: '333333333333' };

export const ORGANIZATION: OrganizationConfig & Required<Pick<OrganizationConfig, 'accounts' | 'homeRegion'>> = {
  id: 'o-exampleorg1',
  accounts: ACCOUNTS,
  homeRegion: 'eu-west-1',
};

export const BREAK_GLASS = 'arn:aws:iam::222222222222:role/break-glass';

export const ARCHIVE_ENV: Environment = { account: ACCOUNTS.logArchive, region: 'eu-west-1' };
export const MANAGEMENT_ENV: Environment = { account: ACCOUNTS.management, region: 'eu-west-1' };

const CONTROL_TOWER_BUCKET = {
  name: 'control_tower',
  bucketName: 'aws-controltower-cloudtrail-logs-222222222222-abc-def',
  keyPrefix: 'o-exampleorg1',
  keyArn: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  organizationId: 'o-exampleorg1',
  tables: [AnalyticsTable.CLOUDTRAIL, AnalyticsTable.DIGESTS],
};

/** A landing zone with everything that goes together. */
export const WHOLE_LANDING_ZONE: BaselineConfig = {
  organization: { ...ORGANIZATION, controlTower: ControlTowerMode.COMPLEMENT },
  trail: { name: 'org-audit', formerNames: ['old-audit'], keyPrefix: 'audit', tags: { owner: 'security' } },
  events: {
    data: [{ resourceType: 'AWS::S3::Object', readWriteType: ReadWriteFilter.WRITE_ONLY }],
    insights: { data: [InsightsMetric.API_ERROR_RATE] },
  },
  storage: {
    readers: ['444444444444', 'arn:aws:iam::555555555555:role/siem', 'o-anotherorg2'],
    writers: ['arn:aws:iam::666666666666:role/log-migration'],
    replication: {
      bucketArn: 'arn:aws:s3:::dr-audit-logs',
      accountId: '777777777777',
      keyArn: 'arn:aws:kms:eu-central-1:777777777777:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    eventBridgeNotifications: true,
  },
  encryption: { alias: 'audit' },
  delivery: { notifications: {} },
  analytics: { queryWindowDays: 365, sources: [CONTROL_TOWER_BUCKET] },
  guardrails: {
    targets: ['ou-ab12-cdefgh34', '222222222222', '333333333333'],
    exemptRoles: [BREAK_GLASS],
    attach: true,
  },
};

const inRegion = (homeRegion: string): BaselineConfig => ({
  organization: { ...ORGANIZATION, homeRegion },
  delivery: { notifications: {} },
  storage: { readers: ['444444444444'] },
  guardrails: {},
});

/** The forms a landing zone is used in. */
export const LANDING_ZONES: Record<string, BaselineConfig> = {
  'three accounts': { organization: ORGANIZATION },
  'two accounts, guarded': {
    organization: { ...ORGANIZATION, accounts: { management: ACCOUNTS.management, logArchive: ACCOUNTS.logArchive } },
    guardrails: { exemptRoles: [BREAK_GLASS] },
  },
  'everything on, alongside Control Tower': WHOLE_LANDING_ZONE,
  'buckets and key that exist already': {
    organization: ORGANIZATION,
    storage: { existingBucketName: 'company-audit-logs' },
    encryption: { existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    guardrails: {},
  },
  'aws-cn': inRegion('cn-north-1'),
  'aws-us-gov': inRegion('us-gov-west-1'),
};

export function newLandingZone(
  config: BaselineConfig = { organization: ORGANIZATION },
  scope: Construct = newApp(),
): OrganizationBaseline {
  return new OrganizationBaseline(scope, 'OrgAudit', config);
}

/** The landing zone's stacks, by the names of what they are for. */
export function stacksOf({
  logArchiveStack,
  managementStack,
  securityToolingStack,
}: OrganizationBaseline): Record<string, Stack> {
  return {
    logArchive: logArchiveStack,
    management: managementStack,
    ...(securityToolingStack && { securityTooling: securityToolingStack }),
  };
}

export function templatesOf(landingZone: OrganizationBaseline): Record<string, Template> {
  return Object.fromEntries(
    Object.entries(stacksOf(landingZone)).map(([name, stack]) => [name, Template.fromStack(stack)]),
  );
}

/** The app that a construct is in. */
export function appOf(construct: Construct): App {
  return construct.node.root as App;
}

/** A landing zone's plan from any config, right or wrong. */
export function landingZonePlan(config: unknown, input: Partial<LandingZoneInput> = {}): LandingZonePlan {
  return planLandingZone(config, {
    subject: 'OrgAudit',
    others: [],
    queries: QUERY_FILES,
    isToken,
    bucketOf,
    ...input,
  });
}

/** The problems of a landing zone's config; none if it is valid. */
export function landingZoneProblems(config: unknown, input: Partial<LandingZoneInput> = {}): readonly string[] {
  try {
    landingZonePlan(config, input);
    return [];
  } catch (error) {
    expect((error as Error).name).toBe('BaselineConfigError');
    return (error as { problems: readonly string[] } & Error).problems;
  }
}
