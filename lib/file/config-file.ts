import { dirname, resolve } from 'path';
import { merge } from './merge';
import { SCHEMA_COMMENT } from './schema-comment';
import { YamlFile } from './yaml-file';
import { BaselineConfig } from '../config/baseline-config';
import { planAnywhere } from '../plan/plan-anywhere';
import { QUERY_FILES } from '../queries/query-files';
import { isPlainObject } from '../validation/problems';

/**
 * The config of a baseline in a YAML or JSON file. The file is only data: it can contain no tags and no merge keys, and
 * nothing in it is executed.
 *
 * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/config.md
 */
export class ConfigFile {
  /**
   * Reads a config file, and checks everything that can be checked without an AWS account.
   *
   * @param path the file's path
   * @throws one error that lists every problem, each with line and column
   */
  public static load(path: string): ConfigFile {
    return ConfigFile._read(path).checked();
  }

  /**
   * Reads a config from a string, and checks everything that can be checked without an AWS account.
   *
   * @param text YAML or JSON
   * @param fileName the file name for errors; relative paths in the config are relative to its folder
   * @throws one error that lists every problem, each with line and column
   */
  public static parse(text: string, fileName: string = 'config.yaml'): ConfigFile {
    return ConfigFile._parse(text, fileName).checked();
  }

  /**
   * Converts a config to YAML, which reads as the same config.
   *
   * @param config the config, as plain data
   */
  public static toYaml(config: BaselineConfig): string {
    return ConfigFile._toYaml(config, SCHEMA_COMMENT);
  }

  /**
   * @param schemaComment the comment by which editors find the JSON Schema
   * @internal
   */
  public static _toYaml(config: BaselineConfig, schemaComment: string): string {
    const { stringify } = require('yaml') as typeof import('yaml');
    const plain = JSON.parse(JSON.stringify(config)) as unknown; // without undefined values
    return schemaComment + stringify(plain, { version: '1.2', lineWidth: 0, aliasDuplicateObjects: false });
  }

  /**
   * Reads a file without checking its content: `_make` checks it.
   * @internal
   */
  public static _read(path: string): ConfigFile {
    return new ConfigFile(YamlFile.read(path));
  }

  /**
   * Reads a string without checking its content: `_make` checks it.
   * @internal
   */
  public static _parse(text: string, fileName: string): ConfigFile {
    return new ConfigFile(new YamlFile(text, fileName));
  }

  /** The file's name, as in errors. */
  public readonly fileName: string;

  /** The config in the file. */
  public readonly config: BaselineConfig;

  private readonly file: YamlFile;

  private constructor(file: YamlFile) {
    this.file = file;
    this.fileName = file.fileName;
    this.config = withResolvedFolder(file.fileName, file.value) as BaselineConfig;
  }

  /**
   * Calls a function with the config, and adds lines and columns to the problems that it finds.
   *
   * @param overrides config that replaces the file's, key by key
   * @internal
   */
  public _make<T>(overrides: object, make: (config: object) => T): T {
    return this.file.locateProblems(() => make(merge(this.config, overrides) as object), overrides);
  }

  private checked(): this {
    this._make({}, (config) => planAnywhere(config, { subject: this.fileName, queries: QUERY_FILES }));
    return this;
  }
}

/**
 * Resolves the folder of queries against the folder of the config file, so that it doesn't depend on the working
 * directory.
 */
function withResolvedFolder(fileName: string, config: unknown): unknown {
  const { analytics } = isPlainObject(config) ? config : {};
  const { queries } = isPlainObject(analytics) ? analytics : {};
  const { folder } = isPlainObject(queries) ? queries : {};
  return typeof folder === 'string' && folder !== ''
    ? merge(config, { analytics: { queries: { folder: resolve(dirname(fileName), folder) } } })
    : config;
}
