import { withSpace } from './syntax-problems';
import { Entry, YamlText } from './yaml-text';
import { describeProblem, FoundProblem } from '../validation/problems';

/** A problem of a config, and its position in the file. */
export interface LocatedProblem {
  readonly line: number;
  readonly column: number;
  /** The message: the path and the problem, without the position. */
  readonly message: string;
}

/** Finds the position of a problem in a file. The position of a missing key is that of its section. */
export function locate(problem: FoundProblem, yaml: YamlText): LocatedProblem {
  const entry = yaml.find(problem.path);
  const { line, column } = problem.ofKey === true ? entry.keyAt : entry.at;
  const path = problem.path === '' ? '' : `${problem.path}: `;
  return { line, column, message: `${path}${describe(problem, entry)}` };
}

function describe(problem: FoundProblem, { source }: Entry): string {
  const { got, pattern, meant } = problem;
  const spaced = withMissingSpace(problem, source);
  if (spaced !== undefined) {
    return describeProblem({ ...problem, fix: `a space is missing after the colon: write ${spaced}` });
  }

  if (source !== undefined && pattern?.test(source) && (typeof got === 'number' || typeof got === 'boolean')) {
    // YAML reads 012345678901 as a number and drops the leading zero.
    return describeProblem({ ...problem, fix: `write it in quotes: '${source}'` }, source);
  }

  return describeProblem(meant === undefined ? problem : { ...problem, fix: `did you mean ${meant}?` });
}

/**
 * A key and a value that YAML reads as one string, because no space is between them: in place of a section, or as a key
 * without a value.
 */
function withMissingSpace({ path, wrong, got, ofKey }: FoundProblem, source: string | undefined): string | undefined {
  if (ofKey === true || got === null) {
    const [key] = /[^.]+:.*$/.exec(path) ?? [];
    return key === undefined ? undefined : withSpace(key);
  }

  const isInPlaceOfSection = typeof got === 'string' && source !== undefined && wrong.startsWith('must be ');
  return isInPlaceOfSection ? withSpace(got.split(' ')[0]) : undefined;
}
