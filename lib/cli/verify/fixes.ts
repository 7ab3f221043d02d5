/** The fix where a name is needed that only the stack has. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html */
export const DEPLOY_AGAIN = 'deploy the stack again: npx cdk deploy --revert-drift';
