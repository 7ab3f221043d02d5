import { UsageError } from '../terminal/exit-code';

/** Whose credentials are used for which account. */
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
          `--profile is ACCOUNT=NAME, once for each account, or one NAME for the trail's account, not ${both}`,
        );
      }
    }
  }

  /** The profile of the trail's account; undefined: the environment's. */
  public ofHome(account: string | undefined): string | undefined {
    const [first] = this.byAccount.values();
    const only = this.byAccount.size === 1 ? first : undefined;
    return account === undefined ? (this.plain ?? only) : (this.byAccount.get(account) ?? this.plain);
  }

  /** The profile of another account, if it was given one. */
  public of(account: string): string | undefined {
    return this.byAccount.get(account);
  }

  /** The account that the only profile is for. */
  public get onlyAccount(): string | undefined {
    const [account] = this.byAccount.keys();
    return this.byAccount.size === 1 ? account : undefined;
  }
}

/** @throws UsageError if credentials are of another account than the one that is asked about */
export function checkAccount(asked: string | undefined, found: string): void {
  if (asked !== undefined && asked !== found) {
    throw new UsageError(
      `the credentials are of account ${found}, and it is ${asked} that is asked about; give --profile ${asked}=NAME`,
    );
  }
}
