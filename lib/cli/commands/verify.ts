import { checkAccount, Profiles } from '../account/profiles';
import { ReadAccount } from '../account/read-account';
import { Readers } from '../account/read-stack';
import { exitCodeOf, Verdict } from '../findings/finding';
import { Heading, printVerdict } from '../findings/print';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { announce } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { Question, questionOfFile, questionsOfApp } from '../verify/questions';
import { verify as compare } from '../verify/verify';

export interface VerifyOptions {
  /** The folder of an assembly. */
  readonly app?: string;
  readonly profile: string[];
  readonly region?: string;
  readonly json?: boolean;
}

/** What was compared, and what came of it. */
interface Verified extends Verdict {
  /** The file, or where in the app the baseline is. */
  readonly subject: string;
  readonly trail: string;
}

/** Compares what a config means with what is deployed. */
export async function verify(
  file: string | undefined,
  options: VerifyOptions,
  terminal: Terminal,
  readers: Readers,
): Promise<ExitCode> {
  const { app, region, json = false } = options;
  const { out, hasColor = false } = terminal;
  const isOneGiven = (file === undefined) !== (app === undefined);
  if (!isOneGiven) {
    throw new UsageError('name either a config file or, with --app, the folder of an assembly');
  }

  const profiles = new Profiles(options.profile);
  const questions =
    file !== undefined
      ? [questionOfFile(file, profiles, region)]
      : await questionsOfApp(app!, profiles, region, readers.readStack);

  const verified: Verified[] = [];
  for (const question of questions) {
    // one after the other: CloudTrail's limits are those of an account
    announce(terminal, `reading the account of ${question.subject}`);
    verified.push(await ask(question, readers.readAccount));
  }

  const print = (verdict: Verified) => printVerdict(verdict, headingOf(verdict), hasColor);
  out(`${json ? JSON.stringify(verified, undefined, 2) : verified.map(print).join('\n\n')}\n`);
  return exitCodeOf(verified);
}

async function ask({ subject, planAt, account, home, archive }: Question, readAccount: ReadAccount): Promise<Verified> {
  const { name } = planAt({ account, region: home.region }).trail;
  const state = await readAccount({ trail: name, home, archive });
  checkAccount(account, state.account);

  const plan = planAt({ account: state.account, region: state.homeRegion });
  const trail = state.trail.kind === 'found' ? state.trail.value.arn : name;
  return { subject, trail, ...compare(plan, state, new Date()) };
}

/** The words human-readable. */
export function headingOf({ trail, subject }: Pick<Verified, 'trail' | 'subject'>): Heading {
  return { title: `${trail}, against ${subject}`, inOrder: 'no drift', finding: 'difference' };
}
