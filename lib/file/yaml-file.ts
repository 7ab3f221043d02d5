import { locate } from './locate';
import { comesFrom } from './merge';
import { readText } from './read-text';
import { YamlText } from './yaml-text';
import { BaselineConfigError, FoundProblem, ProblemReport, reportOf } from '../validation/problems';

/** How many problems are listed: a file with more is probably the wrong file. */
const LISTED = 100;

/** A YAML file: its data, and the position of each value. */
export class YamlFile {
  /**
   * @param root the prefix of the paths of problems, if the file contains only a part of the config
   * @throws BaselineConfigError if it isn't YAML
   */
  public static read(path: string, root?: string): YamlFile {
    const read = readText(path);
    if ('problem' in read) {
      throw new BaselineConfigError(path, [{ file: path, message: read.problem }]);
    }

    return new YamlFile(read.text, path, root);
  }

  private readonly yaml: YamlText;

  constructor(
    text: string,
    public readonly fileName: string,
    root?: string,
  ) {
    this.yaml = new YamlText(text, root);
    const { problems } = this.yaml;
    if (problems.length > 0) {
      throw this.error(problems.map(({ at, message }) => ({ file: fileName, ...at, message })));
    }
  }

  public get value(): unknown {
    return this.yaml.value;
  }

  /**
   * Calls a function that uses the data, and adds lines and columns to the problems that it finds.
   *
   * @param overrides data that was merged over the file's
   */
  public locateProblems<T>(use: () => T, overrides: object = {}): T {
    try {
      return use();
    } catch (error) {
      if (!(error instanceof BaselineConfigError)) {
        throw error;
      }

      throw this.error(this.inOrder(error.found, overrides));
    }
  }

  private error(problems: ProblemReport[]): BaselineConfigError {
    const unlistedCount = problems.length - LISTED;
    return new BaselineConfigError(
      this.fileName,
      unlistedCount > 0 ? [...problems.slice(0, LISTED), { message: `and ${unlistedCount} more` }] : problems,
    );
  }

  /** Problems of the file in the order of their positions, then problems of the overrides. */
  private inOrder(found: readonly FoundProblem[], overrides: object): ProblemReport[] {
    const isOverride = ({ path }: FoundProblem) => comesFrom(overrides, path);
    const inFile = found
      .filter((problem) => !isOverride(problem))
      .map((problem) => locate(problem, this.fileName, this.yaml))
      .sort((a, b) => a.line - b.line || a.column - b.column);

    const inOverrides = found
      .filter(isOverride)
      .map((problem) => reportOf(problem))
      .map((report) => ({ ...report, message: `(overrides) ${report.message}` }));

    return [...inFile, ...inOverrides];
  }
}
