import { CfnNamedQuery, CfnPreparedStatement } from 'aws-cdk-lib/aws-athena';
import { Construct } from 'constructs';
import { LogTables } from './log-tables';
import { QueryWorkGroup } from './query-work-group';
import { QueriesConfig } from '../config/analytics-config';
import { planQueries } from '../plan/sections/queries-plan';
import { QUERIES_SHAPE } from '../plan/shapes/shapes';
import { allQueries, QUERY_FILES } from '../queries/query-files';
import { parametersOf, renderQuery, SavedQuery } from '../queries/saved-query';
import { planProps } from '../synth/plan-props';

/**
 * Properties of `SavedQueries`.
 */
export interface SavedQueriesProps extends QueriesConfig {
  /** The tables that the queries read. */
  readonly tables: LogTables;

  /** The workgroup that the queries are saved in. */
  readonly workGroup: QueryWorkGroup;
}

/**
 * Saved queries over CloudTrail log files, in a workgroup: those of this package and your own. Each is a named query.
 * A query with parameters, such as the id of an access key, is also a prepared statement.
 */
export class SavedQueries extends Construct {
  /** The names of the saved queries. Those of another source start with its name and an underscore. */
  public readonly queryNames: string[];

  /**
   * @throws one error that lists all problems of the folder and of the names
   */
  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id);
    const {
      tables: { databaseName, _sources: sources, _asksForAccount: asksForAccount },
      workGroup: { workGroupName },
    } = props;

    const facts = {
      tables: sources.flatMap(({ tables }) => tables),
      sourceNames: sources.map(({ name }) => name).filter((name) => name !== undefined),
      asksForAccount,
      queries: QUERY_FILES,
    };

    const { folder, selected } = planProps(this, QUERIES_SHAPE, props, (config, context) =>
      planQueries(config, facts, '', context),
    );

    const names = selected.map(({ name }) => name);
    const queries = allQueries(folder).filter(({ name }) => names.includes(name));
    this.queryNames = sources.flatMap(({ name: prefix, tables }) => {
      const target = { databaseName, prefix, asksForAccount };
      return queries
        .filter((query) => query.tables.every((table) => tables.includes(table)))
        .map((query) => {
          const name = prefix === undefined ? query.name : `${prefix}_${query.name}`;
          const statement = renderQuery(query, target);
          new CfnNamedQuery(this, name, {
            name,
            description: describe(query),
            database: databaseName,
            workGroup: workGroupName,
            queryString: `${describeAll(query, asksForAccount)}\n${statement}`,
          });

          if (parametersOf(query, asksForAccount).length > 0) {
            new CfnPreparedStatement(this, `${name}-prepared`, {
              statementName: name,
              description: describe(query),
              workGroup: workGroupName,
              queryStatement: statement,
            });
          }

          return name;
        });
    });
  }
}

/**
 * The longest description that Athena accepts.
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateNamedQuery.html
 */
const MAX_DESCRIPTION = 1024;

function describe({ description }: SavedQuery): string | undefined {
  return description === '' ? undefined : description.slice(0, MAX_DESCRIPTION);
}

/** The comments of a query, with only the parameters that the saved statement has. */
function describeAll(query: SavedQuery, asksForAccount: boolean): string {
  const comments = query.header.split('\n').filter((line) => !line.startsWith('-- Parameter: '));
  return [...comments, ...parametersOf(query, asksForAccount).map((parameter) => `-- Parameter: ${parameter}`)]
    .join('\n')
    .trim();
}
