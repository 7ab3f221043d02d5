/** Findings of Checkov that are unfair, and why. */
export interface UnfairFinding {
  readonly checks: readonly string[];
  /** Resource types and logical ids, without the hash at their end. */
  readonly resources: readonly string[];
  /** The only example that has them. Absent: any example. */
  readonly example?: string;
  readonly reason: string;
}

const ENDLESS_LOOP = 'The bucket receives access logs: logging access to it as well would create an endless loop.';
const WORKLOAD = 'It belongs to the workload that the example records: the baseline creates nothing of it.';

/** The findings that are allowed. Each check must fail for each resource of its row, otherwise the row is outdated. */
export const UNFAIR_FINDINGS: readonly UnfairFinding[] = [
  {
    checks: ['CKV_AWS_18'],
    resources: ['AWS::S3::Bucket.TrailAccessLogBucket', 'AWS::S3::Bucket.LogsAccessLogBucket'],
    reason: ENDLESS_LOOP,
  },
  {
    checks: ['CKV_AWS_33'],
    resources: ['AWS::KMS::Key.TrailKey'],
    example: 'tuned',
    reason:
      'No principal stands for an organization in storage.readers: aws:PrincipalOrgID limits the statement to it.',
  },
  {
    checks: ['CKV_AWS_18'],
    resources: ['AWS::S3::Bucket.Logs'],
    example: 'existing-resources',
    reason: 'The app passes in its own log bucket: its access logs are the decision of the app.',
  },
  {
    checks: ['CKV_AWS_158'],
    resources: ['AWS::Logs::LogGroup.Events'],
    example: 'existing-resources',
    reason: 'The app passes in its own log group: its KMS key is the decision of the app.',
  },
  {
    checks: ['CKV_AWS_18'],
    resources: ['AWS::S3::Bucket.Central'],
    example: 'existing-resources',
    reason: ENDLESS_LOOP,
  },
  {
    checks: ['CKV_AWS_18', 'CKV_AWS_21', 'CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56'],
    resources: ['AWS::S3::Bucket.Invoices'],
    example: 'data-events',
    reason: WORKLOAD,
  },
  {
    checks: ['CKV_AWS_28', 'CKV_AWS_119'],
    resources: ['AWS::DynamoDB::Table.Payments'],
    example: 'data-events',
    reason: WORKLOAD,
  },
  {
    checks: ['CKV_AWS_115', 'CKV_AWS_116', 'CKV_AWS_117'],
    resources: ['AWS::Lambda::Function.Transfer'],
    example: 'data-events',
    reason: WORKLOAD,
  },
];
