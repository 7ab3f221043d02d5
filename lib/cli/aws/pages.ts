/** A page of a paginated call. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** The items of all pages. */
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
