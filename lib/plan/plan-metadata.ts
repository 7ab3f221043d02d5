/** The type of the metadata that contains the plan, for tools that read the cloud assembly. */
export const PLAN_METADATA = 'cdk-cloudtrail-baseline:plan';
