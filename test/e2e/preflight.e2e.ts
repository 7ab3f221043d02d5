import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { AthenaClient, CreateWorkGroupCommand } from '@aws-sdk/client-athena';
import { CreateDatabaseCommand, GlueClient } from '@aws-sdk/client-glue';
import { CreateServiceLinkedRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateKeyCommand, DisableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ACCOUNT, Deployer, REGION } from './deploy';
import { withMoto } from './moto';
import { BaselineConfig, CloudTrailBaseline, ConfigFile } from '../../lib';
import { run } from '../support/command';
import { TemplateJson } from '../support/resolve-template';

jest.setTimeout(120_000);

const moto = withMoto();

beforeEach(() => fetch(`${moto().url}/moto-api/reset`, { method: 'POST' }));

/** What `preflight` says of a config and the account as it is. */
async function looked(config: BaselineConfig) {
  const file = join(mkdtempSync(join(tmpdir(), 'e2e-')), 'audit.yaml');
  writeFileSync(file, ConfigFile.toYaml(config));
  const { code, out, err } = await run('preflight', file, '--json');
  expect(err).toBe('');
  const { findings, inconclusive } = JSON.parse(out) as {
    findings: { id: string; subject: string; expected: string }[];
    inconclusive: { what: string; permission: string }[];
  };

  return {
    code,
    obstacles: findings.map(({ id, subject }) => `${subject}: ${id}`),
    findings,
    unknown: inconclusive.map(({ what, permission }) => `${what}: ${permission}`),
  };
}

/** moto has no such call: AWS answers, and preflight ends with 0. */
const NOT_TOLD = `account ${ACCOUNT}: account:ListRegions`;

const CONFIG: BaselineConfig = { trail: { name: 'org-audit' }, delivery: { notifications: {} }, analytics: {} };

test('nothing is in the way in an account in which there is nothing', async () => {
  expect(await looked(CONFIG)).toMatchObject({ code: 2, obstacles: [], unknown: [NOT_TOLD] });
});

test('where it was deployed already, every name is taken, and its trail would be a second copy', async () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
  new CloudTrailBaseline(stack, 'Audit', { ...CONFIG, analytics: undefined });
  await new Deployer(Template.fromStack(stack).toJSON() as TemplateJson).deploy();
  await new AthenaClient({ region: REGION }).send(new CreateWorkGroupCommand({ Name: 'org-audit' }));
  await new GlueClient({ region: REGION }).send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'org_audit' } }));
  const { code, obstacles, unknown } = await looked(CONFIG);
  expect([code, unknown]).toEqual([1, [NOT_TOLD]]);
  expect(obstacles).toEqual([
    'trail org-audit: nameTaken',
    'log group /aws/cloudtrail/org-audit: nameTaken',
    'topic org-audit: nameTaken',
    'key alias alias/cloudtrail/org-audit: nameTaken',
    'workgroup org-audit: nameTaken',
    'database org_audit: nameTaken',
    `account ${ACCOUNT}: secondCopy`,
  ]);
});

test('an organization is created ready, obstacle by obstacle', async () => {
  const organizations = new OrganizationsClient({ region: REGION });
  const inAccount = (id: string): BaselineConfig => ({ trail: { name: 'org-audit' }, organization: { id } });
  const first = await looked(inAccount('o-exampleorg1'));
  expect(first.obstacles).toEqual([`account ${ACCOUNT}: noOrganization`]);

  const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const id = Organization!.Id!;
  expect((await looked(inAccount('o-exampleorg1'))).obstacles).toEqual([`account ${ACCOUNT}: otherOrganization`]);
  expect((await looked(inAccount(id))).obstacles).toEqual([
    'organization: trustedAccessDisabled',
    'management account: serviceLinkedRoleMissing',
  ]);

  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: 'cloudtrail.amazonaws.com' }));
  expect((await looked(inAccount(id))).obstacles).toEqual(['management account: serviceLinkedRoleMissing']);

  await new IAMClient({ region: REGION }).send(
    new CreateServiceLinkedRoleCommand({ AWSServiceName: 'cloudtrail.amazonaws.com' }),
  );

  const { obstacles } = await looked(inAccount(id));
  // moto names the role after the service; AWS calls it AWSServiceRoleForCloudTrail.
  expect(obstacles.filter((one) => !one.includes('serviceLinkedRoleMissing'))).toEqual([]);

  const account = async (name: string) =>
    (await organizations.send(new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` })))
      .CreateAccountStatus!.AccountId!;

  const accounts = { management: ACCOUNT, logArchive: await account('archive'), securityTooling: '333333333333' };
  const zone: BaselineConfig = { organization: { id, accounts, homeRegion: REGION }, guardrails: {} };
  const before = await looked(zone);
  expect(before.obstacles.filter((one) => !one.includes('serviceLinkedRoleMissing'))).toEqual([
    'organization: policyTypeDisabled',
    'organization: policyTypeDisabled',
    'account 333333333333: accountNotMember',
  ]);

  expect(before.unknown).toEqual([
    NOT_TOLD,
    ...[accounts.logArchive, accounts.securityTooling].map((one) => `account ${one}: --profile ${one}=NAME`),
  ]);

  const { Roots } = await organizations.send(new ListRootsCommand({}));
  await organizations.send(new EnablePolicyTypeCommand({ RootId: Roots![0].Id, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  expect(
    (await looked(zone)).findings.filter(({ id: one }) => one === 'policyTypeDisabled').map(({ expected }) => expected),
  ).toEqual(['RESOURCE_CONTROL_POLICY enabled']);
});

test('a bucket and a key that exist already are refused until they let CloudTrail in', async () => {
  const [s3, kms] = [new S3Client({ region: REGION, forcePathStyle: true }), new KMSClient({ region: REGION })];
  const { KeyId, Arn: existingKeyArn } = (await kms.send(new CreateKeyCommand({}))).KeyMetadata!;
  const config: BaselineConfig = {
    trail: { name: 'org-audit' },
    storage: { existingBucketName: 'company-audit-logs' },
    encryption: { existingKeyArn },
  };

  expect((await looked(config)).obstacles).toEqual(['log bucket: resourceMissing', 'key: policyLacksDelivery']);

  await s3.send(
    new CreateBucketCommand({
      Bucket: 'company-audit-logs',
      CreateBucketConfiguration: { LocationConstraint: REGION },
    }),
  );

  const { findings, obstacles } = await looked(config);
  expect(obstacles).toEqual(['log bucket: policyLacksDelivery', 'key: policyLacksDelivery']);

  // What is expected is what has to be written.
  const Statement = JSON.parse(`[${findings[0].expected}]`);
  await s3.send(
    new PutBucketPolicyCommand({
      Bucket: 'company-audit-logs',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );

  expect((await looked(config)).obstacles).toEqual(['key: policyLacksDelivery']);

  await kms.send(new DisableKeyCommand({ KeyId }));
  expect((await looked(config)).obstacles).toEqual(['key: keyUnusable', 'key: policyLacksDelivery']);
});
