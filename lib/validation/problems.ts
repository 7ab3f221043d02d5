// jsii forbids an exported class to extend Error, so the base isn't exported.
class PlainError extends Error {}

/**
 * The error that lists every problem of a config.
 *
 * @internal
 */
export class BaselineConfigError extends PlainError {
  public readonly problems: readonly string[];
  /** The problems as data, so that a config file can add their lines and columns. */
  public readonly found: readonly FoundProblem[];

  /** @param subject the subject of the message: "the config of Audit/Trail" */
  constructor(subject: string, problems: readonly string[], found: readonly FoundProblem[] = []) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${subject} has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'BaselineConfigError';
    this.problems = problems;
    this.found = found;
  }
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
  /** The key that the user probably meant. */
  readonly meant?: string;
  /** The pattern that a string must match, if the value must be a string. */
  readonly pattern?: RegExp;
}

/** A problem, and the path of its value. */
export interface FoundProblem extends Problem {
  readonly path: string;
}

/** The description of a problem, as the words after the path. */
export function describeProblem({ wrong, got, allowed, fix }: Problem, shown: string = show(got)): string {
  return `${wrong}, got ${shown}; allowed: ${allowed}; ${fix}`;
}

/** Collects problems, so that all of them are reported together. */
export class Problems {
  public readonly found: FoundProblem[] = [];

  public add(path: string, problem: Problem): void {
    this.found.push({ path, ...problem });
  }

  /** Each problem as a string. */
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

  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch {
    // some values, such as constructs, refer to themselves
  }

  json ??= typeof value;
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}
