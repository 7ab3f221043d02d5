import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const CONFIG = join(__dirname, '..', 'lib', 'config');

/** What a doc comment says. */
export interface Doc {
  readonly text: string;
  /** What `@default` says. */
  readonly default?: string;
  /** The pages that `@see` names. */
  readonly see: string[];
}

/** A key of a struct. */
export interface Member {
  readonly key: string;
  /** Its type, without `[]`. */
  readonly type: string;
  readonly isList: boolean;
  readonly isOptional: boolean;
  readonly doc: Doc;
}

/** The config's structs and enums, as they are in the sources. */
export interface ConfigTypes {
  readonly structs: ReadonlyMap<string, { readonly doc: Doc; readonly members: Member[] }>;
  /** The values of each enum, with what they mean. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function readConfigTypes(): ConfigTypes {
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const enums = new Map<string, Map<string, string>>();
  for (const file of readdirSync(CONFIG).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))) {
    const source = readFileSync(join(CONFIG, file), 'utf8');
    ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true).forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) {
        interfaces.set(node.name.text, node);
      } else if (ts.isEnumDeclaration(node)) {
        enums.set(node.name.text, valuesOf(node));
      }
    });
  }

  const membersOf = (name: string): Member[] => {
    const { heritageClauses = [], members } = interfaces.get(name)!;
    const inherited = heritageClauses.flatMap(({ types }) => [...types]).flatMap((type) => membersOf(type.getText()));
    return [...members.filter(ts.isPropertySignature).map(memberOf), ...inherited];
  };

  return {
    structs: new Map([...interfaces].map(([name, node]) => [name, { doc: docOf(node), members: membersOf(name) }])),
    enums,
  };
}

/** The values of an enum, with what they mean. */
function valuesOf({ members }: ts.EnumDeclaration): Map<string, string> {
  return new Map(members.map((member) => [(member.initializer as ts.StringLiteral).text, docOf(member).text]));
}

function memberOf(member: ts.PropertySignature): Member {
  const type = member.type!.getText();
  return {
    key: member.name.getText(),
    type: type.replace(/\[\]$/, ''),
    isList: type.endsWith('[]'),
    isOptional: member.questionToken !== undefined,
    doc: docOf(member),
  };
}

function docOf(node: ts.Node): Doc {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  const lines = (comment?.getText() ?? '')
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''));

  const [text, ...tags] = lines
    .join('\n')
    .split(/^\s*@/m)
    .map((part) => part.trim().replaceAll(/\s*\n\s*/g, ' '));

  const tag = (name: string) =>
    tags.filter((one) => one.startsWith(`${name} `)).map((one) => one.slice(name.length + 1));

  return { text, default: tag('default')[0], see: tag('see') };
}
