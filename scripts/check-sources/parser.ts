import * as typescript from '@typescript-eslint/parser';
import { PROGRAM } from './program';

/** The parser of ESLint's configuration, with the program that was read already instead of one of its own. */
export function parseForESLint(
  code: string,
  options: typescript.ParserOptions,
): ReturnType<typeof typescript.parseForESLint> {
  return typescript.parseForESLint(code, { ...options, project: undefined, programs: [PROGRAM] });
}
