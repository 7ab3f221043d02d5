import { BaselinePlan } from '../plan/baseline-plan';
import { TrailIdentity } from '../trail/trail-identity';

/** What every part of a baseline is made from. */
export interface BaselinePart {
  readonly plan: BaselinePlan;
  readonly identity: TrailIdentity;
}
