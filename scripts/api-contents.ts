/** Adds contents to API.md, and shortens its catalogs: `npx projen docgen` runs it on what jsii-docgen wrote. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as exported from '../lib';

const API = join(__dirname, '..', 'API.md');
/** Up to the next part of the class, or the end. */
const CONSTANTS = /^#### Constants .*\n[^]*?(?=^#{1,4} |(?![^]))/m;
const UNDESCRIBED = '*No description.*';

/** The value of a class's constant, by their names. */
export type ValueOf = (className: string, constant: string) => string;

/** The API reference as jsii-docgen writes it, with contents above it and with each catalog as one table. */
export function improveApi(api: string, valueOf: ValueOf): string {
  const [title, ...sections] = api.split(/^(?=## )/m);
  return [title, contents(sections), ...sections.map((section) => shortenCatalogs(section, valueOf))].join('');
}

/** Each section with links to its members. */
function contents(sections: string[]): string {
  const lines = sections.map((section) => {
    const headings = section.matchAll(/^#{2,3} (\S+) <a name="[^"]*" id="([^"]*)">/gm);
    const [heading, ...members] = [...headings].map(([, name, id]) => `[${name}](#${id})`);
    return `* ${heading}: ${members.join(', ')}\n`;
  });

  return `## Contents\n\n${lines.join('')}\n`;
}

function shortenCatalogs(section: string, valueOf: ValueOf): string {
  return section
    .split(/^(?=### )/m)
    .map((member) => {
      const [, className] = /^### (\S+)/.exec(member) ?? [];
      if (className === undefined) {
        return member;
      }

      const valueOfConstant = (constant: string) => valueOf(className, constant);
      return member.replace(CONSTANTS, (constants) => shortenCatalog(constants, valueOfConstant));
    })
    .join('');
}

/** Constants without a description are a catalog: a table of their values says all that the details would. */
function shortenCatalog(constants: string, valueOf: (constant: string) => string): string {
  const rows = constants.match(/^\| <code>.*$/gm) ?? [];
  if (rows.length === 0 || !rows.every((row) => row.includes(UNDESCRIBED))) {
    return constants;
  }

  const [heading] = constants.split('\n', 1);
  const names = rows.map((row) => /">(\w+)<\/a>/.exec(row)![1]);
  const table = names.map((name) => `| <code>${name}</code> | <code>${valueOf(name)}</code> |`);
  return [heading, '', '| **Name** | **Value** |', '| --- | --- |', ...table, '', ''].join('\n');
}

function exportedValue(className: string, constant: string): string {
  const value: unknown = (exported as any)[className]?.[constant];
  if (typeof value !== 'string') {
    throw new Error(`${className}.${constant} is no string, but ${value}`);
  }

  return value;
}

if (require.main === module) {
  writeFileSync(API, improveApi(readFileSync(API, 'utf8'), exportedValue));
}
