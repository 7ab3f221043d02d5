import { LANDING_ZONES, newLandingZone, templatesOf } from '../support/landing-zones';

describe.each(Object.entries(LANDING_ZONES))('%s', (_, config) => {
  test('the whole templates', () => {
    for (const [stack, template] of Object.entries(templatesOf(newLandingZone(config)))) {
      expect(template.toJSON()).toMatchSnapshot(stack);
    }
  });

  test('has no inline policy, no Lambda function and no custom resource, and exports nothing', () => {
    const templates = Object.values(templatesOf(newLandingZone(config))).map((template) => template.toJSON());
    const types = templates.flatMap(({ Resources }) => Object.values<{ Type: string }>(Resources)).map(({ Type }) => Type);
    expect(types.filter((type) => /^(AWS::IAM::Policy|AWS::Lambda::|AWS::CloudFormation::CustomResource|Custom::)/.test(type))).toEqual([]);
    expect(templates.flatMap(({ Outputs }) => Object.keys(Outputs ?? {}))).toEqual([]);
  });
});
