import { createProgram } from '@typescript-eslint/parser';
import { JSDocParsingMode } from 'typescript';

/**
 * All TypeScript of this project, read once for the check of types and for lint: reading is most of the work of both.
 */
// as tsc does
export const PROGRAM = createProgram('test/tsconfig.json', undefined, JSDocParsingMode.ParseForTypeErrors);
