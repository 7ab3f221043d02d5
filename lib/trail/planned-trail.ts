import type { AuditTrailProps } from './audit-trail';
import { EventSelection } from '../events/selection';

/** The props of a trail whose events a baseline has planned already. */
interface PlannedTrailProps extends AuditTrailProps {
  readonly _selection: EventSelection;
}

/** Hands a trail what its baseline's plan has selected, so that it isn't planned again. */
export function withSelection(props: AuditTrailProps, selection: EventSelection): AuditTrailProps {
  const planned: PlannedTrailProps = { ...props, _selection: selection };
  return planned;
}

/** What a baseline's plan has selected, in a copy: the trail adds to it what is recorded in code. */
export function plannedSelection(props: AuditTrailProps): EventSelection | undefined {
  const { _selection: selection } = props as Partial<PlannedTrailProps>;
  return selection && { ...selection, data: [...selection.data] };
}
