import { partitionOf, urlSuffixOf } from './partitions';

/** What a trail is known by before it exists, and by what policies name it. */
export interface TrailFacts {
  readonly name: string;
  /** Names the trail had before, whose deliveries are accepted too. */
  readonly formerNames?: string[];
  /** The account that owns the trail. */
  readonly account: string;
  readonly homeRegion: string;
  /** @default - the home region's */
  readonly partition?: string;
  /** What the names of AWS's services end with. @default - the partition's */
  readonly urlSuffix?: string;
  /** A folder in the log bucket, above `AWSLogs/`. */
  readonly keyPrefix?: string;
  /** The organization that the trail records; absent for a trail that records its own account. */
  readonly organizationId?: string;
}

/** The names that follow from a trail's. */
export interface TrailNames {
  readonly account: string;
  readonly homeRegion: string;
  readonly partition: string;
  readonly urlSuffix: string;
  readonly trailArn: string;
  /** The trail's ARN, and those it had before. */
  readonly acceptedTrailArns: string[];
  /** `[PREFIX/]AWSLogs/` */
  readonly logRoot: string;
  /** `[PREFIX/]AWSLogs/ACCOUNT/` */
  readonly accountLogRoot: string;
  /** What the keys of the log files start with that the trail may write. */
  readonly deliveryRoots: string[];
  readonly logGroupName: string;
  readonly formerLogGroupNames: string[];
  /** What the names of the trail's log streams start with. */
  readonly logStreamPrefixes: string[];
  readonly topicName: string;
  /** The ARNs of the trail's own topic: the one it has, and those it had before. */
  readonly topicArns: string[];
  /** The alias of the trail's own key, without `alias/`. */
  readonly keyAlias: string;
}

/** Topics and aliases can't hold the periods that a trail's name can. */
const withPeriodsReplaced = (name: string) => name.replaceAll('.', '-');

/** @param withoutPeriods how periods of a name are replaced, where it may be known in AWS only */
export function trailNames(
  facts: TrailFacts,
  withoutPeriods: (name: string) => string = withPeriodsReplaced,
): TrailNames {
  const { name, formerNames = [], account, homeRegion, keyPrefix, organizationId } = facts;
  const partition = facts.partition ?? partitionOf(homeRegion);
  const names = [name, ...formerNames];
  const trailArns = names.map((trailName) => `arn:${partition}:cloudtrail:${homeRegion}:${account}:trail/${trailName}`);
  const [logGroupName, ...formerLogGroupNames] = names.map((trailName) => `/aws/cloudtrail/${trailName}`);
  const logRoot = keyPrefix === undefined ? 'AWSLogs/' : `${keyPrefix}/AWSLogs/`;
  const accountLogRoot = `${logRoot}${account}/`;
  return {
    account,
    homeRegion,
    partition,
    urlSuffix: facts.urlSuffix ?? urlSuffixOf(partition),
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
