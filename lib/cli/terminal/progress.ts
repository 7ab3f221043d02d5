import { Terminal } from './terminal';

/** Prints what takes time, on an interactive terminal. */
export function announce({ err, showsProgress }: Terminal, what: string): void {
  if (showsProgress) {
    err(`${what} …\n`);
  }
}

/** Counts log files as they are read, on an interactive terminal. */
export function countLogFiles({ err, showsProgress }: Terminal): (done: number, all: number) => void {
  return (done, all) => {
    if (showsProgress) {
      err(`\rread ${done} of ${all} log files${done === all ? '\n' : ''}`);
    }
  };
}

/** Counts events as they are found, on an interactive terminal. */
export function countEvents({ err, showsProgress }: Terminal): (found: number, isAll?: boolean) => void {
  return (found, isAll = false) => {
    if (showsProgress) {
      err(isAll ? '\r' : `\r${found} events …`);
    }
  };
}
