import { RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { planProps } from './plan-props';
import { DataRemoval, RemovalConfig } from '../config/log-bucket-config';
import { planRemoval } from '../plan/sections/storage-plan';
import { REMOVAL_SHAPE } from '../plan/shapes/shapes';

/**
 * RETAIN keeps a resource on update and on deletion, but not when its first deployment is rolled back: a retained
 * resource would then block the next attempt.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function removalPolicy(removal: DataRemoval): RemovalPolicy {
  return removal === DataRemoval.DESTROY ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}

/** The removal policy of a building block used alone. */
export function removalOf(scope: IConstruct, props: RemovalConfig): RemovalPolicy {
  return removalPolicy(planProps(scope, REMOVAL_SHAPE, props, (config, context) => planRemoval(config, '', context)));
}
