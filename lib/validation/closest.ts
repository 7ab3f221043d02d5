/** The candidate that a misspelled word probably means; undefined if none is similar. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 5)) + 1; // one letter in five may differ
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), least);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }

  return best;
}

/** A question that suggests names; undefined without any. */
export function didYouMean(meant: string | readonly string[] | undefined): string | undefined {
  const names = [meant ?? []].flat();
  return names.length === 0 ? undefined : `did you mean ${names.map((name) => `"${name}"`).join(' or ')}?`;
}

/** The Levenshtein distance: how many letters must be inserted, removed or replaced. At most `limit`. */
function editDistance(word: string, other: string, limit: number): number {
  if (Math.abs(word.length - other.length) >= limit) {
    return limit;
  }

  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
    }

    row = next;
  }

  return Math.min(row[other.length], limit);
}
