/**
 * A condition on a field of an event. The field must match at least one of the positive values (`equalTo`,
 * `startsWith`, `endsWith`), if there are any, and none of the negative ones (`notEquals`, `notStartsWith`,
 * `notEndsWith`). Values are case-sensitive. CloudTrail doesn't support wildcards: a `*` or `?` is an error. Each list
 * contains at least one value of 1 to 2048 characters.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export interface EventCondition {
  /**
   * The field equals one of these values.
   * @default - no such condition
   */
  readonly equalTo?: string[];

  /**
   * The field equals none of these values.
   * @default - no such condition
   */
  readonly notEquals?: string[];

  /**
   * The field starts with one of these values.
   * @default - no such condition
   */
  readonly startsWith?: string[];

  /**
   * The field starts with none of these values.
   * @default - no such condition
   */
  readonly notStartsWith?: string[];

  /**
   * The field ends with one of these values.
   * @default - no such condition
   */
  readonly endsWith?: string[];

  /**
   * The field ends with none of these values.
   * @default - no such condition
   */
  readonly notEndsWith?: string[];
}
