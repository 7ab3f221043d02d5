import { Template } from 'aws-cdk-lib/assertions';

/** The resources that hold a saved query, and the property with its SQL. */
const SQL_OF: Record<string, string> = {
  'AWS::Athena::NamedQuery': 'QueryString',
  'AWS::Athena::PreparedStatement': 'QueryStatement',
};

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

/** A template for a snapshot: SQL is read in its own file, and tested in test/queries. */
export function withoutSql(template: Template): object {
  return mapResources(template, (resource) => {
    const key = SQL_OF[resource.Type];
    return key === undefined ? resource : { ...resource, Properties: { ...resource.Properties, [key]: '(SQL)' } };
  });
}

/** A template for a snapshot, without the saved queries: those are `savedQueriesIn`. */
export function withoutSavedQueries(template: Template): object {
  return mapResources(template, (resource) => (SQL_OF[resource.Type] === undefined ? resource : undefined));
}

/** The saved queries of a template, without their SQL, as named queries and as prepared statements. */
export function savedQueriesIn(template: Template): Resource[] {
  const { Resources } = withoutSql(template) as { Resources: Record<string, Resource> };
  return Object.values(Resources).filter(({ Type }) => SQL_OF[Type] !== undefined);
}

function mapResources(template: Template, map: (resource: Resource) => Resource | undefined): object {
  const json = template.toJSON();
  const mapped = Object.entries<Resource>(json.Resources).map(([id, resource]) => [id, map(resource)]);
  return { ...json, Resources: Object.fromEntries(mapped.filter(([, resource]) => resource !== undefined)) };
}
