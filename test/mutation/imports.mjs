import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/** Names in quotes after from, import( and require(: those of modules that a command loads late are among them. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\(\s*)'([^']+)'/g;

/** What the files of a folder import of each other. */
export class Imports {
  constructor(folder, mappedNames) {
    this.folder = folder;
    this.mappedNames = mappedNames;
    this.known = new Map();
  }

  /** @returns by how many imports a file is away from one of the others; undefined if it reaches none */
  distance(file, others) {
    const seen = new Set();
    let files = [file];
    for (let distance = 0; files.length > 0; distance++) {
      if (files.some((each) => others.has(each))) {
        return distance;
      }

      files.forEach((each) => seen.add(each));
      files = [...new Set(files.flatMap((each) => this.importedBy(each)))].filter((each) => !seen.has(each));
    }

    return undefined;
  }

  importedBy(file) {
    if (!this.known.has(file)) {
      const names = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name]) => name);
      this.known.set(
        file,
        names.flatMap((name) => this.resolve(name, file)),
      );
    }

    return this.known.get(file);
  }

  resolve(name, file) {
    const mapped = this.mappedNames[name];
    if (mapped === undefined && !name.startsWith('.')) {
      return [];
    }

    const path = mapped === undefined ? join(dirname(file), name) : join(this.folder, mapped);
    return [path, `${path}.ts`, join(path, 'index.ts')].filter((each) => each.endsWith('.ts') && existsSync(each));
  }
}
