/** The parts of an ARN. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the account, including colons. */
  readonly resource: string;
}

/** Parses a literal ARN. Parts that an incomplete ARN doesn't have are undefined. */
export function parseArn(arn: string): Arn {
  const [, partition, service, region, account, ...resource] = arn.split(':');
  return { partition, service, region, account, resource: resource.join(':') };
}

/** Whether a name is an ARN. */
export function isArn(name: string): boolean {
  return name.startsWith('arn:');
}

export function bucketArn(partition: string, name: string): string {
  return `arn:${partition}:s3:::${name}`;
}

/** The name of a log group by its ARN, with or without `:*`. */
export function logGroupNameOf(arn: string): string {
  return parseArn(arn).resource.split(':')[1];
}
