import { RemovalPolicy } from 'aws-cdk-lib';
import { DataRemoval } from '../config/log-bucket-config';

/**
 * Retained means: on update and on deletion, but not when a first deployment is rolled back, which would leave
 * resources in the way of the second try.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function removalPolicy(removal: DataRemoval): RemovalPolicy {
  return removal === DataRemoval.DESTROY ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}
