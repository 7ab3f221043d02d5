import type { AuditTrailProps } from './audit-trail';
import { EventSelection } from '../events/selection';

/** The props of a trail whose events are in the plan of a baseline. */
interface PlannedTrailProps extends AuditTrailProps {
  readonly _selection: EventSelection;
}

/** Adds the selection of a baseline's plan to the props of its trail, so that the trail doesn't plan it again. */
export function withSelection(props: AuditTrailProps, selection: EventSelection): AuditTrailProps {
  const planned: PlannedTrailProps = { ...props, _selection: selection };
  return planned;
}

/** A copy of the selection of a baseline's plan: the trail adds the events that are recorded in code to it. */
export function plannedSelection(props: AuditTrailProps): EventSelection | undefined {
  const { _selection: selection } = props as Partial<PlannedTrailProps>;
  return selection && { ...selection, data: [...selection.data] };
}
