import { Entry, YamlText } from './yaml-text';
import { describeProblem, FoundProblem } from '../validation/problems';

/** A problem of a config, and where in its file that is. */
export interface LocatedProblem {
  readonly line: number;
  readonly column: number;
  /** With its path, without its place. */
  readonly text: string;
}

/** Finds where in a file a problem is; what is missing is missing in its section. */
export function locate(problem: FoundProblem, yaml: YamlText): LocatedProblem {
  const entry = yaml.find(problem.path);
  const { line, column } = problem.ofKey === true ? entry.keyAt : entry.at;
  const path = problem.path === '' ? '' : `${problem.path}: `;
  return { line, column, text: `${path}${describe(problem, entry)}` };
}

function describe(problem: FoundProblem, { source }: Entry): string {
  const { got, pattern, meant } = problem;
  if (source !== undefined && pattern?.test(source) && (typeof got === 'number' || typeof got === 'boolean')) {
    // YAML reads 012345678901 as a number, without its zero.
    return describeProblem({ ...problem, fix: `write it in quotes: '${source}'` }, source);
  }

  return describeProblem(meant === undefined ? problem : { ...problem, fix: `did you mean ${meant}?` });
}
