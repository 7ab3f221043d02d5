import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { PRICES } from '../aws/prices';

/** Rules that a resource can't meet, and the reason why that is acceptable. */
interface Acknowledgement {
  readonly rules: readonly string[];
  readonly reason: string;
}

/** cdk-nag's packs whose rules have the same names, after AWS Config's rules. */
const CONFIG_PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];

/**
 * The findings that the baseline acknowledges, by kind of resource. This doesn't load cdk-nag, which reads the
 * metadata.
 */
export const ACKNOWLEDGEMENTS = {
  'log bucket without replication': [
    {
      rules: CONFIG_PACKS.map((pack) => `${pack}-S3BucketReplicationEnabled`),
      reason:
        'A replica needs a bucket in another account or region, which only you can name: ' +
        'storage.replication turns on replication.',
    },
  ],
  'access-log bucket': [
    {
      rules: CONFIG_PACKS.map((pack) => `${pack}-S3BucketReplicationEnabled`),
      reason:
        'Access logs record who read the audit logs. They are no audit logs themselves and need no replica, unlike ' +
        'the log bucket.',
    },
    {
      rules: ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => `${pack}-S3DefaultEncryptionKMS`),
      reason: 'S3 delivers server access logs only to buckets that are encrypted with S3-managed keys.',
    },
    {
      rules: ['NIST.800.53.R4-S3BucketDefaultLockEnabled'],
      reason: 'S3 delivers no server access logs to a bucket with Object Lock.',
    },
  ],
  'bucket without events to EventBridge': [
    {
      rules: ['cdk-validator-cfnguard::s3_event_notifications_enabled_check'], // Control Tower's CT.S3.PR.4
      reason:
        `Each object causes events, at USD ${PRICES.eventBridgeEvents.usd.toFixed(2)} per million, and in an ` +
        'organization for the log files of every account: storage.eventBridgeNotifications turns them on.',
    },
  ],
  'results of queries': [
    {
      rules: CONFIG_PACKS.map((pack) => `${pack}-S3BucketReplicationEnabled`),
      reason: 'Query results expire, and running the query again reproduces them: they need no replica.',
    },
  ],
  'role policy of CloudWatch Logs': [
    {
      rules: ['AwsSolutions-IAM5'],
      reason:
        'The names of log streams of CloudTrail end in a suffix, so the permission that AWS documents has a wildcard ' +
        "at the end of the stream's name.",
    },
  ],
  'policy of readers': [
    {
      rules: ['AwsSolutions-IAM5'],
      reason:
        "Readers read every log file, whose object keys aren't known, and decrypt only through S3. In another " +
        "account the id of the KMS key isn't known either, and the key's policy decides.",
    },
  ],
  'role policy of replication': [
    {
      rules: ['AwsSolutions-IAM5'],
      reason:
        'Replication copies every log file, only from the log bucket and only to its destination. Their object keys ' +
        "aren't known.",
    },
  ],
} satisfies Record<string, Acknowledgement[]>;

/** Acknowledges the rules that a resource can't meet. */
export function acknowledge(resource: CfnResource, part: keyof typeof ACKNOWLEDGEMENTS): void {
  const acknowledged = ACKNOWLEDGEMENTS[part].flatMap(({ rules, reason }) =>
    rules
      .flatMap((rule) => (rule === 'AwsSolutions-IAM5' ? wildcardFindings(rule, resource as CfnManagedPolicy) : [rule]))
      .map((id) => [id, reason]),
  );

  // The same as Validations.acknowledge(), which refuses ids with more than one "::", such as findings with ARNs.
  resource.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, Object.fromEntries(acknowledged));
}

/**
 * cdk-nag reports each resource with a wildcard as its own finding. Those of the policy's current statements are
 * acknowledged, and none that are added later.
 */
function wildcardFindings(rule: string, policy: CfnManagedPolicy): string[] {
  const { Statement } = Stack.of(policy).resolve(policy.policyDocument) as { Statement: { Resource: unknown }[] };
  return Statement.flatMap(({ Resource }) => Resource)
    .map(flatten)
    .filter((resource) => resource.includes('*'))
    .map((resource) => `${rule}[Resource::${resource}]`);
}

/** A resolved value in cdk-nag's notation: `<LogicalId>`, `<LogicalId.Attribute>`. */
function flatten(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, any>;
  if (join !== undefined) {
    return join[1].map(flatten).join(join[0]);
  }

  if (attribute !== undefined) {
    return `<${attribute.join('.')}>`;
  }

  return Ref !== undefined ? `<${Ref}>` : String(value);
}
