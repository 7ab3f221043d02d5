/** The partition of a region. */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }

  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * A region of the same partition that is enabled in every account. A region that isn't enabled rejects the account's
 * credentials.
 */
export function enabledRegionOf(region: string): string {
  return { aws: 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' }[partitionOf(region)];
}

/** The domain suffix of AWS services, in the partitions that `partitionOf` knows. */
export function urlSuffixOf(partition: string): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
