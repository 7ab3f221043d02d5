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
 * What a trail is known by before it exists.
 */
export interface TrailIdentityProps {
  /** The trail's name. */
  readonly name: string;
  /** Names the trail had before, whose deliveries are accepted too. @default - none */
  readonly formerNames?: string[];
  /** A folder in the log bucket, above `AWSLogs/`, without slashes at its ends. @default - none */
  readonly keyPrefix?: string;
  /** The account that owns the trail. */
  readonly account: string;
  /** The region the trail is created in. */
  readonly homeRegion: string;
  /** The partition the account is in. @default Aws.PARTITION */
  readonly partition?: string;
  /**
   * The id of the organization that the trail records, for an organization trail.
   *
   * @default - the trail records its own account
   */
  readonly organizationId?: string;
}

/**
 * What a trail is known by in its own stack.
 */
export interface TrailIdentityOptions {
  /** The trail's name. */
  readonly name: string;
  /** Names the trail had before, whose deliveries are accepted too. @default - none */
  readonly formerNames?: string[];
  /** A folder in the log bucket, above `AWSLogs/`, without slashes at its ends. @default - none */
  readonly keyPrefix?: string;
  /**
   * The id of the organization that the trail records, for an organization trail.
   *
   * @default - the trail records its own account
   */
  readonly organizationId?: string;
}

/**
 * What a trail is known by before it exists: policies of bucket, key and topic have to name the trail, and the trail
 * needs these policies first. Everything is written against this identity, nothing against the trail's resource, so
 * there is no cycle.
 */
export class TrailIdentity {
  /**
   * The identity of a trail in the account and region of a construct's stack.
   *
   * @param scope any construct of the stack
   * @param options name and key prefix
   */
  public static inStackOf(scope: IConstruct, options: TrailIdentityOptions): TrailIdentity {
    const { account, region } = Stack.of(scope);
    return new TrailIdentity({ ...options, account, homeRegion: region });
  }

  /** The trail's name. */
  public readonly name: string;
  /** The account that owns the trail. */
  public readonly account: string;
  /** The region the trail is created in. */
  public readonly homeRegion: string;
  /** The partition the account is in. */
  public readonly partition: string;
  /** A folder in the log bucket, above `AWSLogs/`. */
  public readonly keyPrefix?: string;
  /** The id of the organization that the trail records; undefined for a trail that records its own account. */
  public readonly organizationId?: string;
  /**
   * What policies name the trail by.
   * @internal
   */
  public readonly _names: TrailNames;

  /**
   * @param props name, key prefix and place
   * @throws one error that lists what is wrong with names, key prefix and organization id
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

  /** The trail's ARN, composed and not referenced. */
  public get trailArn(): string {
    return this._names.trailArn;
  }

  /** The ARNs that policies accept: the trail's, and those it had before. */
  public get acceptedTrailArns(): string[] {
    return [...this._names.acceptedTrailArns];
  }

  /** The key that all log files start with: `[PREFIX/]AWSLogs/`. */
  public get logRoot(): string {
    return this._names.logRoot;
  }

  /** The key that this account's log files start with: `[PREFIX/]AWSLogs/ACCOUNT/`. */
  public get accountLogRoot(): string {
    return this._names.accountLogRoot;
  }

  /**
   * The keys that the log files start with which this trail may write: its account's, and those of its organization.
   */
  public get deliveryRoots(): string[] {
    return [...this._names.deliveryRoots];
  }

  /** The name of the trail's own log group. */
  public get logGroupName(): string {
    return this._names.logGroupName;
  }

  /** The names that the trail's own log group had before. */
  public get formerLogGroupNames(): string[] {
    return [...this._names.formerLogGroupNames];
  }

  /** The name of the trail's own topic. */
  public get topicName(): string {
    return this._names.topicName;
  }

  /** The ARNs of the trail's own topic: the one it has, and those it had before. */
  public get topicArns(): string[] {
    return [...this._names.topicArns];
  }

  /** The alias of the trail's own key, without `alias/`. */
  public get keyAlias(): string {
    return this._names.keyAlias;
  }

  /**
   * What the names of the trail's log streams start with: those of its account, and those of its organization.
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
   */
  public get logStreamPrefixes(): string[] {
    return [...this._names.logStreamPrefixes];
  }
}

/**
 * Topics and aliases can't hold the periods that a trail's name can. The text of a token stays as it is: CloudFormation
 * replaces them there.
 */
function withoutPeriods(name: string): string {
  return Token.isUnresolved(name) ? Fn.join('-', Fn.split('.', name)) : name.replaceAll('.', '-');
}
