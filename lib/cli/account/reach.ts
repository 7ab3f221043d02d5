import { AccountAccess } from '../aws/access';
import { Aws } from '../aws/aws';
import { Reading } from '../aws/reading';

/** How to access an account. Undefined: it has no credentials. */
export type AccessTo = (account: string) => AccountAccess | undefined;

/** Reads several accounts, all in one region. */
export class Reach {
  private readonly clients = new Map<string, Aws>();

  /** @param closed the accounts in which the region isn't enabled, where calls would fail */
  constructor(
    private readonly accessTo: AccessTo,
    private readonly region: string,
    private readonly closed: readonly string[] = [],
  ) {}

  public has(account: string): boolean {
    return this.accessTo(account) !== undefined && !this.closed.includes(account);
  }

  /** Reads something from an account; unknown without its credentials. */
  public async read<T>(account: string, readIt: (aws: Aws) => Promise<Reading<T>>): Promise<Reading<T>> {
    const access = this.accessTo(account);
    if (access === undefined) {
      return { kind: 'unknown', permission: `--profile ${account}=NAME`, why: `no credentials for account ${account}` };
    }

    if (this.closed.includes(account)) {
      return { kind: 'unknown', permission: 'account:EnableRegion', why: `${this.region} isn't enabled in ${account}` };
    }

    const aws = this.clients.get(account) ?? new Aws({ ...access, region: this.region });
    this.clients.set(account, aws);
    return readIt(aws);
  }
}
