// jsii forbids an exported class to extend Error, so the base isn't exported.
class PlainError extends Error {}

/**
 * The one error that lists everything wrong with a config.
 *
 * @internal
 */
export class BaselineConfigError extends PlainError {
  public readonly problems: readonly string[];
  /** The problems as data, so that a file can tell where they are. */
  public readonly found: readonly FoundProblem[];

  /** @param subject what has problems: "the config of Audit/Trail" */
  constructor(subject: string, problems: readonly string[], found: readonly FoundProblem[] = []) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${subject} has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'BaselineConfigError';
    this.problems = problems;
    this.found = found;
  }
}

/** What is wrong at one place of a config. */
export interface Problem {
  /** What is wrong, to follow the path: "must be …". */
  readonly wrong: string;
  readonly got: unknown;
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
  /** Whether the key is wrong, and not its value. */
  readonly ofKey?: boolean;
  /** The key that was probably meant. */
  readonly meant?: string;
  /** What a string has to match, where one is wanted. */
  readonly pattern?: RegExp;
}

/** A problem, and the path of the value that has it. */
export interface FoundProblem extends Problem {
  readonly path: string;
}

/** What is wrong, as one text, to follow the path. */
export function describeProblem({ wrong, got, allowed, fix }: Problem, shown: string = show(got)): string {
  return `${wrong}, got ${shown}; allowed: ${allowed}; ${fix}`;
}

/** Collects problems, so that all of them are reported at once. */
export class Problems {
  public readonly found: FoundProblem[] = [];

  public add(path: string, problem: Problem): void {
    this.found.push({ path, ...problem });
  }

  /** Each as one text. */
  public get all(): readonly string[] {
    return this.found.map((problem) => `${problem.path}: ${describeProblem(problem)}`);
  }

  /** Throws a BaselineConfigError if anything was found. */
  public throwIfAny(subject: string): void {
    if (this.found.length > 0) {
      throw new BaselineConfigError(`the config of ${subject}`, this.all, this.found);
    }
  }
}

/** Whether a value is plain data with keys: no list, and of no class. */
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

  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // A construct, say, refers back to itself.
  }

  text ??= typeof value;
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
