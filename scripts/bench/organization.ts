import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { loadPackage, makers } from './makers';
import { interleave, meanOf, Ratio } from './samples';
import { synthesize } from './synthesis';

const ORGANIZATION = {
  id: 'o-exampleorg1',
  accounts: { management: '111111111111', logArchive: '222222222222', securityTooling: '333333333333' },
  homeRegion: 'eu-west-1',
};

/** As many accounts as fit into a bucket's policy. */
const READERS = [0, 10, 100, 269];

interface LandingZone {
  readonly milliseconds: number;
  /** Of the policies of log bucket and key, as CloudFormation sends them, tokens of the partition written out. */
  readonly policyBytes: number[];
}

/** Synthesizes a landing zone to a temporary folder. */
function landingZone(config: object): LandingZone {
  const { OrganizationBaseline } = loadPackage();
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const start = performance.now();
    const app = new App({ outdir, autoSynth: false, analyticsReporting: false });
    new OrganizationBaseline(app, 'OrgAudit', { organization: ORGANIZATION, ...config });
    const assembly = app.synth();
    const milliseconds = performance.now() - start;
    const { templateFullPath } = assembly.stacks.find(({ stackName }) => stackName.includes('LogArchive'))!;
    const { Resources } = JSON.parse(readFileSync(templateFullPath, 'utf8'));
    const documents = ['LogsLogBucketPolicy6067A11E', 'LogsKeyCFC1FE67'].map(
      (id) => Resources[id].Properties.PolicyDocument ?? Resources[id].Properties.KeyPolicy,
    );

    return {
      milliseconds,
      policyBytes: documents.map((document) => Buffer.byteLength(writtenOut(JSON.stringify(document)))),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function writtenOut(document: string): string {
  return document
    .replaceAll(/\{"Fn::Join":\["",\["arn:",\{"Ref":"AWS::Partition"\},"([^"]*)"\]\]\}/g, '"arn:aws$1"')
    .replaceAll(
      /\{"Fn::GetAtt":\["LogsLogBucket65C88427","Arn"\]\}/g,
      '"arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an"',
    );
}

/** The landing zone in ratio to one account's baseline, and with readers in ratio to none. */
export function organizationRows(): string[][] {
  const readers = (count: number) => ({
    storage: { readers: Array.from({ length: count }, (_, index) => String(400_000_000_000 + index)) },
  });

  const { baseline } = makers();
  const subjects: Record<string, () => number> = {
    account: () => meanOf(5, () => synthesize(baseline).milliseconds),
    guarded: () => meanOf(5, () => landingZone({ guardrails: {} }).milliseconds),
    ...Object.fromEntries(
      READERS.map((count) => [`${count} readers`, () => meanOf(5, () => landingZone(readers(count)).milliseconds)]),
    ),
  };

  interleave(5, subjects); // warm-up
  const times = interleave(20, subjects);
  return [
    ['landing zone', 'to', 'ratio', "bytes of the bucket's policy (20,480)", "bytes of the key's policy (32,768)"],
    ['three accounts', "one account's baseline", String(new Ratio(times['0 readers'], times.account)), ...bytes({})],
    [
      'the same with guardrails',
      'without',
      String(new Ratio(times.guarded, times['0 readers'])),
      ...bytes({ guardrails: {} }),
    ],
    ...READERS.slice(1).map((count) => [
      `${count} readers more`,
      'none',
      String(new Ratio(times[`${count} readers`], times['0 readers'])),
      ...bytes(readers(count)),
    ]),
  ];
}

function bytes(config: object): string[] {
  return landingZone(config).policyBytes.map((count) => count.toLocaleString('en-US'));
}
