import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { PRICES } from '../aws/prices';

/** Rules of checkers that a resource can't meet, and why that is right. */
interface Acknowledgement {
  readonly rules: readonly string[];
  readonly reason: string;
}

/** cdk-nag's packs that know AWS Config's rules by the same names. */
const CONFIG_PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];

/**
 * Everything the baseline acknowledges, by the resource it depends on. cdk-nag needs no loading for that: it reads
 * metadata.
 */
export const ACKNOWLEDGEMENTS = {
  'log bucket without a copy': [
    {
      rules: CONFIG_PACKS.map((pack) => `${pack}-S3BucketReplicationEnabled`),
      reason:
        'A second copy needs a bucket in another account or region, which only the user can name: ' +
        'storage.replication creates it.',
    },
  ],
  'access-log bucket': [
    {
      rules: CONFIG_PACKS.map((pack) => `${pack}-S3BucketReplicationEnabled`),
      reason:
        'Access logs say who read the audit logs and are no audit logs themselves; the log bucket is what is ' +
        'worth a copy.',
    },
    {
      rules: ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => `${pack}-S3DefaultEncryptionKMS`),
      reason: "S3 delivers server access logs to buckets encrypted with S3's own keys only.",
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
        `Each object creates events, at USD ${PRICES.eventBridgeEvents.usd.toFixed(2)} per million, in an ` +
        'organization those of every account: storage.eventBridgeNotifications turns them on.',
    },
  ],
  'results of queries': [
    {
      rules: CONFIG_PACKS.map((pack) => `${pack}-S3BucketReplicationEnabled`),
      reason: 'Results expire, and a query gives them again: the log files are what is worth a copy.',
    },
  ],
  'role policy of CloudWatch Logs': [
    {
      rules: ['AwsSolutions-IAM5'],
      reason:
        'CloudTrail names its log streams with a suffix, so AWS documents the permission with a wildcard at the ' +
        "end of the stream's name.",
    },
  ],
  'policy of readers': [
    {
      rules: ['AwsSolutions-IAM5'],
      reason:
        "Readers read every log file, whose keys aren't known, and decrypt through S3 only; in another account " +
        "the key's id isn't known either, and its own policy decides.",
    },
  ],
  'role policy of replication': [
    {
      rules: ['AwsSolutions-IAM5'],
      reason:
        'Replication copies every log file, of the log bucket only and to its destination only; their keys ' +
        "aren't known.",
    },
  ],
} satisfies Record<string, Acknowledgement[]>;

/** Acknowledges what a resource can't meet. */
export function acknowledge(resource: CfnResource, part: keyof typeof ACKNOWLEDGEMENTS): void {
  const acknowledged = ACKNOWLEDGEMENTS[part].flatMap(({ rules, reason }) =>
    rules
      .flatMap((rule) => (rule === 'AwsSolutions-IAM5' ? wildcardFindings(rule, resource as CfnManagedPolicy) : [rule]))
      .map((id) => [id, reason]),
  );

  // As Validations.acknowledge() does it, which refuses ids with more than one "::" in them, as ARNs in findings have.
  resource.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, Object.fromEntries(acknowledged));
}

/**
 * cdk-nag has a finding of its own for each resource with a wildcard: those there are now are acknowledged, none that
 * is added later.
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
