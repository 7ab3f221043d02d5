import type { Alias, Document, LineCounter, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { Position, positionAt, SyntaxProblem, syntaxProblems } from './syntax-problems';
import { join } from '../validation/check';

/** The positions of a value and its key. */
export interface Entry {
  readonly at: Position;
  /** The position of the key, or of the value itself for an element of a list. */
  readonly keyAt: Position;
  /** The characters in the file, for a value without quotes. */
  readonly source?: string;
}

const START: Position = { line: 1, column: 1 };

/**
 * Data in YAML 1.2, which includes JSON: the values, and their positions. Nothing in it is executed, and harmful input
 * is refused.
 */
export class YamlText {
  /** Undefined while there are problems. */
  public readonly value: unknown;
  public readonly problems: readonly SyntaxProblem[];

  private readonly document: Document.Parsed;
  private readonly lines: LineCounter;
  private readonly entries = new Map<string, Entry>();

  /** @param root the path of the data as a whole */
  constructor(text: string, root: string = '') {
    const yaml = require('yaml') as typeof import('yaml'); // loaded only if there is a file
    this.lines = new yaml.LineCounter();
    // Duplicate keys are found below: the library compares all pairs, which takes minutes in a malicious file.
    this.document = yaml.parseDocument(text, {
      version: '1.2',
      resolveKnownTags: false,
      lineCounter: this.lines,
      prettyErrors: false,
      uniqueKeys: false,
    });

    const { errors, warnings } = this.document;
    const syntax = syntaxProblems([...errors, ...warnings], text, this.lines);
    const problems = syntax.length > 0 ? syntax : this.findUnsupported(yaml);
    if (problems.length === 0) {
      this.value = this.document.toJS();
      this.storeEntries(this.document.contents, root, START, yaml);
    }

    this.problems = [...problems].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  }

  /** The position of the value at a path; for a missing value, that of the section that it belongs to. */
  public find(path: string): Entry {
    const found = this.entries.get(path);
    if (found !== undefined) {
      return found;
    }

    const section = path.replace(/(^|\.)[^.[]*$|\[\d+\]$| \(.*$/, '');
    return section === path || section === '' ? { at: START, keyAt: START } : this.keyOf(section);
  }

  private keyOf(section: string): Entry {
    const { keyAt } = this.find(section);
    return { at: keyAt, keyAt };
  }

  /** The problems of YAML that the library accepts, and a config can't use. */
  private findUnsupported(yaml: typeof import('yaml')): SyntaxProblem[] {
    const { contents } = this.document as { contents: Node | null };
    if (contents === null || (yaml.isScalar(contents) && contents.value === null)) {
      return [{ at: START, message: 'the file is empty; write {} for a config with all defaults' }];
    }

    const problems: SyntaxProblem[] = [];
    yaml.visit(this.document, {
      Alias: (_, alias) => {
        if (alias.resolve(this.document) === undefined) {
          const { source } = alias;
          problems.push({
            at: this.positionOf(alias),
            message: `alias *${source} is not defined; define &${source} before it, or write the value in its place`,
          });
        }
      },
      Map: (_, map) => {
        problems.push(...this.findRepeatedKeys(map));
      },
    });

    return problems.length > 0 ? problems : this.findAliasBomb();
  }

  private findRepeatedKeys({ items }: YAMLMap): SyntaxProblem[] {
    const problems: SyntaxProblem[] = [];
    const seen = new Set<string>();

    for (const { key } of items) {
      const name = String((key as Scalar | null)?.value ?? key);
      if (seen.has(name)) {
        problems.push({
          at: this.positionOf(key as Node),
          message: `${name} is a duplicate key in its section; remove one of the two`,
        });
      }

      seen.add(name);
    }

    return problems;
  }

  /** Nested aliases can expand to a huge value, or to an endless one. */
  private findAliasBomb(): SyntaxProblem[] {
    try {
      JSON.stringify(this.document.toJS());
      return [];
    } catch {
      return [{ at: START, message: 'aliases (*) expand to too many values, or contain themselves; write the values' }];
    }
  }

  /** Stores the position of every value. */
  private storeEntries(node: Node | null, path: string, keyAt: Position, yaml: typeof import('yaml')): void {
    const at = node === null ? keyAt : this.positionOf(node);
    this.entries.set(path, {
      at,
      keyAt,
      source: yaml.isScalar(node) && node.type === 'PLAIN' ? node.source : undefined,
    });

    const value = yaml.isAlias(node) ? (node as Alias).resolve(this.document) : node;
    if (yaml.isMap(value)) {
      for (const { key, value: inner } of (value as YAMLMap).items as Pair<Scalar, Node | null>[]) {
        this.storeEntries(inner, join(path, String(key?.value ?? key)), this.positionOf(key), yaml);
      }
    } else if (yaml.isSeq(value)) {
      for (const [index, item] of (value as YAMLSeq<Node>).items.entries()) {
        this.storeEntries(item, `${path}[${index}]`, this.positionOf(item), yaml);
      }
    }
  }

  private positionOf(node: Node | null): Position {
    return positionAt(node?.range?.[0] ?? 0, this.lines);
  }
}
