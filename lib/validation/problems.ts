// jsii forbids an exported class to extend Error, so the base isn't exported.
class PlainError extends Error {}

/** A problem as programs read it. What a problem doesn't have is absent, as the path of a file without YAML. */
export interface ProblemReport {
  readonly file?: string;
  /** Starts at 1, as the column does. */
  readonly line?: number;
  readonly column?: number;
  /** The path of the value in the config. */
  readonly path?: string;
  /** The value; as a string if it is too long for a message, or if JSON can't contain it. */
  readonly value?: unknown;
  readonly allowed?: string;
  readonly fix?: string;
  /** The whole problem as a sentence, without its position. */
  readonly message: string;
}

/**
 * The error that lists every problem of a config.
 *
 * @internal
 */
export class BaselineConfigError extends PlainError {
  /** Each problem as a string, with its position in a file. */
  public readonly problems: readonly string[];

  /**
   * @param subject the subject of the message: "the config of Audit/Trail"
   * @param reports the problems as data, in the same order
   * @param found the problems before they were located, so that a config file can add their lines and columns
   */
  constructor(
    subject: string,
    public readonly reports: readonly ProblemReport[],
    public readonly found: readonly FoundProblem[] = [],
  ) {
    const problems = reports.map(sentenceOf);
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${subject} has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'BaselineConfigError';
    this.problems = problems;
  }
}

function sentenceOf({ file, line, column, message }: ProblemReport): string {
  if (file === undefined) {
    return message;
  }

  return line === undefined ? `${file}: ${message}` : `${file}:${line}:${column} ${message}`;
}

/** A problem of one value or key of a config. */
export interface Problem {
  /** What is wrong, as the words after the path: "must be …". */
  readonly wrong: string;
  readonly got: unknown;
  readonly allowed: string;
  /** What the user can do. */
  readonly fix: string;
  /** Whether the problem is the key, not its value. */
  readonly ofKey?: boolean;
  /** The key or value that the user probably meant. */
  readonly meant?: string;
  /** The pattern that a string must match, if the value must be a string. */
  readonly pattern?: RegExp;
}

/** A problem, and the path of its value. */
export interface FoundProblem extends Problem {
  readonly path: string;
}

function describeProblem({ wrong, allowed, fix }: Problem, shown: string): string {
  return `${wrong}, got ${shown}; allowed: ${allowed}; ${fix}`;
}

/**
 * The fields of a problem, and the sentence that they form.
 *
 * @param shown the value in the sentence, if the config contains it in other characters
 */
export function reportOf(problem: FoundProblem, shown: string = show(problem.got)): ProblemReport {
  const { path, got, allowed, fix } = problem;
  const prefix = path === '' ? '' : `${path}: `;
  const value = got === undefined || toJson(got) === shown ? got : shown;
  return { path, value, allowed, fix, message: `${prefix}${describeProblem(problem, shown)}` };
}

/** Collects problems, so that all of them are reported together. */
export class Problems {
  public readonly found: FoundProblem[] = [];

  public add(path: string, problem: Problem): void {
    this.found.push({ path, ...problem });
  }

  /** Each problem as a string. */
  public get all(): readonly string[] {
    return this.reports.map(({ message }) => message);
  }

  /** Throws a BaselineConfigError if anything was found. */
  public throwIfAny(subject: string): void {
    if (this.found.length > 0) {
      throw new BaselineConfigError(`the config of ${subject}`, this.reports, this.found);
    }
  }

  private get reports(): ProblemReport[] {
    return this.found.map((problem) => reportOf(problem));
  }
}

/** Whether a value is a plain object: not a list, and not an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }

  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint' || value === undefined) {
    return String(value); // JSON would turn NaN into null
  }

  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlainObject(value)) {
    return `a ${value.constructor.name}`;
  }

  const json = toJson(value) ?? typeof value;
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}

function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // some values, such as constructs, refer to themselves
  }
}
