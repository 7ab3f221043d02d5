import { Template } from 'aws-cdk-lib/assertions';
import { resourceById, resourceOf } from '../support/apps';
import { documentedRows } from '../support/docs';
import { decide, Decision, Document, Policies, Request } from '../support/iam';
import { ACCOUNTS, BREAK_GLASS, newLandingZone, ORGANIZATION, templatesOf } from '../support/landing-zones';
import { written } from '../support/resolve-template';

const BUCKET = 'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an';
const ACCESS_LOGS = 'arn:aws:s3:::organization-audit-access-logs-222222222222-eu-west-1-an';
const LOG = `${BUCKET}/AWSLogs/o-exampleorg1/444444444444/CloudTrail/1.json.gz`;
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ALIAS = 'arn:aws:kms:eu-west-1:222222222222:alias/cloudtrail/organization-audit';
const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/organization-audit';
const LOG_GROUP = 'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/organization-audit';
const EXECUTION = 'arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1';
const DEPLOY = 'arn:aws:iam::222222222222:role/cdk-hnb659fds-deploy-role-222222222222-eu-west-1';
const OF_KEY = { 'kms:ResourceAliases': ['alias/cloudtrail/organization-audit'] };

const organization = 'o-exampleorg1';
const [MEMBER, DELEGATED] = ['444444444444', '888888888888'];
const administratorOf = (account: string) => ({ arn: `arn:aws:iam::${account}:role/administrator`, organization });

const landingZone = newLandingZone({
  organization: ORGANIZATION,
  storage: {
    readers: ['arn:aws:iam::555555555555:role/siem'],
    writers: ['arn:aws:iam::666666666666:role/log-migration'],
  },
  guardrails: { exemptRoles: [BREAK_GLASS] },
});

const { serviceControlPolicy, resourceControlPolicy } = landingZone.guardrails!;

