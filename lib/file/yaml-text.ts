import type { Alias, Document, LineCounter, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { join } from '../validation/check';

/** Where something is in a string: its line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A value of the data, and where in the text it is. */
export interface Entry {
  readonly at: Position;
  /** Where its key is, or the value itself, for an element of a list. */
  readonly keyAt: Position;
  /** The characters of the file, for a value without quotes. */
  readonly source?: string;
}

/** What creates a string no YAML, or none that is read here. */
export interface SyntaxProblem {
  readonly at: Position;
  readonly message: string;
}

/** What the YAML library's errors are in our words, with the fix; other errors keep its own. */
const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab is where only spaces can be; indent with spaces',
  MULTIPLE_DOCS: 'another document begins here, and a config is one; remove the ---, or split the file',
  TAG_RESOLVE_FAILED: 'a tag (!) asks for a type that a config has no use for; remove the tag',
};

const START: Position = { line: 1, column: 1 };

/**
 * Data in YAML 1.2, of which JSON is a part: what it says, and where. Nothing in it is executed, and nothing is taken
 * on trust.
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
    const yaml = require('yaml') as typeof import('yaml'); // loaded only where there is a file
    this.lines = new yaml.LineCounter();
    // Keys are checked below: the library compares each with each, which takes minutes for a file that means harm.
    this.document = yaml.parseDocument(text, {
      version: '1.2',
      resolveKnownTags: false,
      lineCounter: this.lines,
      prettyErrors: false,
      uniqueKeys: false,
    });

    const syntax = [...this.document.errors, ...this.document.warnings].map(
      ({ code, message, pos }): SyntaxProblem => ({
        at: this.position(pos[0]),
        message: WORDS[code] ?? inOurStyle(message),
      }),
    );

    const problems = syntax.length > 0 ? syntax : this.findHarm(yaml);
    if (problems.length === 0) {
      this.value = this.document.toJS();
      this.enter(this.document.contents, root, START, yaml);
    }

    this.problems = [...problems].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  }

  /** Where the value of a path is; for one that isn't there, the section that it would be in. */
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

  /** What the library accepts, and a config can't be. */
  private findHarm(yaml: typeof import('yaml')): SyntaxProblem[] {
    const { contents } = this.document as { contents: Node | null };
    if (contents === null || (yaml.isScalar(contents) && contents.value === null)) {
      return [{ at: START, message: 'holds nothing; write {} for a config with all its defaults' }];
    }

    const problems: SyntaxProblem[] = [];
    yaml.visit(this.document, {
      Alias: (_, alias) => {
        if (alias.resolve(this.document) === undefined) {
          const { source } = alias;
          problems.push({
            at: this.positionOf(alias),
            message: `*${source} stands for nothing; name it with &${source} before, or write the value out`,
          });
        }
      },
      Map: (_, map) => {
        problems.push(...this.findRepeatedKeys(map));
      },
    });

    return problems.length > 0 ? problems : this.findBomb();
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

  /** Aliases that stand for each other multiply, or never end. */
  private findBomb(): SyntaxProblem[] {
    try {
      JSON.stringify(this.document.toJS());
      return [];
    } catch {
      return [{ at: START, message: 'its aliases (*) stand for too much, or for themselves; write the values out' }];
    }
  }

  /** Writes down where every value is. */
  private enter(node: Node | null, path: string, keyAt: Position, yaml: typeof import('yaml')): void {
    const at = node === null ? keyAt : this.positionOf(node);
    this.entries.set(path, {
      at,
      keyAt,
      source: yaml.isScalar(node) && node.type === 'PLAIN' ? node.source : undefined,
    });

    const value = yaml.isAlias(node) ? (node as Alias).resolve(this.document) : node;
    if (yaml.isMap(value)) {
      for (const { key, value: inner } of (value as YAMLMap).items as Pair<Scalar, Node | null>[]) {
        this.enter(inner, join(path, String(key?.value ?? key)), this.positionOf(key), yaml);
      }
    } else if (yaml.isSeq(value)) {
      for (const [index, item] of (value as YAMLSeq<Node>).items.entries()) {
        this.enter(item, `${path}[${index}]`, this.positionOf(item), yaml);
      }
    }
  }

  private positionOf(node: Node | null): Position {
    return this.position(node?.range?.[0] ?? 0);
  }

  private position(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

/** Lower case, no full stop. */
function inOurStyle(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}
