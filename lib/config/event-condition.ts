/**
 * What a field of an event has to hold. With several values or operators, a value has to match one of the positive ones
 * (`equalTo`, `startsWith`, `endsWith`), if there are any, and none of the negative ones. Upper and lower case differ.
 * CloudTrail knows no wildcards: a `*` or `?` is an error. Each list holds 1 or more values of 1 to 2048 characters.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export interface EventCondition {
  /**
   * The field equals one of these.
   * @default - no such condition
   */
  readonly equalTo?: string[];

  /**
   * The field equals none of these.
   * @default - no such condition
   */
  readonly notEquals?: string[];

  /**
   * The field starts with one of these.
   * @default - no such condition
   */
  readonly startsWith?: string[];

  /**
   * The field starts with none of these.
   * @default - no such condition
   */
  readonly notStartsWith?: string[];

  /**
   * The field ends with one of these.
   * @default - no such condition
   */
  readonly endsWith?: string[];

  /**
   * The field ends with none of these.
   * @default - no such condition
   */
  readonly notEndsWith?: string[];
}
