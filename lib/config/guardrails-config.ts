/**
 * Organization policies that prevent accounts from tampering with the audit trail: a service control policy and a
 * resource control policy. They don't affect the management account.
 */
export interface GuardrailsConfig {
  /**
   * What the policies are attached to: account ids (12 digits, quoted), organizational units (`ou-...`) or the root
   * (`r-...`), at least one.
   * @default - the log archive and the security tooling account
   */
  readonly targets?: string[];

  /**
   * The ARNs of roles that the policies don't apply to, such as an emergency role: complete ARNs without `*`. The roles
   * with which CloudFormation deploys the stacks of the landing zone are always exempt. Principals that aren't exempt
   * can neither change nor pass an exempt role.
   *
   * @default - only the roles with which CloudFormation deploys
   */
  readonly exemptRoles?: string[];

  /**
   * Whether to create and attach the policies. If `false`, `serviceControlPolicy` and `resourceControlPolicy` return
   * them as data, so that you can manage them elsewhere.
   * @default true
   */
  readonly attach?: boolean;
}
