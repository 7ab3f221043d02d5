import { Adoption } from './adoption';
import { EXCLUDABLE } from './describe-events';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { EventSelector } from '../../events/selector';
import { AccountState } from '../account/state';
import { BasicSelector, SelectorState } from '../account/trail-state';
import { found, valueOf } from '../aws/reading';
import { asAdvanced } from '../verify/basic-selectors';

const BASIC = { ALL: 'All', READ_ONLY: 'ReadOnly', WRITE_ONLY: 'WriteOnly' } as const;

/**
 * The state with one selector of management events in place of several that record the same events. If the config
 * doesn't record the same, the state is unchanged.
 */
export function withMergedSelectors(state: AccountState, { config, mergesManagement }: Adoption): AccountState {
  const selectors = valueOf(state.selectors);
  const { readWriteType = ReadWriteFilter.ALL, ...exclusions } = config.events?.management ?? {};
  if (selectors === undefined || !mergesManagement || readWriteType === ReadWriteFilter.NONE) {
    return state;
  }

  const merged: BasicSelector = {
    readWriteType: BASIC[readWriteType],
    includeManagementEvents: true,
    excludeManagementEventSources: Object.entries(EXCLUDABLE).flatMap(([source, key]) =>
      exclusions[key] === true ? [source] : [],
    ),
    dataResources: [],
  };

  return { ...state, selectors: found(withOne(selectors, merged)) };
}

function withOne(state: SelectorState, merged: BasicSelector): SelectorState {
  if (state.basic) {
    const others = state.selectors.map((selector) => ({ ...selector, includeManagementEvents: false }));
    return { basic: true, selectors: [merged, ...others] };
  }

  const management = state.selectors.filter(isOfManagement);
  const others = state.selectors.filter((selector) => !management.includes(selector));
  return { basic: false, selectors: [{ ...asAdvanced([merged])[0], name: management[0].name }, ...others] };
}

function isOfManagement({ fieldSelectors }: EventSelector): boolean {
  return fieldSelectors.some(({ field, equalTo = [] }) => field === 'eventCategory' && equalTo.includes('Management'));
}
