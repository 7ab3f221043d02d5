import { BucketState } from './bucket-state';
import { LogGroupState, RoleState, TopicState } from './delivery-state';
import { KeyState } from './key-state';
import { OrganizationState } from './organization-state';
import { OtherTrail } from './trail-state';
import { PhysicalName } from '../../deployment/physical-names';
import { Reading } from '../aws/reading';

/** The state of the accounts that a config will be deployed to: plain data. */
export interface DeploymentTarget {
  /** The account that will own the trail. */
  readonly account: string;
  readonly homeRegion: string;
  readonly partition: string;
  /** Absent: the account is in no organization, or the trail isn't an organization trail. */
  readonly organization: Reading<OrganizationState>;
  /** The ARN of CloudTrail's service-linked role. */
  readonly serviceLinkedRole: Reading<string>;
  readonly trails: Reading<OtherTrail[]>;
  /** The enabled regions of each account that something is deployed to. */
  readonly enabledRegions: Readonly<Record<string, Reading<string[]>>>;
  /** The names in accounts with credentials. */
  readonly names: readonly TakenName[];
  readonly existing: ExistingState;
}

/** A name of the deployment, and the ARN or id of the existing resource with that name. */
export interface TakenName extends PhysicalName {
  readonly holder: Reading<string>;
}

/**
 * The existing resources that a config names, with what decides whether they can be used. Absent: it doesn't exist, or
 * the config names none.
 */
export interface ExistingState {
  readonly logBucket: Reading<Located & Pick<BucketState, 'policy' | 'owner'>>;
  readonly accessLogBucket: Reading<Located & Pick<BucketState, 'policy' | 'objectLock' | 'encryption'>>;
  /** The bucket that receives replicas. */
  readonly replicaBucket: Reading<Located & Pick<BucketState, 'versioning' | 'objectLock'>>;
  readonly key: Reading<UsableKey>;
  readonly logGroup: Reading<Pick<LogGroupState, 'arn'>>;
  readonly logsRole: Reading<Pick<RoleState, 'arn' | 'trust'>>;
  readonly topic: Reading<TopicState>;
  /** The key of the topic. */
  readonly topicKey: Reading<UsableKey>;
  /** The buckets of other trails that are queried, in the config's order. */
  readonly sources: readonly Reading<Located>[];
}

type Located = Pick<BucketState, 'name' | 'region'>;

/** A key, without what doesn't matter for using it. */
export type UsableKey = Omit<KeyState, 'rotation' | 'aliases' | 'grants'>;
