import { ownQueries } from '../../lib/queries/query-files';
import { LANDING_ZONES, newLandingZone, templatesOf } from '../support/landing-zones';
import { savedQueriesIn, withoutSavedQueries } from '../support/snapshot';

describe.each(Object.entries(LANDING_ZONES))('%s', (_, config) => {
  test('the whole templates', () => {
    for (const [stack, template] of Object.entries(templatesOf(newLandingZone(config)))) {
      expect(withoutSavedQueries(template)).toMatchSnapshot(stack);
    }
  });

  test('has no inline policy, no Lambda function and no custom resource, and exports nothing', () => {
    const templates = Object.values(templatesOf(newLandingZone(config))).map((template) => template.toJSON());
    const types = templates
      .flatMap(({ Resources }) => Object.values<{ Type: string }>(Resources))
      .map(({ Type }) => Type);

    expect(
      types.filter((type) =>
        /^(AWS::IAM::Policy|AWS::Lambda::|AWS::CloudFormation::CustomResource|Custom::)/.test(type),
      ),
    ).toEqual([]);

    expect(templates.flatMap(({ Outputs }) => Object.keys(Outputs ?? {}))).toEqual([]);
  });
});

describe('the saved queries of a landing zone', () => {
  const zones = Object.entries(LANDING_ZONES).filter(([, { analytics }]) => analytics !== undefined);

  test.each(zones)(
    'are the whole catalog, each named and prepared in the workgroup and the database of its account: %s',
    (_, config) => {
      const landingZone = newLandingZone(config);
      const accounts = Object.values(templatesOf(landingZone))
        .map(savedQueriesIn)
        .filter((queries) => queries.length > 0);

      for (const queries of accounts) {
        const where = queries.map(({ Properties: { Database, WorkGroup } }) => JSON.stringify({ Database, WorkGroup }));
        expect(new Set(where).size).toBeLessThanOrEqual(2); // a prepared statement names its workgroup only
        const names = (type: string) =>
          queries
            .filter(({ Type }) => Type === type)
            .map(({ Properties }) => Properties.Name ?? Properties.StatementName);

        const named = names('AWS::Athena::NamedQuery');
        expect(names('AWS::Athena::PreparedStatement')).toEqual(named);
        // also those over another trail's log files
        const inCatalog = new Set(named.map((name) => String(name).replace(/^control_tower_/, '')));
        expect([...inCatalog]).toEqual(landingZone.queries!.queryNames);
        expect(ownQueries().map(({ name }) => name)).toEqual(expect.arrayContaining([...inCatalog]));
      }

      expect(accounts).not.toHaveLength(0);
    },
  );
});
