/** Members of AWS's responses that `verify` reads past, and why. */
export interface NotCompared {
  readonly because: string;
  /** `Operation.Member`, with everything in it; `[]` for the elements of a list, `[+]` for additional ones. */
  readonly members: readonly string[];
}

/**
 * Every member of every response that `verify` reads is compared, except these. A test holds that against the schemas
 * of the AWS SDK; the docs and `verify --help` have the same table.
 */
export const NOT_COMPARED: readonly NotCompared[] = [
  {
    because: 'what was asked for',
    members: [
      'DescribeKey.KeyMetadata.AWSAccountId',
      'DescribeKey.KeyMetadata.Arn',
      'DescribeKey.KeyMetadata.KeyId',
      'DescribeLogGroups.logGroups[+]',
      'DescribeLogGroups.logGroups[].arn',
      'DescribeLogGroups.logGroups[].logGroupArn',
      'GetEventConfiguration.TrailARN',
      'GetEventSelectors.TrailARN',
      'GetInsightSelectors.TrailARN',
      'GetKeyPolicy.PolicyName',
      'GetKeyRotationStatus.KeyId',
      'GetPolicy.Policy.Arn',
      'GetPolicy.Policy.DefaultVersionId',
      'GetPolicyVersion.PolicyVersion.IsDefaultVersion',
      'GetPolicyVersion.PolicyVersion.VersionId',
      'GetRole.Role.Arn',
      'GetRole.Role.RoleName',
      'GetRolePolicy.PolicyName',
      'GetRolePolicy.RoleName',
      'GetTrail.Trail.Name',
      'GetTrail.Trail.TrailARN',
      'ListAliases.Aliases[].AliasArn',
      'ListAliases.Aliases[].TargetKeyId',
      'ListRegions.Regions[].RegionOptStatus',
      'ListTags.ResourceTagList[].ResourceId',
      'ListTrails.Trails[].HomeRegion',
      'ListTrails.Trails[].Name',
    ],
  },
  {
    because: 'says who asks; credentials of another account than the expected one end the command',
    members: ['GetCallerIdentity.Account', 'GetCallerIdentity.Arn', 'GetCallerIdentity.UserId'],
  },
  {
    because: 'for paging: all pages are read',
    members: [
      'DescribeAccountPolicies.nextToken',
      'DescribeLogGroups.nextToken',
      'DescribeSubscriptionFilters.nextToken',
      'ListAliases.NextMarker',
      'ListAliases.Truncated',
      'ListAttachedRolePolicies.IsTruncated',
      'ListAttachedRolePolicies.Marker',
      'ListBucketIntelligentTieringConfigurations.ContinuationToken',
      'ListBucketIntelligentTieringConfigurations.IsTruncated',
      'ListBucketIntelligentTieringConfigurations.NextContinuationToken',
      'ListGrants.NextMarker',
      'ListGrants.Truncated',
      'ListRegions.NextToken',
      'ListRolePolicies.IsTruncated',
      'ListRolePolicies.Marker',
      'ListTags.NextToken',
      'ListTrails.NextToken',
    ],
  },
  {
    because: 'another member or another response says the same',
    members: [
      'DescribeKey.KeyMetadata.CustomerMasterKeySpec',
      'DescribeKey.KeyMetadata.DeletionDate',
      'DescribeKey.KeyMetadata.Enabled',
      'DescribeKey.KeyMetadata.PendingDeletionWindowInDays',
      'DescribeLogGroups.logGroups[].retentionPolicyName',
      'GetRole.Role.PermissionsBoundary.PermissionsBoundaryType',
      'GetTrail.Trail.HasCustomEventSelectors',
      'GetTrail.Trail.HasInsightSelectors',
      'GetTrail.Trail.SnsTopicName',
      'GetTrailStatus.LatestDeliveryAttemptSucceeded',
      'GetTrailStatus.LatestDeliveryAttemptTime',
      'GetTrailStatus.LatestNotificationAttemptSucceeded',
      'GetTrailStatus.LatestNotificationAttemptTime',
      'GetTrailStatus.TimeLoggingStarted',
      'GetTrailStatus.TimeLoggingStopped',
    ],
  },
  {
    because: 'names, descriptions and tags, without an effect',
    members: [
      'DescribeKey.KeyMetadata.Description',
      'GetBucketLifecycleConfiguration.Rules[].ID',
      'GetBucketReplication.ReplicationConfiguration.Rules[].ID',
      'GetPolicy.Policy.Description',
      'GetPolicy.Policy.Path',
      'GetPolicy.Policy.PolicyId',
      'GetPolicy.Policy.PolicyName',
      'GetPolicy.Policy.Tags[]',
      'GetRole.Role.Description',
      'GetRole.Role.Path',
      'GetRole.Role.RoleId',
      'GetRole.Role.Tags[]',
      'ListAliases.Aliases[+]',
      'ListAttachedRolePolicies.AttachedPolicies[].PolicyName',
      'ListTags.ResourceTagList[+]',
      'ListTags.ResourceTagList[].TagsList[+]',
    ],
  },
  {
    because: 'times, sizes and counts that follow from use',
    members: [
      'DescribeKey.KeyMetadata.CreationDate',
      'DescribeKey.KeyMetadata.CurrentKeyMaterialId',
      'DescribeLogGroups.logGroups[].creationTime',
      'DescribeLogGroups.logGroups[].metricFilterCount',
      'DescribeLogGroups.logGroups[].storedBytes',
      'GetKeyRotationStatus.NextRotationDate',
      'GetKeyRotationStatus.OnDemandRotationStartDate',
      'GetPolicy.Policy.AttachmentCount',
      'GetPolicy.Policy.CreateDate',
      'GetPolicy.Policy.PermissionsBoundaryUsageCount',
      'GetPolicy.Policy.UpdateDate',
      'GetPolicyVersion.PolicyVersion.CreateDate',
      'GetRole.Role.CreateDate',
      'GetRole.Role.RoleLastUsed',
      'GetTrailStatus.StartLoggingTime',
      'GetTrailStatus.StopLoggingTime',
      'ListAliases.Aliases[].CreationDate',
      'ListAliases.Aliases[].LastUpdatedDate',
    ],
  },
  {
    because:
      'decided when the key is created; if it keeps CloudTrail from using the key, its state or a delivery shows ' +
      'that',
    members: [
      'DescribeKey.KeyMetadata.CloudHsmClusterId',
      'DescribeKey.KeyMetadata.CustomKeyStoreId',
      'DescribeKey.KeyMetadata.EncapsulationAlgorithms[]',
      'DescribeKey.KeyMetadata.EncryptionAlgorithms[]',
      'DescribeKey.KeyMetadata.ExpirationModel',
      'DescribeKey.KeyMetadata.KeyAgreementAlgorithms[]',
      'DescribeKey.KeyMetadata.KeySpec',
      'DescribeKey.KeyMetadata.KeyUsage',
      'DescribeKey.KeyMetadata.MacAlgorithms[]',
      'DescribeKey.KeyMetadata.MultiRegion',
      'DescribeKey.KeyMetadata.MultiRegionConfiguration',
      'DescribeKey.KeyMetadata.Origin',
      'DescribeKey.KeyMetadata.SigningAlgorithms[]',
      'DescribeKey.KeyMetadata.ValidTo',
      'DescribeKey.KeyMetadata.XksKeyConfiguration',
    ],
  },
  {
    because: 'of event data stores, not of trails',
    members: [
      'GetEventConfiguration.ContextKeySelectors[]',
      'GetEventConfiguration.EventDataStoreArn',
      'GetEventConfiguration.MaxEventSize',
      'GetInsightSelectors.EventDataStoreArn',
      'GetInsightSelectors.InsightsDestination',
    ],
  },
  {
    because: 'a trail has event selectors of one kind, and has advanced ones',
    members: ['GetEventSelectors.EventSelectors[]'],
  },
  {
    because: 'S3 and CloudTrail accept one of them',
    members: [
      'GetBucketEncryption.ServerSideEncryptionConfiguration.Rules[+]',
      'GetBucketOwnershipControls.OwnershipControls.Rules[+]',
    ],
  },
  {
    because: 'without an effect on a bucket that is encrypted with S3 managed keys',
    members: ['GetBucketEncryption.ServerSideEncryptionConfiguration.Rules[].BucketKeyEnabled'],
  },
  {
    because: 'protects more, and S3 refuses it together with lifecycle rules',
    members: ['GetBucketVersioning.MFADelete'],
  },
  {
    because: 'removes delete markers without versions',
    members: ['GetBucketLifecycleConfiguration.Rules[].Expiration.ExpiredObjectDeleteMarker'],
  },
  {
    because: 'moves small files or not; the default depends on when the rule was written',
    members: ['GetBucketLifecycleConfiguration.TransitionDefaultMinimumObjectSize'],
  },
  {
    because: 'decides between rules with the same destination',
    members: ['GetBucketReplication.ReplicationConfiguration.Rules[].Priority'],
  },
  {
    because: 'how long a session of the role can last; services choose it',
    members: ['GetRole.Role.MaxSessionDuration', 'GetRole.Role.SourceRoleTemplate', 'GetPolicy.Policy.IsAttachable'],
  },
  {
    because: 'how SNS delivers, and to how many; who subscribes is read by no call here',
    members: ['GetTopicAttributes.Attributes{}'],
  },
];

/** What no call of `verify` reads. */
export const NOT_READ: readonly string[] = [
  'guardrails, which `TrailGuardrails` creates in the management account',
  "Athena's workgroup, tables and saved queries",
  'the replica of the log bucket',
  'the subscriptions of the topic',
  'metric filters, transformers and field indexes of the log group, and resource policies of CloudWatch Logs',
  'inventories, metrics, metadata tables and access points of the buckets, and their tags',
  'of existing resources: everything except policy and owner of a bucket, policy, state and alias of ' +
    'a key, policy of a topic, and trust policy and permissions of a role; and denies that depend on where the ' +
    'request of a reader comes from',
];

/** The tables above, for `verify --help`. */
export function notComparedText(): string {
  const groups = NOT_COMPARED.map(({ because, members }) => [`  ${because}:`, ...members.map((one) => `    ${one}`)]);
  const unread = NOT_READ.map((part) => `    ${part.replaceAll('`', '')}`);

  return [
    "What verify reads of AWS's responses and doesn't compare:",
    ...groups.flat(),
    '  What no call reads:',
    ...unread,
  ].join('\n');
}
