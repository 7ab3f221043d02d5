import { existsSync } from 'fs';
import { dirname, join, relative, resolve, sep } from 'path';

/** The path of the JSON Schema in the package. */
export const SCHEMA_PATH = 'lib/config/baseline-config.schema.json';

/** The path of the JSON Schema in a project that the package is installed in. */
const INSTALLED = `node_modules/cdk-cloudtrail-baseline/${SCHEMA_PATH}`;

/** The comment by which editors find the JSON Schema, for a file in the root folder of a project. */
export const SCHEMA_COMMENT = schemaCommentOf(`./${INSTALLED}`);

/** @param schema the path of the JSON Schema, relative to the folder of the file with the comment */
export function schemaCommentOf(schema: string): string {
  return `# yaml-language-server: $schema=${schema}\n`;
}

/**
 * The comment by which editors find the JSON Schema, for a file in any folder of a project: editors resolve a path
 * against the folder of the file.
 */
export function schemaCommentFor(file: string, workingFolder: string = process.cwd()): string {
  const folder = dirname(resolve(workingFolder, file));
  const path = relative(folder, projectOf(folder, workingFolder)).replaceAll(sep, '/');
  return schemaCommentOf(`${path === '' ? '.' : path}/${INSTALLED}`);
}

/** The closest folder that has the package installed, otherwise the working folder if the file is below it. */
function projectOf(folder: string, workingFolder: string): string {
  const folders = [folder];
  for (let above = dirname(folder); above !== folders.at(-1); above = dirname(above)) {
    folders.push(above);
  }

  const isInstalled = (each: string) => existsSync(join(each, INSTALLED));
  return folders.find(isInstalled) ?? (folders.includes(workingFolder) ? workingFolder : folder);
}
