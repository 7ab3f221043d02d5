import { checkAccount, Profiles } from '../account/profiles';
import { ReadAccount } from '../account/read-account';
import { Readers } from '../account/read-stack';
import { valueOf } from '../aws/reading';
import { exitCodeOf, Outcome } from '../findings/finding';
import { Heading, printOutcome } from '../findings/print';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { announce } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { printableJson } from '../terminal/text';
import { ComparedParts, comparedParts, comparedText } from '../verify/compared-parts';
import { expectedOf, logBucketOwner, namedResources } from '../verify/expected';
import { Question, questionOfFile, questionsOfApp } from '../verify/questions';
import { verify as compare } from '../verify/verify';

export interface VerifyOptions {
  /** The folder of a cloud assembly. */
  readonly app?: string;
  readonly profile: string[];
  readonly region?: string;
  readonly json?: boolean;
}

/** The outcome for one baseline. */
interface VerifyResult extends Outcome {
  /** The config file, or the baseline's path in the app. */
  readonly subject: string;
  readonly trail: string;
  readonly compared: ComparedParts;
}

/** Compares a config with what is deployed. */
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
    throw new UsageError('name either a config file or, with --app, the folder of a cloud assembly');
  }

  const profiles = new Profiles(options.profile);
  const questions =
    file !== undefined
      ? [questionOfFile(file, profiles, region)]
      : await questionsOfApp(app!, profiles, region, readers.readStack);

  const verified: VerifyResult[] = [];
  for (const question of questions) {
    // one after the other: CloudTrail's rate limits apply per account
    announce(terminal, `reading the account of ${question.subject}`);
    verified.push(await ask(question, readers.readAccount));
  }

  const print = (outcome: VerifyResult) => printOutcome(outcome, headingOf(outcome), hasColor);
  out(`${json ? printableJson(verified, 2) : verified.map(print).join('\n\n')}\n`);
  return exitCodeOf(verified);
}

async function ask(
  { subject, planAt, account, home, archive, stack }: Question,
  readAccount: ReadAccount,
): Promise<VerifyResult> {
  const unplaced = planAt({ account, region: home.region });
  const { name } = unplaced.trail;
  const state = await readAccount({
    trail: name,
    home,
    archive,
    named: namedResources(unplaced, stack),
    ownerOf: (trailAccount) => logBucketOwner(unplaced, trailAccount),
  });

  checkAccount(account, state.account);

  const plan = planAt({ account: state.account, region: state.homeRegion });
  const trail = valueOf(state.trail)?.arn ?? name;
  const compared = comparedParts(state, expectedOf(plan, state, stack));

  return { subject, trail, compared, ...compare(plan, state, new Date(), stack) };
}

/** The words of the human-readable report. */
export function headingOf({ trail, subject, compared }: Pick<VerifyResult, 'trail' | 'subject' | 'compared'>): Heading {
  return {
    title: `${trail}, compared with ${subject}`,
    details: comparedText(compared),
    noFindings: 'no drift',
    finding: 'difference',
  };
}
