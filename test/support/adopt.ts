import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { AccountState } from '../../lib/cli/account/state';
import { AdoptionReport } from '../../lib/cli/adopt/report';
import { adopt } from '../../lib/cli/commands/adopt';

/** Runs the command for an account with this state. */
export async function runAdopt(state: AccountState, options: { output?: string; json?: boolean } = {}) {
  let out = '';
  const output = options.output ?? join(mkdtempSync(join(tmpdir(), 'adopt-')), 'audit.yaml');
  const code = await adopt(
    'audit',
    { json: false, ...options, output },
    {
      out: (text) => {
        out += text;
      },
      err: () => undefined,
      input: async () => '',
      showsProgress: false,
    },
    async () => state,
  );

  return { code, out, output };
}

export async function adoptionOf(state: AccountState): Promise<AdoptionReport> {
  return JSON.parse((await runAdopt(state, { json: true })).out);
}
