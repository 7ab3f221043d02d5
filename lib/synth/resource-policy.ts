import { AddToResourcePolicyResult, IResourceWithPolicyV2, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IConstruct, IDependable } from 'constructs';
import { literalStatement } from './literal-statement';
import { warn } from './warn';

/** What the owner of a policy has to add to it, and what happens until then. */
export interface OwnerAction {
  /** The id of the warning. It must not change: users acknowledge the warning by it. */
  readonly id: string;
  /** The resource that the policy belongs to. */
  readonly of: string;
  /** The property of the baseline that lists the statements. */
  readonly property: string;
  /** What happens until the statements are added. */
  readonly consequence: string;
}

/**
 * The policy of a bucket, key or topic. If CDK can edit the policy, statements are added to it. If it can't, as for an
 * imported resource, the statements are collected in `required`, and a warning asks the owner to add them.
 */
export class ResourcePolicy implements IResourceWithPolicyV2 {
  private readonly refused: PolicyStatement[] = [];
  private readonly waitFor = new Set<IDependable>();

  constructor(
    private readonly scope: IConstruct,
    private readonly resource: IResourceWithPolicyV2,
    private readonly ownerAction: OwnerAction,
  ) {}

  public get env() {
    return this.resource.env;
  }

  public get node() {
    return this.scope.node;
  }

  /** What must exist before the statements are in force. */
  public get dependables(): IDependable[] {
    return [...this.waitFor];
  }

  /** The statements that the policy's owner must add, with literals for what is known at synthesis. */
  public get required(): PolicyStatement[] {
    return this.refused.map((statement) => literalStatement(this.scope, statement));
  }

  /** Whether the policy can't be edited here, so that its owner has to add statements. */
  public get isExternallyManaged(): boolean {
    return this.refused.length > 0;
  }

  public add(...statements: PolicyStatement[]): void {
    for (const statement of statements) {
      this.addToResourcePolicy(statement);
    }
  }

  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    const { sid } = statement;
    statement.sid = undefined; // Sids must be unique in a policy, and another baseline can add to the same policy
    const result = this.resource.addToResourcePolicy(statement);
    if (!result.statementAdded) {
      statement.sid = sid;
      this.refused.push(statement);
      warnOwner(this.scope, this.ownerAction);
    } else if (result.policyDependable !== undefined) {
      this.waitFor.add(result.policyDependable);
    }

    return result;
  }
}

/** Warns that the owner of a policy has to add statements to it. */
export function warnOwner(scope: IConstruct, { id, of, property, consequence }: OwnerAction): void {
  warn(scope, [
    {
      id,
      message:
        `the policy of ${of} can't be edited here: until its owner adds the statements in ${property}, ` +
        `${consequence}; acknowledge this warning once they are added`,
    },
  ]);
}
