import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { deploymentOf, namesOf } from '../../lib/deployment/deployment';
import { physicalNames } from '../../lib/deployment/physical-names';
import { BaselinePlan } from '../../lib/plan/baseline-plan';
import { isUnknown, UNKNOWN } from '../../lib/validation/placeholder';
import { newApp } from '../support/apps';
import { ACCOUNTS, LANDING_ZONES, newLandingZone, stacksOf } from '../support/landing-zones';
import { plan } from '../support/plans';
import { PRESETS } from '../support/presets';

/**
 * Every type of resource that can be given a name, with what is called so. A role of a name of its own is the copy's,
 * which is created from the construct path.
 */
const NAMED: Record<string, (properties: any) => [kind: string, name: unknown]> = {
  'AWS::CloudTrail::Trail': ({ TrailName }) => ['trail', TrailName],
  'AWS::S3::Bucket': ({ BucketName }) => ['bucket', BucketName],
  'AWS::KMS::Alias': ({ AliasName }) => ['key alias', AliasName],
  'AWS::Logs::LogGroup': ({ LogGroupName }) => ['log group', LogGroupName],
  'AWS::SNS::Topic': ({ TopicName }) => ['topic', TopicName],
  'AWS::Athena::WorkGroup': ({ Name }) => ['workgroup', Name],
  'AWS::Glue::Database': ({ DatabaseInput: { Name } }) => ['database', Name],
  'AWS::IAM::ManagedPolicy': ({ ManagedPolicyName }) => ['IAM policy', ManagedPolicyName],
  'AWS::Organizations::Policy': ({ Name }) => ['organization policy', Name],
};

/** Names within something else, which is named itself. */
const INSIDE = [
  'AWS::Athena::NamedQuery',
  'AWS::Athena::PreparedStatement',
  'AWS::Glue::Table',
  'AWS::IAM::Role',
  'AWS::CloudFormation::Stack',
];

function namesIn(stack: Stack, account: string): string[] {
  const resources = Object.values<{ Type: string; Properties?: any }>(Template.fromStack(stack).toJSON().Resources);
  return resources.flatMap(({ Type: type, Properties: properties = {} }) => {
    const [kind, name] = NAMED[type]?.(properties) ?? [];
    if (kind === undefined && !INSIDE.includes(type)) {
      expect(Object.keys(properties).filter((key) => /^(.*Name|Name)$/.test(key) && !key.startsWith('Policy'))).toEqual(
        [],
      ); // nothing else is given a name
    }

    return name === undefined ? [] : [`${kind} ${name} in ${account}`];
  });
}

const said = (planned: BaselinePlan, account: string, homeRegion: string) =>
  physicalNames(planned, deploymentOf(planned, namesOf(planned, { account, homeRegion }))).map(
    ({ kind, name, account: owner }) => `${kind} ${name} in ${owner}`,
  );

test.each(Object.keys(PRESETS))("an account's are those of the template: %s", (preset) => {
  const baseline = PRESETS[preset](newApp());
  expect(said((baseline as any).wholePlan, '111111111111', 'eu-west-1').sort()).toEqual(
    namesIn(Stack.of(baseline), '111111111111').sort(),
  );
});

test("without the trail's name, those that follow from it are left out", () => {
  expect(
    said(
      plan(
        { trail: { name: UNKNOWN }, encryption: { alias: 'audit' }, delivery: { notifications: {} }, analytics: {} },
        { isToken: isUnknown },
      ),
      '111111111111',
      'eu-west-1',
    ),
  ).toEqual(['key alias alias/audit in 111111111111']);
});

test.each(Object.keys(LANDING_ZONES))("a landing zone's are those of its templates: %s", (name) => {
  const landingZone = newLandingZone(LANDING_ZONES[name]);
  const names = Object.entries(stacksOf(landingZone)).flatMap(([of, stack]) =>
    namesIn(stack, ACCOUNTS[of as keyof typeof ACCOUNTS]),
  );

  expect(said(landingZone._plan, ACCOUNTS.management, landingZone._plan.organization.homeRegion).sort()).toEqual(
    names.sort(),
  );
});
