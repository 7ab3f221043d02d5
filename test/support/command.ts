import * as program from '../../lib/cli/program';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, where nobody watches. */
export function run(...args: string[]): Promise<Ended> {
  return runIn({}, ...args);
}

/** Runs the command in this process, in another kind of terminal. */
export async function runIn(
  { showsProgress = false, input = '' }: { showsProgress?: boolean; input?: string },
  ...args: string[]
): Promise<Ended> {
  let [out, err] = ['', ''];
  const code = await program.run(args, {
    showsProgress,
    input: async () => input,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });

  return { code, out, err };
}
