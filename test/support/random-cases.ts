/** How many random cases a test draws: the standard number, or a multiple of it in `npm run test:long`. */
export function cases(standard: number): number {
  const factor = Number(process.env.RANDOM_CASES_FACTOR ?? 1);
  if (!Number.isInteger(factor) || factor < 1) {
    throw new Error(`RANDOM_CASES_FACTOR must be a positive integer, got "${process.env.RANDOM_CASES_FACTOR}"`);
  }

  return standard * factor;
}
