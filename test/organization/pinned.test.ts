import { BaselineConfig } from '../../lib';
import { newLandingZone, ORGANIZATION, templatesOf, WHOLE_LANDING_ZONE } from '../support/landing-zones';

type Pinned = Record<string, Record<string, [type: string, name?: string]>>;

/**
 * What holds audit data or what other accounts know by name. Changing an entry replaces it in every organization that
 * has deployed it.
 */
const PINNED: Pinned = {
  logArchive: {
    LogsLogBucket65C88427: ['AWS::S3::Bucket', 'organization-audit-logs-222222222222-eu-west-1-an'],
    LogsAccessLogBucket731A71F6: ['AWS::S3::Bucket', 'organization-audit-access-logs-222222222222-eu-west-1-an'],
    LogsKeyCFC1FE67: ['AWS::KMS::Key'],
    LogsKeyAlias06014BDC: ['AWS::KMS::Alias', 'alias/cloudtrail/organization-audit'],
    ReadPolicyABDC3946: ['AWS::IAM::ManagedPolicy', 'organization-audit-read'],
  },
  management: {
    Trail76E5F934: ['AWS::CloudTrail::Trail', 'organization-audit'],
    TrailKey7031660D: ['AWS::KMS::Key'],
    TrailKeyAlias0DEFEE02: ['AWS::KMS::Alias', 'alias/cloudtrail/organization-audit'],
    TrailLogGroupAACB9536: ['AWS::Logs::LogGroup', '/aws/cloudtrail/organization-audit'],
    TrailTopic7963409C: ['AWS::SNS::Topic', 'organization-audit'],
    GuardrailsServiceControlPolicyD76ED58B: ['AWS::Organizations::Policy', 'organization-audit-service-control'],
    GuardrailsResourceControlPolicy7C2A12A0: ['AWS::Organizations::Policy', 'organization-audit-resource-control'],
  },
  securityTooling: {
    ReadPolicyABDC3946: ['AWS::IAM::ManagedPolicy', 'organization-audit-read'],
    KeyE447D366: ['AWS::KMS::Key'],
    KeyAlias910D852D: ['AWS::KMS::Alias', 'alias/cloudtrail/organization-audit'],
    WorkGroupResults296F4D6E: ['AWS::S3::Bucket', 'organization-audit-results-333333333333-eu-west-1-an'],
    WorkGroupAccessLogBucket42D692BC: ['AWS::S3::Bucket', 'organization-audit-result-logs-333333333333-eu-west-1-an'],
  },
};

const NAME_KEYS = ['TrailName', 'BucketName', 'AliasName', 'LogGroupName', 'TopicName', 'ManagedPolicyName', 'Name'];

function stateful(config: BaselineConfig): Pinned {
  const types = new Set(
    Object.values(PINNED)
      .flatMap((stack) => Object.values(stack))
      .map(([type]) => type),
  );

  return Object.fromEntries(
    Object.entries(templatesOf(newLandingZone(config))).map(([stack, template]) => [
      stack,
      Object.fromEntries(
        Object.entries<any>(template.toJSON().Resources)
          .map(
            ([id, { Type, Properties }]) =>
              [id, Type, NAME_KEYS.map((key) => Properties[key]).find((one) => one !== undefined)] as const,
          )
          .filter(([, type, name]) => types.has(type) && !(type === 'AWS::IAM::ManagedPolicy' && name === undefined))
          .map(([id, type, name]) => [id, name === undefined ? [type] : [type, name]]),
      ),
    ]),
  );
}

test('logical ids and names of what is stateful, or known to other accounts, stay as they are', () => {
  expect(
    stateful({ organization: ORGANIZATION, delivery: { notifications: {} }, guardrails: {}, analytics: {} }),
  ).toEqual(PINNED);
});

test('a trail that is renamed keeps its buckets, and the aliases of the keys', () => {
  const renamed = stateful({
    organization: ORGANIZATION,
    trail: { name: 'renamed', formerNames: ['organization-audit'] },
  });

  expect(renamed.logArchive).toEqual(PINNED.logArchive);
  expect(renamed.management.TrailKeyAlias0DEFEE02).toEqual(PINNED.management.TrailKeyAlias0DEFEE02);
  expect(renamed.management.Trail76E5F934).toEqual(['AWS::CloudTrail::Trail', 'renamed']);
});

test("logical ids don't depend on what is switched on", () => {
  const ids = (found: Pinned) =>
    Object.values(found)
      .flatMap((stack) => Object.keys(stack))
      .sort();

  const { WorkGroupResults296F4D6E: _, ...logArchive } = stateful(WHOLE_LANDING_ZONE).logArchive; // for other sources
  expect(ids({ ...stateful(WHOLE_LANDING_ZONE), logArchive })).toEqual(ids(PINNED));
});
