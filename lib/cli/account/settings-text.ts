/** Settings as JSON. Undefined if none is set. */
export function settingsText(settings: object): string | undefined {
  const text = JSON.stringify(settings, (_, value: unknown) => (isEmpty(value) ? undefined : value));

  return text === undefined || text === '{}' ? undefined : text;
}

/** A filter as JSON. Undefined if it selects all objects. */
export function filterText(filter: object | undefined): string | undefined {
  return filter && settingsText(filter);
}

/** The filter of a rule, with the prefix that rules of the former form have next to it. */
export function wholeFilter({
  Filter: filter,
  Prefix: prefix,
}: {
  readonly Filter?: object;
  readonly Prefix?: string;
}): object {
  return prefix === undefined || prefix === '' ? (filter ?? {}) : { ...filter, Prefix: prefix };
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
