import { isIn, OtherTrail } from './trail-state';

/** Other trails that record management events too. */
export interface SecondCopies {
  readonly copies: OtherTrail[];
  /** Trails for which this couldn't be read. */
  readonly unread: OtherTrail[];
}

/** The IAM actions that this requires. */
export const COPY_ACTIONS = 'cloudtrail:GetTrailStatus, cloudtrail:GetEventSelectors';

/** If several trails record the same region, all copies of management events except one are paid for. */
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
