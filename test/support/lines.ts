/** A text in which lines that follow one another match one expression each. */
export function linesMatching(...lines: RegExp[]): RegExp {
  return new RegExp(lines.map(({ source }) => source).join('\\n'));
}