/** The policies of bucket and key as they are in AWS. */
function archivePolicies(template: Template): { bucket: Document; key: Document } {
  const known = { 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com', 'LogsLogBucket65C88427.Arn': BUCKET };
  return {
    bucket: written(
      resourceById(template, 'LogsLogBucketPolicy', 'AWS::S3::BucketPolicy').Properties.PolicyDocument,
      known,
    ),
    key: written(resourceOf(template, 'AWS::KMS::Key').Properties.KeyPolicy, known),
  };
}

const { bucket, key } = archivePolicies(templatesOf(landingZone).logArchive);

/** The guardrails, attached to the log archive and the security tooling account, as they are without other targets. */
function guarded(targets: string[] = [ACCOUNTS.logArchive, ACCOUNTS.securityTooling]): Pick<Policies, 'scps' | 'rcps'> {
  return {
    scps: [{ document: serviceControlPolicy as Document, accounts: targets }],
    rcps: [{ document: resourceControlPolicy as Document, accounts: targets }],
  };
}

/** What is done, to what, and the policy of that. */
type Deed = Pick<Request, 'action' | 'resource' | 'context'> & {
  readonly policy?: Pick<Policies, 'resource' | 'isKeyPolicy'>;
};

const ofBucket = (...actions: string[]): Deed[] =>
  actions.map((action) => ({ action: `s3:${action}`, resource: BUCKET, policy: { resource: bucket } }));

const ofLogFile = (...actions: string[]): Deed[] =>
  actions.map((action) => ({ action: `s3:${action}`, resource: LOG, policy: { resource: bucket } }));

const ofKey = (...actions: string[]): Deed[] =>
  actions.map((action) => ({
    action: `kms:${action}`,
    resource: KEY,
    context: OF_KEY,
    policy: { resource: key, isKeyPolicy: true },
  }));

const ofTrail = (...actions: string[]): Deed[] =>
  actions.map((action) => ({ action: `cloudtrail:${action}`, resource: TRAIL }));

const ofRole = (role: string, ...actions: string[]): Deed[] =>
  actions.map((action) => ({ action: `iam:${action}`, resource: role }));

const DEEDS: Record<string, Deed[]> = {
  'stop, delete or change the trail': ofTrail('StopLogging', 'DeleteTrail', 'UpdateTrail', 'AddTags', 'RemoveTags'),
  'change what the trail records': ofTrail('PutEventSelectors', 'PutInsightSelectors', 'PutEventConfiguration'),
  "change the bucket's policy, or delete it": ofBucket('PutBucketPolicy', 'DeleteBucketPolicy'),
  'shorten the lifecycle': ofBucket('PutLifecycleConfiguration'),
  'change encryption, versioning, lock, access logs or replication': ofBucket(
    'PutEncryptionConfiguration',
    'PutBucketVersioning',
    'PutBucketObjectLockConfiguration',
    'PutBucketLogging',
    'PutReplicationConfiguration',
  ),
  'make the bucket public': ofBucket('PutBucketPublicAccessBlock', 'PutBucketAcl', 'PutBucketOwnershipControls'),
  'delete the bucket': ofBucket('DeleteBucket'),
  'delete a log file': ofLogFile('DeleteObject', 'DeleteObjectVersion'),
  'shorten a retention or end a legal hold': ofLogFile(
    'BypassGovernanceRetention',
    'PutObjectRetention',
    'PutObjectLegalHold',
  ),
  'disable or delete the key, or change its policy': ofKey(
    'DisableKey',
    'ScheduleKeyDeletion',
    'PutKeyPolicy',
    'DisableKeyRotation',
  ),
  "move or delete the key's alias": [
    { action: 'kms:DeleteAlias', resource: ALIAS },
    { action: 'kms:UpdateAlias', resource: ALIAS },
  ],
  'change or create an exempt role': ofRole(
    BREAK_GLASS,
    'CreateRole',
    'DeleteRole',
    'UpdateAssumeRolePolicy',
    'AttachRolePolicy',
    'DetachRolePolicy',
    'PutRolePolicy',
    'DeleteRolePolicy',
    'UpdateRole',
    'PutRolePermissionsBoundary',
    'DeleteRolePermissionsBoundary',
  ),
  'change a deployment role': ofRole(DEPLOY, 'UpdateAssumeRolePolicy', 'PutRolePolicy', 'AttachRolePolicy'),
  'pass an exempt role to a service': ofRole(EXECUTION, 'PassRole'),
  'leave the organization, or close the account': [
    { action: 'organizations:LeaveOrganization', resource: '*' },
    { action: 'account:CloseAccount', resource: '*' },
  ],
  'delete the log group': [{ action: 'logs:DeleteLogGroup', resource: LOG_GROUP }],
};

/** Who owns what is done something to: the trail is a delegated administrator's as if it were its own. */
function ownerOf({ resource }: Deed, account: string): string {
  const [, , service, , owner] = resource.split(':');
  if (service === 's3') {
    return ACCOUNTS.logArchive;
  }

  const isAsIfItsOwn = service === 'cloudtrail' && account === DELEGATED;
  return isAsIfItsOwn || resource === '*' ? account : owner;
}

/** What an administrator of an account can do, all that belongs to a row alike. */
function outcome(deeds: Deed[], account: string, rails: Pick<Policies, 'scps' | 'rcps'>): Decision {
  const decisions = new Set(
    deeds.map((deed) =>
      decide(
        {
          by: administratorOf(account),
          action: deed.action,
          resource: deed.resource,
          owner: ownerOf(deed, account),
          context: deed.context,
        },
        { ...deed.policy, ...rails },
      ),
    ),
  );

  expect([...decisions]).toHaveLength(1);
  return [...decisions][0];
}

const SCP = 'denied by SCP';
const OPEN = 'allowed'; // not preventable
const NONE = 'allowed by nobody';

/** Management account, log archive, security tooling, another member, a delegated administrator that isn't a target. */
const EXPECTED: Record<string, Decision[]> = {
  'stop, delete or change the trail': [OPEN, SCP, SCP, NONE, OPEN],
  'change what the trail records': [OPEN, SCP, SCP, NONE, OPEN],
  "change the bucket's policy, or delete it": [NONE, SCP, SCP, NONE, NONE],
  'shorten the lifecycle': [NONE, SCP, SCP, NONE, NONE],
  'change encryption, versioning, lock, access logs or replication': [NONE, SCP, SCP, NONE, NONE],
  'make the bucket public': [NONE, SCP, SCP, NONE, NONE],
  'delete the bucket': [NONE, SCP, SCP, NONE, NONE],
  'delete a log file': ['denied by its policy', SCP, SCP, 'denied by its policy', 'denied by its policy'],
  'shorten a retention or end a legal hold': [NONE, SCP, SCP, NONE, NONE],
  'disable or delete the key, or change its policy': [NONE, SCP, SCP, NONE, NONE],
  "move or delete the key's alias": [NONE, SCP, SCP, NONE, NONE],
  'change or create an exempt role': [NONE, SCP, SCP, NONE, NONE],
  'change a deployment role': [NONE, SCP, SCP, NONE, NONE],
  'pass an exempt role to a service': [NONE, SCP, SCP, NONE, NONE],
  'leave the organization, or close the account': [OPEN, SCP, SCP, OPEN, OPEN],
  'delete the log group': [OPEN, NONE, NONE, NONE, NONE],
};

const COLUMNS = [ACCOUNTS.management, ACCOUNTS.logArchive, ACCOUNTS.securityTooling, MEMBER, DELEGATED];

/** As docs/organization.md says it. */
const WORDS: Record<Decision, string> = {
  allowed: 'not preventable',
  'denied by SCP': 'SCP',
  'denied by RCP': 'RCP',
  'denied by its policy': "bucket's policy",
  'allowed by nobody': 'no permission',
};

test("the docs' table is this one", () => {
  expect(documentedRows('organization.md', 'action')).toEqual(
    Object.entries(EXPECTED).map(([what, decisions]) => [what, ...decisions.map((decision) => WORDS[decision])]),
  );
});

test('the table has a row for each deed', () => {
  expect(Object.keys(EXPECTED)).toEqual(Object.keys(DEEDS));
});

test.each(Object.entries(DEEDS))('who can %s, their own administrator rights granted', (what, deeds) => {
  expect(COLUMNS.map((account) => outcome(deeds, account, guarded()))).toEqual(EXPECTED[what]);
});

test("a delegated administrator that is a target can't touch the trail", () => {
  const rails = guarded([...COLUMNS.slice(1, 3), DELEGATED]);
  expect(outcome(DEEDS['stop, delete or change the trail'], DELEGATED, rails)).toBe(SCP);
  expect(outcome(DEEDS['change what the trail records'], DELEGATED, rails)).toBe(SCP);
});

describe('without guardrails', () => {
  const rows = Object.entries(DEEDS).filter(
    ([what]) => what !== 'delete the log group' && what !== 'delete a log file' && !/trail/.test(what),
  );

  test.each(rows)("the log archive's administrator can %s", (_, deeds) => {
    expect(outcome(deeds, ACCOUNTS.logArchive, {})).toBe('allowed');
  });
});

describe('what has to pass passes', () => {
  const allDeeds = Object.entries(DEEDS).filter(([what]) => !/log group|leave|trail/.test(what));

  test.each(allDeeds)("exempt roles can %s, as far as the bucket's own policy lets them", (_, deeds) => {
    for (const arn of [BREAK_GLASS, EXECUTION]) {
      for (const deed of deeds) {
        const decision = decide(
          {
            by: { arn, organization },
            action: deed.action,
            resource: deed.resource,
            owner: ACCOUNTS.logArchive,
            context: deed.context,
          },
          { ...deed.policy, ...guarded() },
        );

        expect(decision).toBe(/DeleteObject/.test(deed.action) ? 'denied by its policy' : 'allowed');
      }
    }
  });

  test("exempt roles can't leave the organization", () => {
    expect(
      decide(
        {
          by: { arn: BREAK_GLASS, organization },
          action: 'organizations:LeaveOrganization',
          resource: '*',
          owner: ACCOUNTS.logArchive,
        },
        guarded(),
      ),
    ).toBe(SCP);
  });

  const inArchive = (by: Request['by'], action: string, resource: string, context: Request['context'] = {}) =>
    decide(
      { by, action, resource, owner: ACCOUNTS.logArchive, context },
      { ...guarded(), ...(resource === KEY ? { resource: key, isKeyPolicy: true } : { resource: bucket }) },
    );

  /** What the log archive's administrator does to what is none of the trail's. */
  const ofItsOwn = (action: string, resource: string, context?: Request['context']) =>
    decide(
      { by: administratorOf(ACCOUNTS.logArchive), action, resource, owner: ACCOUNTS.logArchive, context },
      guarded(),
    );

  const trail = { 'aws:SourceArn': TRAIL, 'aws:SourceAccount': ACCOUNTS.management, 'aws:SourceOrgID': organization };
  const cloudTrail = { service: 'cloudtrail.amazonaws.com' };
  const throughS3 = { ...OF_KEY, 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };
  const reader = { arn: 'arn:aws:iam::333333333333:role/analyst', organization };
  const named = { arn: 'arn:aws:iam::555555555555:role/siem', organization: 'o-anotherorg2' };
  const writer = { arn: 'arn:aws:iam::666666666666:role/log-migration', organization: 'o-anotherorg2' };

  test.each<[string, Decision]>([
    ['CloudTrail checks the bucket', inArchive(cloudTrail, 's3:GetBucketAcl', BUCKET, trail)],
    [
      'CloudTrail delivers',
      inArchive(cloudTrail, 's3:PutObject', LOG, { ...trail, 's3:x-amz-acl': 'bucket-owner-full-control' }),
    ],
    [
      'CloudTrail delivers without saying for which account',
      inArchive(cloudTrail, 's3:PutObject', LOG, {
        'aws:SourceArn': TRAIL,
        's3:x-amz-acl': 'bucket-owner-full-control',
      }),
    ],
    [
      'CloudTrail encrypts',
      inArchive(cloudTrail, 'kms:GenerateDataKey', KEY, {
        ...trail,
        ...OF_KEY,
        'kms:EncryptionContext:aws:cloudtrail:arn': TRAIL,
      }),
    ],
    ['CloudTrail decrypts for the S3 Bucket Key', inArchive(cloudTrail, 'kms:Decrypt', KEY, OF_KEY)],
    ['the security tooling account reads', inArchive(reader, 's3:GetObject', LOG)],
    ['the security tooling account decrypts', inArchive(reader, 'kms:Decrypt', KEY, throughS3)],
    ['a named reader of another organization reads', inArchive(named, 's3:GetObject', LOG)],
    ['a named reader of another organization decrypts', inArchive(named, 'kms:Decrypt', KEY, throughS3)],
    ['a named writer of another organization writes', inArchive(writer, 's3:PutObject', LOG)],
    ["the log archive's administrator reads", inArchive(administratorOf(ACCOUNTS.logArchive), 's3:GetObject', LOG)],
    [
      'the deploy role passes the execution role on',
      decide(
        { by: { arn: DEPLOY, organization }, action: 'iam:PassRole', resource: EXECUTION, owner: ACCOUNTS.logArchive },
        guarded(),
      ),
    ],
    ["the log archive's administrator changes other buckets", ofItsOwn('s3:PutBucketPolicy', 'arn:aws:s3:::other')],
    [
      "the log archive's administrator disables other keys",
      ofItsOwn('kms:DisableKey', KEY.replace('1234', '4321'), { 'kms:ResourceAliases': ['alias/other'] }),
    ],
    [
      "the log archive's administrator changes other roles",
      ofItsOwn('iam:PutRolePolicy', 'arn:aws:iam::222222222222:role/other'),
    ],
    [
      "a trail of the log archive's own is its own matter",
      ofItsOwn('cloudtrail:DeleteTrail', 'arn:aws:cloudtrail:eu-west-1:222222222222:trail/other'),
    ],
  ])('%s', (_, decision) => {
    expect(decision).toBe('allowed');
  });

  test('access logs are delivered', () => {
    const open: Document = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }] };
    const context = {
      'aws:SourceArn': BUCKET,
      'aws:SourceAccount': ACCOUNTS.logArchive,
      'aws:SourceOrgID': organization,
    };

    expect(
      decide(
        {
          by: { service: 'logging.s3.amazonaws.com' },
          action: 's3:PutObject',
          resource: `${ACCESS_LOGS}/1`,
          owner: ACCOUNTS.logArchive,
          context,
        },
        { resource: open, ...guarded() },
      ),
    ).toBe('allowed');
  });
});

