/** A number with its noun: `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Characters that a terminal obeys: they move the cursor, change colors, break lines, or reverse the text. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Files and accounts are untrusted input: their control characters must not reach a terminal. */
export function printable(text: string): string {
  return text.replaceAll(CONTROL, ' ');
}

/** The same of each line. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A value as JSON with its control characters escaped, in which it is the same value. */
export function printableJson(value: unknown, indentation?: number): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

  return JSON.stringify(value, undefined, indentation).replaceAll(CONTROL, (character) =>
    character === '\n' ? character : escape(character),
  );
}

/** An argument for a POSIX shell, quoted where it must be. */
export function argument(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : quoted(value);
}

/** An argument for a POSIX shell, whatever characters it has: a value that is read from an account can be hostile. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
