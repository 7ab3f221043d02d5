import { withSpace } from './syntax-problems';
import { YamlText } from './yaml-text';
import { FoundProblem, ProblemReport, reportOf } from '../validation/problems';

/** A problem of a file, and its position. */
export type LocatedProblem = ProblemReport & Required<Pick<ProblemReport, 'file' | 'line' | 'column'>>;

/** Finds the position of a problem in a file. The position of a missing key is that of its section. */
export function locate(problem: FoundProblem, file: string, yaml: YamlText): LocatedProblem {
  const { at, keyAt, source } = yaml.find(problem.path);
  const { line, column } = problem.ofKey === true ? keyAt : at;
  return { file, line, column, ...inTermsOfTheFile(problem, source) };
}

function inTermsOfTheFile(problem: FoundProblem, source: string | undefined): ProblemReport {
  const { got, pattern, meant } = problem;
  const spaced = withMissingSpace(problem, source);
  if (spaced !== undefined) {
    return reportOf({ ...problem, fix: `a space is missing after the colon: write ${spaced}` });
  }

  if (source !== undefined && pattern?.test(source) && (typeof got === 'number' || typeof got === 'boolean')) {
    // YAML reads 012345678901 as a number and drops the leading zero.
    return reportOf({ ...problem, fix: `write it in quotes: '${source}'` }, source);
  }

  return reportOf(meant === undefined ? problem : { ...problem, fix: `did you mean ${meant}?` });
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