describe('whatever the policies of bucket and key have become', () => {
  const open: Document = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };
  const outsider = { arn: 'arn:aws:iam::999999999999:role/administrator', organization: 'o-strangers99' };
  const service = { service: 'cloudtrail.amazonaws.com' };
  const forStranger = { 'aws:SourceAccount': '999999999999', 'aws:SourceOrgID': 'o-strangers99' };

  test.each<[string, Request['by'], string, string, Request['context'], Decision]>([
    ["an outsider doesn't read", outsider, 's3:GetObject', LOG, {}, 'denied by RCP'],
    ["an outsider doesn't read access logs", outsider, 's3:GetObject', `${ACCESS_LOGS}/1`, {}, 'denied by RCP'],
    ["an outsider doesn't write", outsider, 's3:PutObject', LOG, {}, 'denied by RCP'],
    [
      "an account without an organization doesn't read",
      { arn: outsider.arn, organization: '' },
      's3:GetObject',
      LOG,
      {},
      'denied by RCP',
    ],
    ["anyone doesn't read", 'anyone', 's3:GetObject', LOG, {}, 'denied by RCP'],
    ["an outsider doesn't decrypt", outsider, 'kms:Decrypt', KEY, OF_KEY, 'denied by RCP'],
    ["an outsider's trail doesn't deliver", service, 's3:PutObject', LOG, forStranger, 'denied by RCP'],
    [
      "an outsider's trail doesn't encrypt",
      service,
      'kms:GenerateDataKey',
      KEY,
      { ...OF_KEY, ...forStranger },
      'denied by RCP',
    ],
    [
      "an outsider's key of the same account isn't this policy's matter",
      outsider,
      'kms:Decrypt',
      KEY,
      { 'kms:ResourceAliases': ['alias/other'] },
      'allowed',
    ],
    [
      "a member reads, which the resource control policy leaves to the bucket's policy",
      administratorOf(MEMBER),
      's3:GetObject',
      LOG,
      {},
      'allowed',
    ],
  ])('%s', (_, by, action, resource, context, decision) => {
    expect(
      decide({ by, action, resource, owner: ACCOUNTS.logArchive, context }, { resource: open, ...guarded() }),
    ).toBe(decision);
  });
});
