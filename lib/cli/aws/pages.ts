/** One answer of a call that gives all in several. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** All that a call gives, page after page. */
export async function allPages<T>(get: (token: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items = [], next } = await get(token);
    all.push(...items);
    token = next === '' ? undefined : next;
  } while (token !== undefined);

  return all;
}
