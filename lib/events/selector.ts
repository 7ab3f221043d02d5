import { EventCondition } from '../config/event-condition';

/** The operators of a condition, in the order of the template. */
export const OPERATORS: readonly (keyof EventCondition)[] = [
  'equalTo',
  'notEquals',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
];

/** The condition on one field of an event. */
export interface FieldSelector extends EventCondition {
  readonly field: string;
}

/** An advanced event selector of CloudTrail. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html */
export interface EventSelector {
  readonly name: string;
  readonly fieldSelectors: FieldSelector[];
}

/** The maximum number of values in the conditions of all selectors of a trail together. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
export const MAX_VALUES = 500;

/** The number of values in the conditions of a selector; a token counts as one. */
export function countValues({ fieldSelectors }: EventSelector): number {
  const values = fieldSelectors.flatMap((field) => OPERATORS.flatMap((operator) => field[operator] ?? []));
  return values.length;
}
