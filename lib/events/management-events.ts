import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';

/**
 * All management events. Auditors' tools look for exactly this name, and for the absence of any other field.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export const ALL_MANAGEMENT_EVENTS: CfnTrail.AdvancedEventSelectorProperty = {
  name: 'Management events selector',
  fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }],
};
