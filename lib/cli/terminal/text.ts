/** A number with its noun: `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Files and accounts are untrusted input: their control characters must not reach a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}

/** An argument for a POSIX shell, quoted where it must be. */
export function argument(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : quoted(value);
}

/** An argument for a POSIX shell, whatever characters it has: a value that is read from an account can be hostile. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
