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
  if (source !== undefined && pattern?.test(source) && (typeof got === 'number' || typeof got === 'boolean')) {
    // YAML reads 012345678901 as a number and drops the leading zero.
    return describeProblem({ ...problem, fix: `write it in quotes: '${source}'` }, source);
  }

  return describeProblem(meant === undefined ? problem : { ...problem, fix: `did you mean ${meant}?` });
}
