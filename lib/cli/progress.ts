import { Terminal } from './terminal';

/** Says what takes its time, to somebody who watches. */
export function announce({ err, showsProgress }: Terminal, what: string): void {
  if (showsProgress) {
    err(`${what} …\n`);
  }
}

/** Counts log files as they are read, for somebody who watches. */
export function countLogFiles({ err, showsProgress }: Terminal): (done: number, all: number) => void {
  return (done, all) => {
    if (showsProgress) {
      err(`\rread ${done} of ${all} log files${done === all ? '\n' : ''}`);
    }
  };
}
