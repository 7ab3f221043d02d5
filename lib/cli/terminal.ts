/** Where a command's words go: answers to one place, so that they can be piped, and all else to the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody watches what goes to `err`: then long work shows its progress. */
  readonly showsProgress: boolean;
  /** Whether somebody looks at `out` who sees colors. @default false */
  readonly hasColor?: boolean;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    showsProgress: process.stderr.isTTY === true,
    hasColor: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  };
}
