import { Check, checkOf } from './check';

/** The day on which the regions were collected. */
export const HOME_REGIONS_AS_OF = '2026-11-26';

/**
 * The regions that every account has from its first day. AWS adds none to them: each one since 2019 has to be opted into, and
 * a member that hasn't enabled an organization trail's home region sends nothing.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
export const HOME_REGIONS: readonly string[] = [
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1',
  'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3',
  'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2',
  'us-gov-east-1', 'us-gov-west-1',
  'cn-north-1', 'cn-northwest-1',
];

/** A home region that every account has; a token passes. */
export const homeRegion: Check<string> = checkOf({ type: 'string', enum: HOME_REGIONS }, (value, path, { problems, isToken }) => {
  if (!isToken(value) && !HOME_REGIONS.includes(value as string)) {
    problems.add(path, {
      wrong: 'isn\'t known to be a region that every account has from the start, and members that haven\'t enabled the home region send nothing',
      got: value,
      allowed: `${HOME_REGIONS.join(', ')} (as of ${HOME_REGIONS_AS_OF})`,
      mend: 'choose one of them: the trail records all regions from there',
    });
    return undefined;
  }
  return value as string;
});

/** The partition of one of these regions. */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** A region of the same partition that every account can use. In one that isn't enabled AWS doesn't even know an account's credentials. */
export function enabledRegionOf(region: string): string {
  return { 'aws': 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' }[partitionOf(region)];
}
