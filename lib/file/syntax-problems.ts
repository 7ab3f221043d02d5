import type { LineCounter, YAMLError } from 'yaml';

/** A position in a string: line and column, both starting at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A reason why a string isn't YAML, or isn't YAML that a config can use. */
export interface SyntaxProblem {
  readonly at: Position;
  readonly message: string;
}

/** Messages with a fix, for errors that don't cause others. */
const MESSAGES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'the indentation contains a tab; indent with spaces',
  MULTIPLE_DOCS: 'a second document begins here, and a config is one document; remove the ---, or split the file',
  TAG_RESOLVE_FAILED: 'a tag (!) is not allowed in a config; remove the tag',
};

/** A key and a colon, and the value without a space between them. ARNs, URLs and resource types aren't that. */
const WITHOUT_SPACE = /^(?!arn:)([A-Za-z]\w{0,63}):(?![:/])(\S.*)/;

/** The beginning of a line: its indentation, the dashes of a list, and a key. */
const LINE = /^( *)((?:- +)*)(.*)/;

/** A string as it should have been written, if it is a key and a value without a space between them. */
export function withSpace(text: string): string | undefined {
  const found = WITHOUT_SPACE.exec(text.trimEnd());
  return found === null ? undefined : `${found[1]}: ${found[2].slice(0, 60)}`;
}

/** The position of a character. */
export function positionAt(offset: number, lines: LineCounter): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/**
 * The errors of the YAML library in our words. Of errors in the structure only the first is a problem: it makes the
 * library misread what follows.
 */
export function syntaxProblems(errors: readonly YAMLError[], text: string, lines: LineCounter): SyntaxProblem[] {
  const problems = errors
    .filter(({ code }) => Object.hasOwn(MESSAGES, code))
    .map(({ code, pos }) => ({ at: positionAt(pos[0], lines), message: MESSAGES[code] }));

  const isTab = errors.some(({ code }) => code === 'TAB_AS_INDENT');
  const ofStructure = errors.filter(({ code }) => !Object.hasOwn(MESSAGES, code));
  const [first] = [...ofStructure].sort((a, b) => a.pos[0] - b.pos[0]);
  return isTab || first === undefined ? problems : [...problems, structureProblem(first, ofStructure, { text, lines })];
}

/** A string, and where its lines begin. */
interface Source {
  readonly text: string;
  readonly lines: LineCounter;
}

function structureProblem(first: YAMLError, others: readonly YAMLError[], source: Source): SyntaxProblem {
  const { code, message, pos } = first;
  const [offset] = pos;
  const at = positionAt(offset, source.lines);
  const line = lineAt(at.line, source);
  const isMultiline = others.some((error) => error.code === 'MULTILINE_IMPLICIT_KEY' && error.pos[0] === offset);

  if (code === 'BLOCK_AS_IMPLICIT_KEY' && /^Nested mappings/.test(message)) {
    return isMultiline ? indentationProblem(nextKeyLine(at.line, source), source) : { at, message: SECOND_COLON };
  }

  if (code === 'MULTILINE_IMPLICIT_KEY' || /^Implicit map keys/.test(message)) {
    return { at, message: keyMessage(line.slice(at.column - 1)) };
  }

  const isLineStart = line.slice(0, at.column - 1).trim() === '' && line.trim() !== '';
  const isIndentation =
    ['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'UNEXPECTED_TOKEN'].includes(code) || /without - indicator/.test(message);

  if (isIndentation && isLineStart && !/^[\]},]/.test(line.trim()) && !/^Flow /.test(message)) {
    return indentationProblem(at.line, source);
  }

  const unclosed = /^Flow (map|sequence) .* end with a (.)$/.exec(message);
  return { at, message: unclosed === null ? inOurStyle(message) : UNCLOSED[unclosed[1]] };
}

const SECOND_COLON = 'a second key on one line; put the value in quotes, or write the key on a line of its own';

const UNCLOSED: Readonly<Record<string, string>> = {
  map: 'a { is not closed; add a } before this position',
  sequence: 'a [ is not closed; add a ] before this position',
};

/** A line that should begin with a key, and doesn't. */
function keyMessage(text: string): string {
  const spaced = withSpace(text);
  return spaced === undefined
    ? 'a colon is missing after a key; write the key, a colon, a space and the value'
    : `a space is missing after the colon; write ${spaced}`;
}

function indentationProblem(lineNumber: number, source: Source): SyntaxProblem {
  const [, spaces, dashes] = LINE.exec(lineAt(lineNumber, source))!;
  const indent = spaces.length;
  const above = indentsAbove(lineNumber, source);
  const at = { line: lineNumber, column: indent + 1 };
  const isMixed = above.get(indent) === (dashes === '');
  if (above.has(indent)) {
    return { at, message: isMixed ? MIXED : 'the line is not a key with a value; write a key, a colon and a space' };
  }

  const allowed = [...above.keys()].sort((a, b) => a - b).join(', ');
  return {
    at,
    message:
      `the indentation fits no section above, got ${indent}; allowed: ${allowed} spaces; ` +
      'indent the keys of a section alike',
  };
}

const MIXED = 'list entries (-) and keys in one section; write one or the other';

/** The indentations of the sections that a line can belong to, each with whether it is of a list. */
function indentsAbove(lineNumber: number, source: Source): Map<number, boolean> {
  const indents = new Map<number, boolean>();
  let least = Infinity;

  for (let number = lineNumber - 1; number >= 1 && least > 0; number--) {
    const [, spaces, dashes, content] = LINE.exec(lineAt(number, source))!;
    const isContent = content !== '' && !content.startsWith('#');
    if (isContent && spaces.length < least) {
      if (dashes !== '' && spaces.length + dashes.length < least) {
        indents.set(spaces.length + dashes.length, false);
      }

      indents.set(spaces.length, dashes !== '');
      least = spaces.length;
    }
  }

  return indents;
}

/** The next line with a key and a colon. */
function nextKeyLine(lineNumber: number, source: Source): number {
  const count = source.lines.lineStarts.length;
  for (let number = lineNumber + 1; number <= count; number++) {
    if (/:(\s|$)/.test(lineAt(number, source))) {
      return number;
    }
  }

  return lineNumber;
}

function lineAt(lineNumber: number, { text, lines: { lineStarts } }: Source): string {
  return text.slice(lineStarts[lineNumber - 1], lineStarts[lineNumber]).trimEnd();
}

/** Starts a message in lowercase, and removes its full stop. */
function inOurStyle(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}
