import { holdsPlaceholder } from '../../lib/validation/placeholder';

/** A fix without a command, and why no command can be given. */
export interface Instruction {
  readonly says: RegExp;
  readonly because: string;
}

/** Each fix without a command that a finding can have. */
export const INSTRUCTIONS: readonly Instruction[] = [
  // verify
  {
    says: /^deploy the stack again: npx cdk deploy --revert-drift$/,
    because: 'only the stack knows the name that CloudFormation chose',
  },
  {
    says: /^deploy the stack to \d{12} in [a-z\d-]+: npx cdk deploy, with --revert-drift if it was deployed before$/,
    because: 'a trail needs all of its resources, which the stack creates',
  },
  { says: /^create the trail in [a-z\d-]+: deploy there, /, because: "a trail's home region is permanent" },
  { says: /^delete a trail that you don't need/, because: 'which trail is needed is a decision' },
  { says: /^exclude management events from one of the trails, or /, because: 'which trail is needed is a decision' },
  { says: /^set analytics\.regions to all of them, and deploy: /, because: 'the config is wrong, not the account' },
  { says: /^allow it in the policies of bucket and key, /, because: 'those policies have findings of their own' },
  { says: /^check the (log group|policies of topic and key)/, because: 'CloudTrail only says that it failed' },
  { says: /^check what changed at that time in the policies /, because: 'CloudTrail only says that it is late' },
  { says: /^find out who owns \S+, and let the trail deliver /, because: "another account's bucket can't be taken" },
  { says: /^copy what you need from \S+, delete it, and /, because: "a bucket's region is permanent" },
  { says: /^a deleted key is gone, with everything /, because: "a deleted key can't be restored" },
  { says: /^the class of a log group is permanent: /, because: 'the log group has to be created again' },
  { says: /^exclude the log group from the account-level /, because: 'the policy applies to all log groups' },
  { says: /^exclude the log group from the data protection /, because: 'the policy applies to all log groups' },
  { says: /^(import its key material|wait until it is Enabled), or /, because: 'no call enables a key in that state' },
  { says: /^let the log bucket send its access logs to another /, because: "Object Lock can't be disabled" },
  {
    says: /^ask the owner of the policy to except /,
    because: 'a Deny statement of an existing policy protects more than log files',
  },
  // preflight
  { says: /^(correct|set) (organization|storage|encryption)\./, because: 'the config is wrong, not the account' },
  { says: /^set \S+ to (a|another) bucket( in that region)?, or remove it$/, because: 'the config is wrong' },
  { says: /^create it first, or correct \S+$/, because: 'how it is created is up to its owner' },
  { says: /^deploy the trail to \d{12}; in a landing zone: /, because: 'the config is wrong, not the account' },
  { says: /^(adopt it into the baseline|adopt that trail)/, because: 'whether to keep a trail is a decision' },
  { says: /^import it with npx cdk import; /, because: 'only an import keeps its objects' },
  { says: /^pass it in: /, because: 'the config decides whether an existing resource is used' },
];

/** Services without regions. */
const GLOBAL = ['iam', 'organizations', 'account'];

/** What a fix says: a note, commands as the arguments that a shell passes on, or an instruction. */
export interface Fix {
  readonly note?: string;
  readonly commands: string[][];
  readonly instruction?: Instruction;
}

/** @throws if the fix is neither commands of the AWS CLI nor one of the instructions */
export function parseFix(fix: string): Fix {
  const { note, script } = splitNote(fix);
  if (script.startsWith('aws ')) {
    const commands = commandsOf(script);
    commands.forEach((command) => checkCommand(command, fix));

    return { note, commands };
  }

  const instruction = INSTRUCTIONS.find(({ says }) => says.test(fix));
  if (instruction === undefined || holdsPlaceholder(fix)) {
    throw new Error(`neither a command nor a known instruction: ${fix}`);
  }

  return { commands: [], instruction };
}

/** The part of a fix that a shell runs. */
export function scriptOf(fix: string): string {
  return splitNote(fix).script;
}

function splitNote(fix: string): { note?: string; script: string } {
  const [whole = '', note] = /^note: ((?:'[^']*'|\\'|[^'\\])*?): (?=aws )/.exec(fix) ?? [];

  return { note, script: fix.slice(whole.length) };
}

/** What a command must not have in place of a value. */
const PLACEHOLDERS =
  /^(undefined|null|NaN|\[object Object\]|KEY|ARN|NAME|JSON|ID|REGION|ACCOUNT|VALUE)?$|^<|^fileb?:|the trail's key/;

function checkCommand(command: string[], fix: string): void {
  const [aws, service, operation, ...options] = command;
  const values = options.filter((word) => word !== '' || !EMPTY_SWITCHES_OFF.includes(operation));
  const isComplete = aws === 'aws' && /^[a-z\d]+$/.test(service) && /^[a-z-]+$/.test(operation);
  const isRegional = GLOBAL.includes(service) || command.includes('--region');
  if (!isComplete || !isRegional || values.some((word) => PLACEHOLDERS.test(word)) || holdsPlaceholder(fix)) {
    throw new Error(`not a complete command: ${fix}`);
  }
}

/** Operations where an empty text removes a setting. */
const EMPTY_SWITCHES_OFF = ['update-trail', 'set-topic-attributes'];

/** The commands of a script, joined by `&&` or `||`, as the arguments of each. */
function commandsOf(script: string): string[][] {
  const commands: string[][] = [[]];
  let at = 0;
  while (at < script.length) {
    const [operator] = /^ (&&|\|\|) /.exec(script.slice(at)) ?? [];
    if (operator !== undefined) {
      commands.push([]);
      at += operator.length;
      continue;
    }

    const [matched, text] = /^ ?((?:'[^']*'|\\'|[\w@%+=:,./-])+)/.exec(script.slice(at)) ?? [];
    if (matched === undefined) {
      throw new Error(`not quoted: ${script.slice(at)}`);
    }

    commands.at(-1)!.push(unquoted(text));
    at += matched.length;
  }

  return commands;
}

function unquoted(word: string): string {
  return word.replace(/'([^']*)'|\\'/g, (_, inner) => inner ?? "'");
}
