/** What warnings stand on that the plan doesn't say. */
export interface WarningFacts {
  /** How many values the compiled selectors hold. */
  readonly selectorValues: number;
  /** Paths of the buckets that are encrypted with KMS without an S3 Bucket Key. */
  readonly bucketsWithoutBucketKey: readonly string[];
  isToken(value: unknown): boolean;
}
