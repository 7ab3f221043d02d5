/**
 * Policies of the organization that keep its accounts from harming the audit trail: a service control policy and a
 * resource control policy.
 * Neither binds the management account.
 */
export interface GuardrailsConfig {
  /**
   * What the policies are attached to: account ids (12 digits, quoted), organizational units (`ou-...`) or the root
   * (`r-...`).
   * @default - the log archive and the security tooling account
   */
  readonly targets?: string[];

  /**
   * ARNs of roles that the policies don't bind, such as one for emergencies, in full and without `*`. The roles that
   * CloudFormation deploys the landing zone's stacks with are always exempt. Nobody else can change or pass on an
   * exempt role.
   *
   * @default - only the roles that CloudFormation deploys with
   */
  readonly exemptRoles?: string[];

  /**
   * Whether the policies are created and attached. If not, `serviceControlPolicy` and `resourceControlPolicy` have them
   * as
   * data, for those who manage policies elsewhere.
   *
   * @default true
   */
  readonly attach?: boolean;
}
