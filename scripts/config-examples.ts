/** Examples of strings, by the end of the key's path. The longest match applies. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'trail.name': ['org-audit'],
  'trail.formerNames[]': ['old-audit'],
  keyPrefix: ['audit'],
  'organization.id': ['o-exampleorg1'],
  management: ['111111111111'],
  logArchive: ['222222222222'],
  securityTooling: ['333333333333'],
  'events.data[].name': ['Changes of invoices'],
  'events.networkActivity[].name': ['Denied reads of secrets'],
  resourceType: ['AWS::S3::Object'],
  'events.networkActivity[].eventSource': ['secretsmanager.amazonaws.com'],
  resourceArn: ['arn:aws:s3:::payments/invoices/'],
  eventName: ['GetObject'],
  eventSource: ['s3.amazonaws.com'],
  eventType: ['AwsApiCall'],
  userIdentityArn: ['arn:aws:iam::111111111111:user/ann'],
  'vpcEndpointId.equalTo[]': ['vpce-0123456789abcdef0'],
  'vpcEndpointId.notEquals[]': ['vpce-0123456789abcdef0'],
  'vpcEndpointId.startsWith[]': ['vpce-0'],
  'vpcEndpointId.notStartsWith[]': ['vpce-0'],
  'vpcEndpointId.endsWith[]': ['f0'],
  'vpcEndpointId.notEndsWith[]': ['f0'],
  bucketArn: ['arn:aws:s3:::dr-audit-logs'],
  accountId: ['444444444444'],
  keyArn: ['arn:aws:kms:eu-west-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  'storage.readers[]': ['333333333333', 'arn:aws:iam::333333333333:role/siem', 'o-exampleorg1'],
  'storage.writers[]': ['arn:aws:iam::111111111111:role/log-migration'],
  existingBucketName: ['company-audit-logs'],
  existingBucketOwner: ['222222222222'],
  alias: ['audit'],
  existingKeyArn: ['arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  existingLogGroupArn: ['arn:aws:logs:eu-west-1:111111111111:log-group:audit'],
  existingRoleArn: ['arn:aws:iam::111111111111:role/cloudtrail-logs'],
  existingTopicArn: ['arn:aws:sns:eu-west-1:111111111111:audit'],
  'analytics.accounts[]': ['111111111111'],
  'regions[]': ['eu-west-1'],
  folder: ['./queries'],
  'include[]': ['root_activity'],
  'sources[].name': ['control_tower'],
  bucketName: ['aws-controltower-logs-222222222222-eu-west-1'],
  organizationId: ['o-exampleorg1'],
  'targets[]': ['ou-ab12-cdefgh34', '222222222222'],
  'exemptRoles[]': ['arn:aws:iam::222222222222:role/break-glass'],
};

/** The operators of a condition, whose values have the format of the field. */
const OPERATOR = /\.(equalTo|notEquals|startsWith|notStartsWith|endsWith|notEndsWith)\[\]$/;

/** The examples of a key: those of the longest end of its path that has examples. */
export function examplesOf(path: string): readonly string[] {
  const parts = path.split('.');
  const tails = (of: string[]) => of.map((_, index) => of.slice(index).join('.'));
  const found = [...tails(parts), ...tails(path.replace(OPERATOR, '').split('.'))].find(
    (tail) => EXAMPLES[tail] !== undefined,
  );

  return found === undefined ? [] : EXAMPLES[found];
}
