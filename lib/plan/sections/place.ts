/** Where something is that was passed in, and where it is in the app. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly path: string;
}

/** Whether two places differ, as far as both are known. */
export function isElsewhere(
  place: Pick<Place, 'account' | 'region'>,
  own: Pick<Place, 'account' | 'region'>,
  isToken: (value: unknown) => boolean,
): boolean {
  const differ = (a: string, b: string) => !isToken(a) && !isToken(b) && a !== b;
  return differ(place.account, own.account) || differ(place.region, own.region);
}
