import { AccountAccess } from '../aws/access';
import { Aws } from '../aws/aws';
import { Reading } from '../aws/reading';

/** How an account is reached. Undefined: there are no credentials of it. */
export type AccessTo = (account: string) => AccountAccess | undefined;

/** Reads in several accounts, all in one region. */
export class Reach {
  private readonly clients = new Map<string, Aws>();

  /** @param closed the accounts in which the region isn't enabled, so that nobody is known there */
  constructor(
    private readonly accessTo: AccessTo,
    private readonly region: string,
    private readonly closed: readonly string[] = [],
  ) {}

  public has(account: string): boolean {
    return this.accessTo(account) !== undefined && !this.closed.includes(account);
  }

  /** Reads something of an account. Without its credentials it is unknown. */
  public async read<T>(account: string, readIt: (aws: Aws) => Promise<Reading<T>>): Promise<Reading<T>> {
    const access = this.accessTo(account);
    if (access === undefined) {
      return { kind: 'unknown', permission: `--profile ${account}=NAME`, why: "its credentials weren't given" };
    }

    if (this.closed.includes(account)) {
      return { kind: 'unknown', permission: 'account:EnableRegion', why: `${this.region} isn't enabled in ${account}` };
    }

    const aws = this.clients.get(account) ?? new Aws({ ...access, region: this.region });
    this.clients.set(account, aws);
    return readIt(aws);
  }
}
