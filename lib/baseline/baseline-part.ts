import { BaselinePlan } from '../plan/baseline-plan';
import { ArchivePlan } from '../plan/sections/archive-plan';
import { TrailIdentity } from '../trail/trail-identity';

/** The plan and the identity that every part of a baseline is created from. */
export interface BaselinePart {
  readonly plan: BaselinePlan;
  readonly identity: TrailIdentity;
  /** The log archive, if it is in another account than the trail. */
  readonly archive?: ArchivePlan;
}
