import { Stack } from 'aws-cdk-lib';
import { GuardrailsConfig } from '../config/guardrails-config';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * What guardrails protect.
 */
export interface TrailGuardrailsProps extends GuardrailsConfig {
  /** The trail, which has to be an organization's. */
  readonly identity: TrailIdentity;

  /** ARNs of the log bucket and of the access-log bucket. */
  readonly bucketArns: string[];

  /** ARN of the key, or of its alias, by which it is found in its account and region. */
  readonly keyArn: string;

  /** ARNs of log groups in accounts that the policies are attached to, without `:*`. @default - none */
  readonly logGroupArns?: string[];

  /** ARNs of roles in these accounts that nobody but exempt roles may change. @default - none */
  readonly roleArns?: string[];

  /**
   * Who reads log files, as in the config: accounts and organizations among them are admitted to bucket and key.
   *
   * @default - this organization only
   */
  readonly readers?: string[];

  /**
   * Roles that write log files, as in the config: their accounts are admitted to bucket and key.
   *
   * @default - this organization only
   */
  readonly writers?: string[];

  /**
   * Stacks in accounts that the policies are attached to, each with an account and a region: the roles that
   * CloudFormation deploys them with are exempt, as far as their synthesizers tell.
   *
   * @default - none
   */
  readonly stacks?: Stack[];
}
