import { partitionOf, urlSuffixOf } from './partitions';

/** The properties of a trail that its names and ARNs follow from. */
export interface TrailDescription {
  readonly name: string;
  /** Former names of the trail: policies accept deliveries by these names too. */
  readonly formerNames?: string[];
  /** The account that owns the trail. */
  readonly account: string;
  readonly homeRegion: string;
  /** @default - the home region's */
  readonly partition?: string;
  /** The domain suffix of AWS services. @default - the partition's */
  readonly urlSuffix?: string;
  /** The key prefix above `AWSLogs/` in the log bucket. */
  readonly keyPrefix?: string;
  /** Absent for a trail that records only its own account. */
  readonly organizationId?: string;
}

/** The names and ARNs that follow from a trail's name. */
export interface TrailNames {
  readonly account: string;
  readonly homeRegion: string;
  readonly partition: string;
  readonly urlSuffix: string;
  readonly trailArn: string;
  /** The trail's ARN, and those of its former names. */
  readonly acceptedTrailArns: string[];
  /** `[PREFIX/]AWSLogs/` */
  readonly logRoot: string;
  /** `[PREFIX/]AWSLogs/ACCOUNT/` */
  readonly accountLogRoot: string;
  /** The key prefixes of the log files that the trail delivers. */
  readonly deliveryRoots: string[];
  readonly logGroupName: string;
  readonly formerLogGroupNames: string[];
  /** The prefixes of the names of the trail's log streams. */
  readonly logStreamPrefixes: string[];
  readonly topicName: string;
  /** The ARNs of the topic that the baseline creates, and those under the trail's former names. */
  readonly topicArns: string[];
  /** The default alias of the key that the baseline creates, without `alias/`. */
  readonly keyAlias: string;
}

/** The names of topics and aliases can't contain the periods that a trail's name can. */
const withPeriodsReplaced = (name: string) => name.replaceAll('.', '-');

/** @param withoutPeriods replaces the periods of a name, which may be a token */
export function trailNames(
  trail: TrailDescription,
  withoutPeriods: (name: string) => string = withPeriodsReplaced,
): TrailNames {
  const { name, formerNames = [], account, homeRegion, keyPrefix, organizationId } = trail;
  const partition = trail.partition ?? partitionOf(homeRegion);
  const names = [name, ...formerNames];
  const trailArns = names.map((trailName) => `arn:${partition}:cloudtrail:${homeRegion}:${account}:trail/${trailName}`);
  const [logGroupName, ...formerLogGroupNames] = names.map((trailName) => `/aws/cloudtrail/${trailName}`);
  const logRoot = keyPrefix === undefined ? 'AWSLogs/' : `${keyPrefix}/AWSLogs/`;
  const accountLogRoot = `${logRoot}${account}/`;
  return {
    account,
    homeRegion,
    partition,
    urlSuffix: trail.urlSuffix ?? urlSuffixOf(partition),
    trailArn: trailArns[0],
    acceptedTrailArns: trailArns,
    logRoot,
    accountLogRoot,
    deliveryRoots: [accountLogRoot, ...(organizationId === undefined ? [] : [`${logRoot}${organizationId}/`])],
    logGroupName,
    formerLogGroupNames,
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
    logStreamPrefixes: [
      `${account}_CloudTrail_${homeRegion}`,
      ...(organizationId === undefined ? [] : [`${organizationId}_`]),
    ],
    topicName: withoutPeriods(name),
    topicArns: names.map((trailName) => `arn:${partition}:sns:${homeRegion}:${account}:${withoutPeriods(trailName)}`),
    keyAlias: `cloudtrail/${withoutPeriods(name)}`,
  };
}
