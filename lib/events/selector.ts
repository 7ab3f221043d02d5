import { EventCondition } from '../config/event-condition';

/** The operators of a condition, in the order in which they are written. */
export const OPERATORS: readonly (keyof EventCondition)[] = [
  'equalTo',
  'notEquals',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
];

/** What one field of an event has to hold. */
export interface FieldSelector extends EventCondition {
  readonly field: string;
}

/** What CloudTrail calls an advanced event selector. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html */
export interface EventSelector {
  readonly name: string;
  readonly fieldSelectors: FieldSelector[];
}

/** The most values that the conditions of all selectors of a trail hold together. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
export const MAX_VALUES = 500;

/** How many values the conditions of a selector hold; a token counts as one. */
export function countValues({ fieldSelectors }: EventSelector): number {
  const values = fieldSelectors.flatMap((field) => OPERATORS.flatMap((operator) => field[operator] ?? []));
  return values.length;
}
