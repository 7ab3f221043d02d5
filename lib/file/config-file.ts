import { dirname, resolve } from 'path';
import { merge } from './merge';
import { SCHEMA_COMMENT } from './schema-comment';
import { YamlFile } from './yaml-file';
import { BaselineConfig } from '../config/baseline-config';
import { planAnywhere } from '../plan/plan-anywhere';
import { QUERY_FILES } from '../queries/query-files';
import { isPlainObject } from '../validation/problems';

/**
 * A baseline's config in a file, in YAML or JSON. It is data and nothing else: no tags, no merge keys, nothing that is
 * executed.
 *
 * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/config.md
 */
export class ConfigFile {
  /**
   * Reads a file and checks everything that can be checked without an account.
   *
   * @param path the file's path
   * @throws one error that lists everything wrong, each with line and column
   */
  public static load(path: string): ConfigFile {
    return ConfigFile._read(path).checked();
  }

  /**
   * Reads a string and checks everything that can be checked without an account.
   *
   * @param text YAML or JSON
   * @param fileName what the text is called in errors; what it names relatively is looked for next to it
   * @throws one error that lists everything wrong, each with line and column
   */
  public static parse(text: string, fileName: string = 'config.yaml'): ConfigFile {
    return new ConfigFile(new YamlFile(text, fileName)).checked();
  }

  /**
   * Writes a config as YAML that reads as the same config.
   *
   * @param config plain data
   */
  public static toYaml(config: BaselineConfig): string {
    const { stringify } = require('yaml') as typeof import('yaml');
    const plain = JSON.parse(JSON.stringify(config)) as unknown; // without what is undefined
    return SCHEMA_COMMENT + stringify(plain, { version: '1.2', lineWidth: 0, aliasDuplicateObjects: false });
  }

  /**
   * Reads a file whose content is checked by what is made of it.
   * @internal
   */
  public static _read(path: string): ConfigFile {
    return new ConfigFile(YamlFile.read(path));
  }

  /** What the file is called. */
  public readonly fileName: string;

  /** What it says. */
  public readonly config: BaselineConfig;

  private readonly file: YamlFile;

  private constructor(file: YamlFile) {
    this.file = file;
    this.fileName = file.fileName;
    this.config = withFolderBeside(file.fileName, file.value) as BaselineConfig;
  }

  /**
   * Makes something of the config, and says where in the file is what is wrong with it.
   *
   * @param overrides what is set over the config
   * @internal
   */
  public _make<T>(overrides: object, make: (config: object) => T): T {
    return this.file.make(() => make(merge(this.config, overrides) as object), overrides);
  }

  private checked(): this {
    this._make({}, (config) => planAnywhere(config, { subject: this.fileName, queries: QUERY_FILES }));
    return this;
  }
}

/** A folder of queries is next to the file that names it, wherever the app is started. */
function withFolderBeside(fileName: string, config: unknown): unknown {
  const { analytics } = isPlainObject(config) ? config : {};
  const { queries } = isPlainObject(analytics) ? analytics : {};
  const { folder } = isPlainObject(queries) ? queries : {};
  return typeof folder === 'string' && folder !== ''
    ? merge(config, { analytics: { queries: { folder: resolve(dirname(fileName), folder) } } })
    : config;
}
