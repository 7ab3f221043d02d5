import { interleave, meanOf, Ratio } from './samples';
import { Maker, PER_STACK, synthesize } from './synthesis';

const ROUNDS = 3;

/** How many baselines an app has, and how many runs a sample is the mean of. */
const RUNS: Readonly<Record<number, number>> = { 1: 40, 10: 20, 100: 4, 1000: 1 };

/** Time per baseline as apps grow, in ratio to an app with ten and to handwritten code of the same size. */
export function growthRows(baseline: Maker, handwritten: Maker): string[][] {
  const sizes = Object.keys(RUNS).map(Number);
  // All sizes of the same kind follow each other, since they are compared and a sample takes seconds.
  const samples = interleave(
    ROUNDS,
    Object.fromEntries(
      Object.entries({ baseline, handwritten }).flatMap(([name, make]) =>
        sizes.map((size) => [
          `${name} ${size}`,
          () => meanOf(RUNS[size], () => synthesize(make, size).milliseconds) / size,
        ]),
      ),
    ),
  );

  return [
    ['baselines', 'stacks', 'each, to each of 10', 'target', 'by hand: each, to each of 10', 'to by hand'],
    ...sizes.map((size) => {
      const toTen = new Ratio(samples[`baseline ${size}`], samples['baseline 10']);
      return [
        String(size),
        String(Math.ceil(size / PER_STACK)),
        ...(size > 10 ? toTen.against(1.2) : [String(toTen), '']),
        String(new Ratio(samples[`handwritten ${size}`], samples['handwritten 10'])),
        String(new Ratio(samples[`baseline ${size}`], samples[`handwritten ${size}`])),
      ];
    }),
  ];
}
