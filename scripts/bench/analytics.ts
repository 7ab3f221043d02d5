import { Construct } from 'constructs';
import { loadPackage } from './makers';
import { interleave, meanOf, Ratio } from './samples';
import { Maker, synthesize } from './synthesis';

const ACCOUNTS = [1, 10, 100];

/** What Athena adds to a baseline: time, and bytes by the accounts that are listed. */
export function analyticsRows(): string[][] {
  const { CloudTrailBaseline } = loadPackage();
  const make =
    (config: object): Maker =>
    (scope: Construct, id: string) =>
      new CloudTrailBaseline(scope, id, config);

  const listed = (count: number) =>
    make({ analytics: { accounts: Array.from({ length: count }, (_, index) => String(400_000_000_000 + index)) } });

  const subjects: Record<string, Maker> = {
    off: make({}),
    'its own account': make({ analytics: {} }),
    ...Object.fromEntries(ACCOUNTS.map((count) => [`${count} accounts listed`, listed(count)])),
    'an organization, each query names its accounts': make({ organization: { id: 'o-exampleorg1' }, analytics: {} }),
  };

  const run = Object.fromEntries(
    Object.entries(subjects).map(([name, maker]) => [name, () => meanOf(5, () => synthesize(maker).milliseconds)]),
  );

  interleave(5, run); // warm-up
  const times = interleave(20, run);
  return [
    ['Athena', 'synth, to off', 'template bytes'],
    ...Object.entries(subjects).map(([name, maker]) => [
      name,
      String(new Ratio(times[name], times.off)),
      synthesize(maker).templateBytes.toLocaleString('en-US'),
    ]),
  ];
}
