import { isIn, OtherTrail } from './trail-state';

/** Trails that record management events beside one. */
export interface SecondCopies {
  readonly copies: OtherTrail[];
  /** Those of which that couldn't be read. */
  readonly unread: OtherTrail[];
}

/** What such a trail takes to be read. */
export const COPY_ACTIONS = 'cloudtrail:GetTrailStatus, cloudtrail:GetEventSelectors';

/** Where trails record the same region, all but one copy of management events is paid for. */
export function secondCopies(
  others: readonly OtherTrail[],
  trail: Pick<OtherTrail, 'homeRegion' | 'multiRegion'>,
): SecondCopies {
  const beside = others.filter((other) => isIn(other, trail.homeRegion) || isIn(trail, other.homeRegion));
  return {
    copies: beside.filter((other) => other.isLogging === true && other.recordsManagementEvents === true),
    unread: beside.filter(
      (other) => other.isLogging === undefined || (other.isLogging && other.recordsManagementEvents === undefined),
    ),
  };
}
