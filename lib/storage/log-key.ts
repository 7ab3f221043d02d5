import { Alias, CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { RemovalConfig } from '../config/log-bucket-config';
import { ENCRYPTION_SHAPE, LOG_BUCKET_SHAPE } from '../plan/shapes/shapes';
import { denyGrants, keyStatements } from '../policies/key-policy';
import { planProps } from '../synth/plan-props';
import { limitPolicy } from '../synth/policy-size';
import { policyStatements } from '../synth/policy-statement';
import { refuseDataLoss, removalOf } from '../synth/removal';
import { TrailIdentity } from '../trail/trail-identity';

const LOG_KEY_SHAPE = {
  alias: ENCRYPTION_SHAPE.alias,
  readers: LOG_BUCKET_SHAPE.readers,
  writers: LOG_BUCKET_SHAPE.writers,
};

/**
 * Properties of a log key.
 */
export interface LogKeyProps extends RemovalConfig {
  /** The trail whose log files and events the key encrypts. */
  readonly identity: TrailIdentity;

  /** The key's alias, without `alias/`. @default - `cloudtrail/` and the trail's name, with `-` for each period */
  readonly alias?: string;

  /** Whether the key encrypts the trail's log files. @default true */
  readonly encryptsLogFiles?: boolean;

  /** Whether the key encrypts the log groups `/aws/cloudtrail/...` of the trail's account and region. @default true */
  readonly encryptsLogGroups?: boolean;

  /** Whether the key encrypts the topic of the trail, which CloudTrail publishes to. @default false */
  readonly encryptsTopic?: boolean;

  /**
   * Who can decrypt log files, in addition to the principals that this account's IAM permissions allow: account ids,
   * ARNs of roles or users, organization ids.
   *
   * @default - no one else
   */
  readonly readers?: string[];

  /** ARNs of roles that write log files, in addition to CloudTrail. @default - no one else */
  readonly writers?: string[];

  /** The region of the log bucket: readers and writers use the key through S3 there. @default - the home region */
  readonly bucketRegion?: string;
}

/**
 * The customer managed KMS key that encrypts a trail's log files, the log groups `/aws/cloudtrail/…`, and optionally
 * the trail's topic. It is rotated every year. This trail can use it, readers and writers can use it through S3, and so
 * can the principals that this account's IAM permissions allow.
 */
export class LogKey extends Construct {
  /** The key. */
  public readonly key: Key;

  /** The key's alias. */
  public readonly alias: Alias;

  /**
   * @param scope the construct to create the key in
   * @param id the construct's id in the scope
   * @param props the trail, and what the key encrypts
   * @throws one error that lists every problem of the properties
   */
  constructor(scope: Construct, id: string, props: LogKeyProps) {
    super(scope, id);
    const { identity } = props;
    const { alias, readers, writers } = planProps(this, LOG_KEY_SHAPE, props, (config) => config);
    this.key = new Key(this, 'Resource', {
      description: `Audit logs of CloudTrail trail ${identity.name}`,
      enableKeyRotation: true,
      removalPolicy: removalOf(this, props),
    });

    const cfnKey = this.key.node.defaultChild as CfnKey;
    refuseDataLoss(cfnKey, 'the key, without which no log file can be decrypted,', props);
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
      document: () => cfnKey.keyPolicy,
    });

    this.alias = new Alias(this, 'Alias', { aliasName: `alias/${alias ?? identity.keyAlias}`, targetKey: this.key });
  }
}
