import { text } from 'stream/consumers';

/** Where a command prints: results to `out`, so that they can be piped, and everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Everything on standard input. */
  readonly input: () => Promise<string>;
  /** Whether `err` is an interactive terminal: then long work shows its progress. */
  readonly showsProgress: boolean;
  /** Whether `out` is a terminal that shows colors. @default false */
  readonly hasColor?: boolean;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: (chunk) => process.stdout.write(chunk),
    err: (chunk) => process.stderr.write(chunk),
    input: () => text(process.stdin),
    showsProgress: process.stderr.isTTY === true,
    hasColor: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  };
}
