import { readdirSync, readFileSync } from 'fs';
import { basename, join } from 'path';

const SUFFIX = '.template.json';

export interface Template {
  readonly Resources?: Readonly<Record<string, object>>;
}

/** The templates that an example's folder holds, by the names of their files without the suffix. */
export function readTemplates(folder: string): Record<string, Template> {
  const files = readdirSync(folder).filter((file) => file.endsWith(SUFFIX));

  return Object.fromEntries(
    files.map((file) => [basename(file, SUFFIX), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}
