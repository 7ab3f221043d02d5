import { Answer, Call } from './server';

/** How a call gives more: what its list is called, what the next is asked with, and what says that there are more. */
export interface Paging {
  readonly list: string;
  readonly asks: string;
  readonly says: string;
  /** A flag that says so too. */
  readonly flag?: string;
}

/** One item after the other. */
export function oneByOne({ list, asks, says, flag }: Paging, items: readonly unknown[]): (call: Call) => Answer {
  return ({ input }) => {
    const index = Number(input[asks] ?? 0);
    const isLast = index + 1 >= items.length;
    return {
      [list]: items.slice(index, index + 1),
      ...(!isLast && { [says]: String(index + 1) }),
      ...(flag !== undefined && { [flag]: !isLast }),
    };
  };
}
