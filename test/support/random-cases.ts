/** How many random cases a test draws: the standard number, or a multiple of it in `npm run test:long`. */
export function cases(standard: number): number {
  return standard * Number(process.env.RANDOM_CASES_FACTOR ?? 1);
}
