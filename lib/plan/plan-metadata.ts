/** The metadata that holds the plan, for tools that read the assembly. */
export const PLAN_METADATA = 'cdk-cloudtrail-baseline:plan';
