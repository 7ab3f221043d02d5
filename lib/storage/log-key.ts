import { Alias, CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { RemovalConfig } from '../config/log-bucket-config';
import { ENCRYPTION_SHAPE, LOG_BUCKET_SHAPE } from '../plan/shapes/shapes';
import { denyGrants, keyStatements } from '../policies/key-policy';
import { planProps } from '../synth/plan-props';
import { limitPolicy } from '../synth/policy-size';
import { policyStatements } from '../synth/policy-statement';
import { removalOf } from '../synth/removal';
import { TrailIdentity } from '../trail/trail-identity';

const LOG_KEY_SHAPE = {
  alias: ENCRYPTION_SHAPE.alias,
  readers: LOG_BUCKET_SHAPE.readers,
  writers: LOG_BUCKET_SHAPE.writers,
};

/**
 * How a log key is created.
 */
export interface LogKeyProps extends RemovalConfig {
  /** The trail whose events the key encrypts. */
  readonly identity: TrailIdentity;

  /** The key's alias, without `alias/`. @default - `cloudtrail/` and the trail's name */
  readonly alias?: string;

  /** Whether the key encrypts the trail's log files. @default true */
  readonly encryptsLogFiles?: boolean;

  /** Whether the key encrypts the log groups `/aws/cloudtrail/...` of the trail's account and region. @default true */
  readonly encryptsLogGroups?: boolean;

  /** Whether the key encrypts the trail's own topic that CloudTrail publishes to. @default false */
  readonly encryptsTopic?: boolean;

  /**
   * Who decrypts log files in addition to this account's own IAM permissions: account ids, ARNs of roles or users,
   * organization
   * ids.
   *
   * @default - nobody
   */
  readonly readers?: string[];

  /** ARNs of roles that write log files in addition to AWS's own delivery. @default - nobody */
  readonly writers?: string[];

  /** The region of the log bucket, through which readers and writers come. @default - the trail's home region */
  readonly bucketRegion?: string;
}

/**
 * The key that encrypts a trail's log files, the log groups `/aws/cloudtrail/…`, and if asked to the trail's topic:
 * customer-managed, rotated every year, usable by this trail, by readers through S3, and by whom this account's IAM
 * permissions name.
 */
export class LogKey extends Construct {
  /** The key. */
  public readonly key: Key;

  /** Its alias. */
  public readonly alias: Alias;

  constructor(scope: Construct, id: string, props: LogKeyProps) {
    super(scope, id);
    const { identity } = props;
    const { alias, readers, writers } = planProps(this, LOG_KEY_SHAPE, props, (config) => config);
    this.key = new Key(this, 'Resource', {
      description: `Audit logs of CloudTrail trail ${identity.name}`,
      enableKeyRotation: true,
      removalPolicy: removalOf(this, props),
    });

    const uses = {
      readers,
      writers,
      bucketRegion: props.bucketRegion,
      logFiles: props.encryptsLogFiles,
      logGroups: props.encryptsLogGroups,
      topicArns: props.encryptsTopic ? identity.topicArns : undefined,
    };

    for (const statement of policyStatements([...keyStatements(identity._names, uses), denyGrants()])) {
      this.key.addToResourcePolicy(statement);
    }

    // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit
    limitPolicy(this, {
      of: 'the key',
      limit: 32_768,
      path: 'storage.readers',
      document: () => (this.key.node.defaultChild as CfnKey).keyPolicy,
    });

    this.alias = new Alias(this, 'Alias', { aliasName: `alias/${alias ?? identity.keyAlias}`, targetKey: this.key });
  }
}
