import { locate } from './locate';
import { comesFrom } from './merge';
import { readText } from './read-text';
import { YamlText } from './yaml-text';
import { BaselineConfigError, describeProblem, FoundProblem } from '../validation/problems';

/** How many problems are listed: a file with more is another one than was meant. */
const LISTED = 100;

/** Data in a file, and where in it everything is. */
export class YamlFile {
  /**
   * @param root what paths of problems begin with, where that isn't the file's own data
   * @throws BaselineConfigError if it isn't YAML
   */
  public static read(path: string, root?: string): YamlFile {
    const read = readText(path);
    if ('problem' in read) {
      throw new BaselineConfigError(path, [`${path}: ${read.problem}`]);
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
      throw this.error(problems.map(({ at: { line, column }, message }) => `${fileName}:${line}:${column} ${message}`));
    }
  }

  public get value(): unknown {
    return this.yaml.value;
  }

  /**
   * Makes something of the data. What is wrong with it is said with its place in the file.
   *
   * @param overrides what was set over the data
   */
  public make<T>(make: () => T, overrides: object = {}): T {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof BaselineConfigError)) {
        throw error;
      }

      throw this.error(this.inOrder(error.found, overrides));
    }
  }

  private error(problems: string[]): BaselineConfigError {
    const more = problems.length - LISTED;
    return new BaselineConfigError(
      this.fileName,
      more > 0 ? [...problems.slice(0, LISTED), `and ${more} more`] : problems,
    );
  }

  /** From the file's beginning to its end, then what was set over it. */
  private inOrder(found: readonly FoundProblem[], overrides: object): string[] {
    const isOver = ({ path }: FoundProblem) => comesFrom(overrides, path);
    const inFile = found
      .filter((problem) => !isOver(problem))
      .map((problem) => locate(problem, this.yaml))
      .sort((one, other) => one.line - other.line || one.column - other.column);

    return [
      ...inFile.map(({ line, column, text }) => `${this.fileName}:${line}:${column} ${text}`),
      ...found.filter(isOver).map((problem) => `(overrides) ${problem.path}: ${describeProblem(problem)}`),
    ];
  }
}
