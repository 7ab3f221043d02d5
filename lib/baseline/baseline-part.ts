import { BaselinePlan } from '../plan/baseline-plan';
import { ArchivePlan } from '../plan/sections/archive-plan';
import { TrailIdentity } from '../trail/trail-identity';

/** What every part of a baseline is created from. */
export interface BaselinePart {
  readonly plan: BaselinePlan;
  readonly identity: TrailIdentity;
  /** Where log files are kept, if that is another account than the trail's. */
  readonly archive?: ArchivePlan;
}
