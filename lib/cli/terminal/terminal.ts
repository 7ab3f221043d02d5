import { text } from 'stream/consumers';

/** Where a command's words go: answers to one place, so that they can be piped, and all else to the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All that is piped in. */
  readonly input: () => Promise<string>;
  /** Whether somebody watches what goes to `err`: then long work shows its progress. */
  readonly showsProgress: boolean;
  /** Whether somebody looks at `out` who sees colors. @default false */
  readonly hasColor?: boolean;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(words),
    input: () => text(process.stdin),
    showsProgress: process.stderr.isTTY === true,
    hasColor: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  };
}
