/** The account and region of a construct that was passed in, and its path in the app. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly path: string;
}

/** Whether two accounts or two regions are known and differ. */
export function isElsewhere(
  place: Pick<Place, 'account' | 'region'>,
  home: Pick<Place, 'account' | 'region'>,
  isToken: (value: unknown) => boolean,
): boolean {
  const differ = (a: string, b: string) => !isToken(a) && !isToken(b) && a !== b;
  return differ(place.account, home.account) || differ(place.region, home.region);
}
