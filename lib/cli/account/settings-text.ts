/** Settings as JSON. Undefined if none is set. */
export function settingsText(settings: object): string | undefined {
  const text = JSON.stringify(settings, (_, value: unknown) => (isEmpty(value) ? undefined : value));

  return text === undefined || text === '{}' ? undefined : text;
}

/** A filter as JSON. Undefined if it selects all objects. */
export function filterText(filter: object | undefined): string | undefined {
  return filter && settingsText(filter);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
