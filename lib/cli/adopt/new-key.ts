import { TrailNames } from '../../aws/trail-names';
import { Statement } from '../../policies/statement';
import { KeyState } from '../account/key-state';
import { AccountState } from '../account/state';
import { found, valueOf } from '../aws/reading';

/** The id in the resource mapping, until the key is created. */
export const NEW_KEY_ID = 'NEW_KEY_ID';

/** Whether a key is created before the import: an import can't create what the trail refers to. */
export function needsKey({ trail }: AccountState): boolean {
  return valueOf(trail)?.keyId === undefined;
}

/**
 * The state after the key was created, so that everything that a deployment encrypts with it is a difference. If the
 * trail has a key, the state is unchanged.
 */
export function withNewKey(state: AccountState, names: TrailNames, policy: Statement[] = []): AccountState {
  return needsKey(state) ? { ...state, key: found(newKey(names, policy)) } : state;
}

function newKey({ partition, homeRegion, account, keyAlias }: TrailNames, policy: Statement[]): KeyState {
  const arn = `arn:${partition}:kms:${homeRegion}:${account}:key/${NEW_KEY_ID}`;

  return {
    name: arn,
    arn,
    state: 'Enabled',
    manager: 'CUSTOMER',
    symmetric: true,
    rotation: found({}),
    policy: found(policy),
    aliases: found([`alias/${keyAlias}`]),
    grants: found([]),
  };
}
