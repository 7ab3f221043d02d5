import { isIn, OtherTrail } from './trail-state';

/** Trails that record management events alongside one. */
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
  const nearby = others.filter((other) => isIn(other, trail.homeRegion) || isIn(trail, other.homeRegion));
  const isCopy = (other: OtherTrail) => other.isLogging === true && other.recordsManagementEvents === true;
  const isUnread = ({ isLogging, recordsManagementEvents }: OtherTrail) =>
    isLogging === undefined || (isLogging && recordsManagementEvents === undefined);

  return { copies: nearby.filter(isCopy), unread: nearby.filter(isUnread) };
}
