import { UsageError } from '../terminal/exit-code';

/** The named profile of each account. */
export class Profiles {
  private readonly byAccount = new Map<string, string>();
  private readonly plain?: string;

  /** @param given each `ACCOUNT=NAME`, or one `NAME` for the trail's account */
  constructor(given: readonly string[]) {
    for (const profile of given) {
      const [, account, name] = /^(\d{12})=(.+)$/.exec(profile) ?? [];
      if (account !== undefined) {
        this.byAccount.set(account, name);
      } else if (this.plain === undefined && !profile.includes('=')) {
        this.plain = profile;
      } else {
        const both = this.plain === undefined ? profile : `${this.plain} and ${profile}`;
        throw new UsageError(
          `--profile must be ACCOUNT=NAME, once for each account, or one NAME for the trail's account, got ${both}`,
        );
      }
    }
  }

  /** The profile of the trail's account; undefined: the environment's credentials. */
  public ofHome(account: string | undefined): string | undefined {
    const [first] = this.byAccount.values();
    const only = this.byAccount.size === 1 ? first : undefined;
    return account === undefined ? (this.plain ?? only) : (this.byAccount.get(account) ?? this.plain);
  }

  /** The profile of another account, if one was given. */
  public of(account: string): string | undefined {
    return this.byAccount.get(account);
  }

  /** The account of the only profile. */
  public get onlyAccount(): string | undefined {
    const [account] = this.byAccount.keys();
    return this.byAccount.size === 1 ? account : undefined;
  }
}

/** @throws UsageError if the credentials belong to another account than the expected one */
export function checkAccount(expected: string | undefined, found: string): void {
  if (expected !== undefined && expected !== found) {
    throw new UsageError(
      `the credentials belong to account ${found}, expected account ${expected}; add --profile ${expected}=NAME`,
    );
  }
}
