/** A number of things, in words: `1 row`, `2 rows`. */
export function counted(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? '' : 's'}`;
}
