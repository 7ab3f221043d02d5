import { BucketState } from './bucket-state';
import { LogGroupState, LogsRoleState, TopicState } from './delivery-state';
import { KeyState } from './key-state';
import { OrganizationState } from './organization-state';
import { OtherTrail } from './trail-state';
import { PhysicalName } from '../../deployment/physical-names';
import { Reading } from '../aws/reading';

/** What is in the accounts where a config is to be deployed: plain data. */
export interface DeploymentTarget {
  /** The account that the trail is to be in. */
  readonly account: string;
  readonly homeRegion: string;
  readonly partition: string;
  /** Absent: the account is in none, or the trail isn't an organization's. */
  readonly organization: Reading<OrganizationState>;
  /** The ARN of CloudTrail's service-linked role. */
  readonly serviceLinkedRole: Reading<string>;
  readonly trails: Reading<OtherTrail[]>;
  /** The regions that each account can use which something is deployed to. */
  readonly enabledRegions: Readonly<Record<string, Reading<string[]>>>;
  /** Those of accounts that can be reached. */
  readonly names: readonly TakenName[];
  readonly existing: ExistingState;
}

/** A name that something is to be created with, and the ARN or id of what has it already. */
export interface TakenName extends PhysicalName {
  readonly holder: Reading<string>;
}

/**
 * What a config names as existing, as far as that decides whether it can be used. Absent: there is no such thing, or
 * the
 * config names none.
 */
export interface ExistingState {
  readonly logBucket: Reading<Located & Pick<BucketState, 'policy'>>;
  readonly accessLogBucket: Reading<Located & Pick<BucketState, 'policy' | 'objectLock' | 'encryption'>>;
  /** The bucket that copies go to. */
  readonly replicaBucket: Reading<Located & Pick<BucketState, 'versioning' | 'objectLock'>>;
  readonly key: Reading<UsableKey>;
  readonly logGroup: Reading<LogGroupState>;
  readonly logsRole: Reading<Pick<LogsRoleState, 'arn' | 'trust'>>;
  readonly topic: Reading<TopicState>;
  /** The key that the topic names. */
  readonly topicKey: Reading<UsableKey>;
  /** The buckets of other trails that are queried, in the config's order. */
  readonly sources: readonly Reading<Located>[];
}

type Located = Pick<BucketState, 'name' | 'region'>;

/** A key, without what is of no matter to whoever uses it. */
export type UsableKey = Omit<KeyState, 'rotation' | 'aliases'>;
