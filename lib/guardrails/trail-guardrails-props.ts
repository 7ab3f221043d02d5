import { Stack } from 'aws-cdk-lib';
import { GuardrailsConfig } from '../config/guardrails-config';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * The resources that guardrails protect, and the principals that are exempt or admitted.
 */
export interface TrailGuardrailsProps extends GuardrailsConfig {
  /** The identity of the trail, which must be an organization trail. */
  readonly identity: TrailIdentity;

  /** ARNs of the log bucket and of the access-log bucket. */
  readonly bucketArns: string[];

  /** ARN of the key, or of its alias, by which the policies find the key in its account and region. */
  readonly keyArn: string;

  /** ARNs of log groups in accounts that the policies are attached to, without `:*`. @default - none */
  readonly logGroupArns?: string[];

  /** ARNs of roles in these accounts that only exempt roles may change. @default - none */
  readonly roleArns?: string[];

  /**
   * The readers of log files, as in the config. Their accounts and organizations may use the bucket and key.
   *
   * @default - this organization only
   */
  readonly readers?: string[];

  /**
   * Roles that write log files, as in the config. Their accounts may use the bucket and key.
   *
   * @default - this organization only
   */
  readonly writers?: string[];

  /**
   * Stacks in accounts that the policies are attached to, each with an account and a region. The roles that
   * CloudFormation deploys these stacks with are exempt, if the synthesizers of the stacks name them.
   *
   * @default - none
   */
  readonly stacks?: Stack[];
}
