import { newApp, templateOf } from '../support/apps';
import { PRESETS } from '../support/presets';
import { withoutSql } from '../support/snapshot';

describe.each(Object.entries(PRESETS))('%s', (_, make) => {
  test('the whole template', () => {
    expect(withoutSql(templateOf(make(newApp())))).toMatchSnapshot();
  });

  test('has no inline policy, no Lambda function and no custom resource', () => {
    const types = Object.values<{ Type: string }>(templateOf(make(newApp())).toJSON().Resources).map(
      ({ Type }) => Type,
    );

    expect(
      types.filter((type) =>
        /^(AWS::IAM::Policy|AWS::Lambda::|AWS::CloudFormation::CustomResource|Custom::)/.test(type),
      ),
    ).toEqual([]);
  });

  test(
    'lets no service in unnamed: every grant to CloudTrail names this trail, ' +
      'but those that AWS documents otherwise',
    () => {
      const template = templateOf(make(newApp())).toJSON();
      const statements = Object.values<any>(template.Resources).flatMap(({ Properties }) =>
        [Properties.PolicyDocument, Properties.KeyPolicy, Properties.AssumeRolePolicyDocument].flatMap(
          (document) => document?.Statement ?? [],
        ),
      );

      const unnamed = statements.filter(
        ({ Principal, Condition }) =>
          JSON.stringify(Principal ?? '').includes('cloudtrail.amazonaws.com') &&
          Condition?.StringEquals?.['aws:SourceArn'] === undefined &&
          // AWS documents a topic's key without the trail: the topic is named instead, and the topic's policy names the
          // trail
          Condition?.StringLike?.['kms:EncryptionContext:aws:sns:topicArn'] === undefined,
      );

      const allowed = [
        'kms:Decrypt', // S3 Bucket Keys take it without a condition
        'sts:AssumeRole', // a role can be passed to CloudTrail by its own account only
      ];

      expect(unnamed.map(({ Action }) => Action).filter((action) => !allowed.includes(action))).toEqual([]);
    },
  );
});
