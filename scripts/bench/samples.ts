/** Times of one subject, one per round. */
type Samples = readonly number[];

/**
 * Measures every subject once per round, each round starting with another one: what else the machine does hits all
 * alike.
 */
export function interleave<K extends string>(rounds: number, subjects: Record<K, () => number>): Record<K, Samples> {
  const names = Object.keys(subjects) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    names.forEach((_, index) => {
      const name = names[(round + index) % names.length];
      samples[name].push(subjects[name]());
    });
  }

  return samples;
}

/** The mean of some runs, for what takes so little that a single run scatters. */
export function meanOf(runs: number, run: () => number): number {
  return Array.from({ length: runs }, run).reduce((sum, time) => sum + time, 0) / runs;
}

/** The one in the middle. */
export function median(samples: Samples): number {
  return [...samples].sort((a, b) => a - b)[Math.round((samples.length - 1) / 2)];
}

/** The ratio of two subjects of the same rounds: the median of all rounds' ratios, and the middle half of them. */
export class Ratio {
  private readonly sorted: number[];
  private readonly median: number;

  constructor(of: Samples, to: Samples) {
    this.sorted = of.map((value, round) => value / to[round]).sort((a, b) => a - b);
    this.median = this.sorted[Math.round((this.sorted.length - 1) / 2)];
  }

  public toString(): string {
    const last = this.sorted.length - 1;
    const [low, high] = [this.sorted[Math.floor(last / 4)], this.sorted[Math.ceil((last * 3) / 4)]];
    return `${this.median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  }

  /** Two cells of a table: the ratio, and whether it is at most what it should be. */
  public against(target: number): string[] {
    return [this.toString(), `at most ${target.toFixed(1)}: ${this.median <= target ? 'met' : 'missed'}`];
  }
}
