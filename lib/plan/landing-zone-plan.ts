import { BaselinePlan, ORGANIZATION_TRAIL, PlanInput, planSections } from './baseline-plan';
import { ArchivePlan, planArchive } from './sections/archive-plan';
import { CheckContext, struct } from '../validation/check';
import { planEncryption } from './sections/encryption-plan';
import { GuardrailsPlan, planGuardrails } from './sections/guardrails-plan';
import { queryBuckets } from './sections/landing-zone-queries';
import {
  checkMissing,
  LandingZoneFacts,
  OrganizationPlan,
  planLandingZoneOrganization,
} from './sections/organization-plan';
import { isPlainObject, Problems } from '../validation/problems';
import { BASELINE_SHAPE } from './shapes/shapes';
import { BaselineConfig } from '../config/baseline-config';
import { OrganizationAccounts } from '../config/organization-config';
import { isUnknown, UNKNOWN } from '../validation/placeholder';

/** The plan of a landing zone: the same sections, with separate accounts for trail, log files and readers. */
export interface LandingZonePlan extends BaselinePlan {
  readonly organization: OrganizationPlan & { readonly accounts: OrganizationAccounts };
  readonly archive: ArchivePlan;
  /** Absent without `guardrails`. */
  readonly guardrails?: GuardrailsPlan;
}

/** What a landing zone's plan needs in addition to the config. */
export interface LandingZoneInput
  extends LandingZoneFacts, Pick<PlanInput, 'subject' | 'queries' | 'bucketOf' | 'isToken'> {}

/**
 * Config -> plan of a landing zone.
 *
 * @throws BaselineConfigError that lists every problem.
 */
export function planLandingZone(config: unknown, input: LandingZoneInput): LandingZonePlan {
  const context: CheckContext = {
    problems: new Problems(),
    isToken: (value) => isUnknown(value) || input.isToken(value),
  };

  const read: BaselineConfig = struct(BASELINE_SHAPE)(config, '', context) ?? {};
  checkMissing(isPlainObject(config) ? config.organization : undefined, 'organization', context);
  const organization =
    read.organization && planLandingZoneOrganization(read.organization, input, 'organization', context);

  const accounts = organization?.accounts ?? { management: UNKNOWN, logArchive: UNKNOWN };
  const homeRegion = organization?.homeRegion ?? UNKNOWN;
  const archive = planArchive(accounts.logArchive, homeRegion, {
    logBucketName: read.storage?.existingBucketName,
    accessLogBucketName: read.storage?.accessLogs?.existingBucketName,
    alias: read.encryption?.alias,
    keyArn: read.encryption?.existingKeyArn,
  });

  const sections = planSections(
    withToolingAsReader(read, accounts),
    {
      organization: read.organization ?? {},
      defaultTrailName: ORGANIZATION_TRAIL,
      storage: {
        account: accounts.logArchive,
        homeRegion,
        logBucketName: archive.logBucketName,
        accessLogBucketName: archive.accessLogBucketName,
        defaultsOf: 'organization',
      },
      delivery: { account: accounts.management, homeRegion },
      queryBucketNames: queryBuckets({ organization: { accounts }, archive, analytics: read.analytics }).map(
        ({ name }) => name,
      ),
      queries: input.queries,
      bucketOf: input.bucketOf,
    },
    context,
  );

  const keyIsUsedAtHome = sections.storage.logBucket !== undefined || sections.analytics !== undefined;
  const encryption = planEncryption(read.encryption ?? {}, { homeRegion, keyIsUsedAtHome }, 'encryption', context);
  const guardrails = read.guardrails && planGuardrails(read.guardrails, accounts, 'guardrails', context);
  context.problems.throwIfAny(input.subject);
  return { ...sections, organization: organization!, archive, encryption, guardrails };
}

/** Adds the security tooling account to the readers. */
function withToolingAsReader(read: BaselineConfig, { securityTooling }: OrganizationAccounts): BaselineConfig {
  const { storage = {} } = read;
  const { readers = [] } = storage;
  return {
    ...read,
    storage: {
      ...storage,
      readers:
        securityTooling === undefined || readers.includes(securityTooling) ? readers : [securityTooling, ...readers],
    },
  };
}
