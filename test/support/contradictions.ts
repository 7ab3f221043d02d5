import { EventCondition } from '../../lib/config/event-condition';

const CONTRARY = [
  ['equalTo', 'notEquals'],
  ['startsWith', 'notStartsWith'],
  ['endsWith', 'notEndsWith'],
] as const;

/** A condition without values that it both asks for and leaves out, which is an error. */
export function withoutContradictions<T extends EventCondition>(condition: T): EventCondition {
  const entries = CONTRARY.flatMap(([asks, excludes]) => {
    const left = condition[excludes]?.filter((value) => !(condition[asks] ?? []).includes(value));
    return [
      [asks, condition[asks]],
      [excludes, left?.length === 0 ? undefined : left],
    ] as const;
  });

  return Object.fromEntries(entries.filter(([, values]) => values !== undefined));
}
