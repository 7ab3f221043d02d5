import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateAliasCommand, CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { ACCOUNT, REGION } from './deploy';
import { withMoto } from './moto';
import { trailNames } from '../../lib/aws/trail-names';
import { AdoptionReport } from '../../lib/cli/adopt/report';
import { ConfigFile } from '../../lib/file/config-file';
import { deliveryStatements } from '../../lib/policies/log-bucket-policy';
import { run } from '../support/command';

jest.setTimeout(120_000);

const Name = 'by-hand';
const Bucket = 'by-hand-logs';
const kms = () => new KMSClient({ region: REGION });
const cloudTrail = () => new CloudTrailClient({ region: REGION });

withMoto(createTrail);

/** A trail as a script creates it: without a key, in a bucket with S3's defaults. */
async function createTrail(): Promise<void> {
  const s3 = new S3Client({ region: REGION, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } }));

  const names = trailNames({ name: Name, account: ACCOUNT, homeRegion: REGION });
  const statements = deliveryStatements(names, `arn:aws:s3:::${Bucket}`);
  await s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }) }),
  );

  await cloudTrail().send(new CreateTrailCommand({ Name, S3BucketName: Bucket, IsMultiRegionTrail: true }));
  // AWS returns this selector for a trail without any; moto returns none
  await cloudTrail().send(
    new PutEventSelectorsCommand({
      TrailName: Name,
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
    }),
  );

  await cloudTrail().send(new StartLoggingCommand({ Name }));
}

/** The findings of `verify`, each as the resource and its id. */
async function verified(file: string): Promise<string[]> {
  const [{ findings }] = JSON.parse((await run('verify', file, '--json')).out);
  return findings.map(({ subject, id }: { subject: string; id: string }) => `${subject}: ${id}`);
}

test('a trail without a key is adopted, and its steps create the key that the config describes', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'adopted-')), 'audit.yaml');
  const { code, err } = await run('adopt', Name, '--output', file);
  expect([code, err]).toEqual([0, '']);
  expect(ConfigFile.load(file).config).toEqual({
    trail: { name: Name },
    storage: { existingBucketName: Bucket },
    delivery: { cloudWatchLogs: { enabled: false } },
  });

  const report: AdoptionReport = JSON.parse((await run('adopt', Name, '--json')).out);
  expect(await verified(file)).toEqual(report.changes.map(({ subject, id }) => `${subject}: ${id}`));
  expect(readFileSync(file.replace('.yaml', '.import.json'), 'utf8')).toContain('NEW_KEY_ID');

  const { alias: AliasName, document } = report.newKey!;
  const { KeyMetadata } = await kms().send(new CreateKeyCommand({ Policy: JSON.stringify(document) }));
  const { KeyId = '', Arn: KmsKeyId } = KeyMetadata!;
  await kms().send(new EnableKeyRotationCommand({ KeyId }));
  await kms().send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
  await cloudTrail().send(new UpdateTrailCommand({ Name, KmsKeyId })); // as the deployment does
  expect(report.changes.map(({ id }) => id)).toContain('withoutKey');
  expect((await verified(file)).filter((finding) => /key/i.test(finding))).toEqual([]);
});
