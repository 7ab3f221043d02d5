import { Aws, Fn, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { TrailNames, trailNames } from '../aws/trail-names';
import { ORGANIZATION_SHAPE, TRAIL_SHAPE } from '../plan/shapes/shapes';
import { isToken } from '../synth/is-token';
import { readKeys } from '../validation/check';
import { Problems } from '../validation/problems';

const IDENTITY_SHAPE = {
  name: TRAIL_SHAPE.name,
  formerNames: TRAIL_SHAPE.formerNames,
  keyPrefix: TRAIL_SHAPE.keyPrefix,
  organizationId: ORGANIZATION_SHAPE.id,
};

/**
 * Properties of a trail's identity.
 */
export interface TrailIdentityProps {
  /** The trail's name: 3 to 128 letters, digits, periods, underscores and hyphens. */
  readonly name: string;
  /** Former names of the trail: policies accept deliveries by these names too. @default - none */
  readonly formerNames?: string[];
  /** The key prefix above `AWSLogs/` in the log bucket, without a slash at either end. @default - none */
  readonly keyPrefix?: string;
  /** The account that owns the trail. */
  readonly account: string;
  /** The region that the trail is created in. */
  readonly homeRegion: string;
  /** The account's partition. @default Aws.PARTITION */
  readonly partition?: string;
  /**
   * The id of the organization, for an organization trail.
   *
   * @default - the trail records its own account
   */
  readonly organizationId?: string;
}

/**
 * Properties of a trail's identity in its own stack, from which account and region follow.
 */
export interface TrailIdentityOptions {
  /** The trail's name: 3 to 128 letters, digits, periods, underscores and hyphens. */
  readonly name: string;
  /** Former names of the trail: policies accept deliveries by these names too. @default - none */
  readonly formerNames?: string[];
  /** The key prefix above `AWSLogs/` in the log bucket, without a slash at either end. @default - none */
  readonly keyPrefix?: string;
  /**
   * The id of the organization, for an organization trail.
   *
   * @default - the trail records its own account
   */
  readonly organizationId?: string;
}

/**
 * The names and ARNs that identify a trail before it exists. The policies of bucket, key and topic must name the trail,
 * and must exist before the trail. They refer to this identity, not to the trail's resource, so there is no cycle.
 */
export class TrailIdentity {
  /**
   * Creates the identity of a trail in the account and region of a construct's stack.
   *
   * @param scope any construct of the stack
   * @param options names, key prefix and organization id
   * @throws one error that lists every problem of names, key prefix and organization id
   */
  public static inStackOf(scope: IConstruct, options: TrailIdentityOptions): TrailIdentity {
    const { account, region } = Stack.of(scope);
    return new TrailIdentity({ ...options, account, homeRegion: region });
  }

  /** The trail's name. */
  public readonly name: string;
  /** The account that owns the trail. */
  public readonly account: string;
  /** The region that the trail is created in. */
  public readonly homeRegion: string;
  /** The account's partition. */
  public readonly partition: string;
  /** The key prefix above `AWSLogs/` in the log bucket; undefined without one. */
  public readonly keyPrefix?: string;
  /** The id of the organization; undefined for a trail that records only its own account. */
  public readonly organizationId?: string;
  /**
   * The names and ARNs as plain data, for policies.
   * @internal
   */
  public readonly _names: TrailNames;

  /**
   * @param props names, key prefix, organization id, account and region
   * @throws one error that lists every problem of names, key prefix and organization id
   */
  constructor(props: TrailIdentityProps) {
    const context = { problems: new Problems(), isToken };
    readKeys(IDENTITY_SHAPE, ['name'], props, '', context);
    context.problems.throwIfAny("a trail's identity");
    this.name = props.name;
    this.account = props.account;
    this.homeRegion = props.homeRegion;
    this.partition = props.partition ?? Aws.PARTITION;
    this.keyPrefix = props.keyPrefix;
    this.organizationId = props.organizationId;
    this._names = trailNames({ ...props, partition: this.partition, urlSuffix: Aws.URL_SUFFIX }, withoutPeriods);
  }

  /** The trail's ARN, composed from its name: no reference to the trail. */
  public get trailArn(): string {
    return this._names.trailArn;
  }

  /** The trail ARNs that policies accept: the current one, and those of former names. */
  public get acceptedTrailArns(): string[] {
    return [...this._names.acceptedTrailArns];
  }

  /** The key prefix of all log files: `[PREFIX/]AWSLogs/`. */
  public get logRoot(): string {
    return this._names.logRoot;
  }

  /** The key prefix of this account's log files: `[PREFIX/]AWSLogs/ACCOUNT/`. */
  public get accountLogRoot(): string {
    return this._names.accountLogRoot;
  }

  /**
   * The key prefixes of the log files that this trail delivers: that of its account, and for an organization trail that
   * of the organization.
   */
  public get deliveryRoots(): string[] {
    return [...this._names.deliveryRoots];
  }

  /** The name of the log group that the baseline creates: `/aws/cloudtrail/TRAIL`. */
  public get logGroupName(): string {
    return this._names.logGroupName;
  }

  /** The names of that log group under the trail's former names. */
  public get formerLogGroupNames(): string[] {
    return [...this._names.formerLogGroupNames];
  }

  /** The name of the topic that the baseline creates: the trail's, with `-` for each period. */
  public get topicName(): string {
    return this._names.topicName;
  }

  /** The ARNs of that topic: the current one, and those under the trail's former names. */
  public get topicArns(): string[] {
    return [...this._names.topicArns];
  }

  /** The default alias of the key that the baseline creates, without `alias/`. */
  public get keyAlias(): string {
    return this._names.keyAlias;
  }

  /**
   * The prefixes of the names of the trail's log streams: that of its account, and for an organization trail that of
   * the organization.
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
   */
  public get logStreamPrefixes(): string[] {
    return [...this._names.logStreamPrefixes];
  }
}

/**
 * The names of topics and aliases can't contain the periods that a trail's name can. In a token, CloudFormation
 * replaces them.
 */
function withoutPeriods(name: string): string {
  return Token.isUnresolved(name) ? Fn.join('-', Fn.split('.', name)) : name.replaceAll('.', '-');
}
