/** What warnings stand on that the plan doesn't say. */
export interface WarningFacts {
  /** How many values the compiled selectors hold. */
  readonly selectorValues: number;
  /** Paths of the buckets that are encrypted with KMS without an S3 Bucket Key. */
  readonly bucketsWithoutBucketKey: readonly string[];
  /** Other trails of this account in the app that record objects of buckets they don't name. */
  readonly otherTrails: readonly { readonly path: string; readonly logBucketArn: string }[];
  isToken(value: unknown): boolean;
}
