import { AddToResourcePolicyResult, IResourceWithPolicyV2, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IConstruct, IDependable } from 'constructs';
import { warn } from './warn';

/** Where a policy's owner finds what to add, and what happens without it. */
export interface OwnerAction {
  /** Id of the warning, stable: users acknowledge it once the work is done. */
  readonly id: string;
  /** Whose policy it is. */
  readonly of: string;
  /** The baseline's property that has the statements. */
  readonly property: string;
  /** What happens until they are added. */
  readonly otherwise: string;
}

/**
 * The policy of a bucket, key or topic. Statements are added where CDK can edit it; an imported resource's policy is
 * its owner's, so what it has to contain is kept as data, and a warning says so.
 */
export class ResourcePolicy implements IResourceWithPolicyV2 {
  public readonly required: PolicyStatement[] = [];
  private readonly waitFor = new Set<IDependable>();

  constructor(
    private readonly scope: IConstruct,
    private readonly resource: IResourceWithPolicyV2,
    private readonly work: OwnerAction,
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

  /** Whether the policy is its owner's: nothing could be added to it. */
  public get isExternallyManaged(): boolean {
    return this.required.length > 0;
  }

  public add(...statements: PolicyStatement[]): void {
    for (const statement of statements) {
      this.addToResourcePolicy(statement);
    }
  }

  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    const { sid } = statement;
    statement.sid = undefined; // ids have to be unique, and the policy can be shared with another baseline
    const result = this.resource.addToResourcePolicy(statement);
    if (!result.statementAdded) {
      statement.sid = sid;
      this.required.push(statement);
      warnOwner(this.scope, this.work);
    } else if (result.policyDependable !== undefined) {
      this.waitFor.add(result.policyDependable);
    }

    return result;
  }
}

/** Says that statements have to be added by somebody else. */
export function warnOwner(scope: IConstruct, { id, of, property, otherwise }: OwnerAction): void {
  warn(scope, [
    {
      id,
      message:
        `the policy of ${of} can't be edited from here: its owner has to add the statements in ${property}, or ` +
        `${otherwise}; acknowledge this warning once that is done`,
    },
  ]);
}
