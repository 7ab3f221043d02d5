import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { denyGrants, keyStatements } from './key-statements';
import { DataRemoval } from '../config/log-bucket-config';
import { planEncryption } from '../plan/encryption-plan';
import { ENCRYPTION_SHAPE } from '../plan/shapes';
import { planProps } from '../synth/plan-props';
import { removalPolicy } from '../synth/removal';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * How a log key is made.
 */
export interface LogKeyProps {
  /** The trail whose log files the key encrypts. */
  readonly identity: TrailIdentity;

  /** The key's alias, without `alias/`. @default - `cloudtrail/` and the trail's name */
  readonly alias?: string;

  /** Whether the key encrypts the trail's own topic that CloudTrail publishes to. @default false */
  readonly encryptsTopic?: boolean;

  /** Who decrypts log files beside this account's own IAM permissions: account ids, ARNs of roles or users, organization ids. @default - nobody */
  readonly readers?: string[];

  /** ARNs of roles that write log files beside AWS's own delivery. @default - nobody */
  readonly writers?: string[];

  /** The region of the log bucket, through which readers and writers come. @default - the trail's home region */
  readonly bucketRegion?: string;

  /** What happens to the key when its stack is deleted. @default DataRemoval.RETAIN */
  readonly removal?: DataRemoval;
}

/**
 * The key that encrypts a trail's log files, the log groups `/aws/cloudtrail/…`, and if asked to the trail's topic: customer-managed, rotated every year,
 * usable by this trail, by readers through S3, and by whom this account's IAM permissions name.
 */
export class LogKey extends Construct {
  /** The key. */
  public readonly key: Key;

  constructor(scope: Construct, id: string, props: LogKeyProps) {
    super(scope, id);
    const { identity } = props;
    const { alias } = planProps(this, ENCRYPTION_SHAPE, { alias: props.alias }, (config, context) =>
      planEncryption(config, { homeRegion: identity.homeRegion, keyHandedOver: false, keyIsUsedAtHome: true }, '', context));
    this.key = new Key(this, 'Resource', {
      description: `Audit logs of CloudTrail trail ${identity.name}`,
      enableKeyRotation: true,
      removalPolicy: removalPolicy(props.removal ?? DataRemoval.RETAIN),
    });
    const uses = { ...props, topicArns: props.encryptsTopic ? identity.topicArns : undefined };
    for (const statement of [...keyStatements(identity, uses), denyGrants()]) {
      this.key.addToResourcePolicy(statement);
    }
    new Alias(this, 'Alias', { aliasName: `alias/${alias ?? identity.keyAlias}`, targetKey: this.key });
  }
}
