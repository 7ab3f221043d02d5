/** The type of the metadata that contains the plan, for tools that read the cloud assembly. */
export const PLAN_METADATA = 'cdk-cloudtrail-baseline:plan';

/** The type of the metadata that contains the names of the stack's resources, as references. */
export const NAMES_METADATA = 'cdk-cloudtrail-baseline:names';
