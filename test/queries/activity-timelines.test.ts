import { ALICE, event, ROOT, SERVICE, session, twice } from '../support/log-events';
import { ACCOUNT, describeQuery, OTHER_ACCOUNT } from '../support/log-lake';

const NOVEMBER = ['2026/11/01', '2026/11/30'];

describeQuery('root_activity', {
  finds: [
    event('signin:ConsoleLogin', {
      userIdentity: ROOT,
      eventType: 'AwsConsoleSignIn',
      eventTime: '2026-09-01T08:00:00Z',
    }),
    event('s3:DeleteBucketPolicy', { userIdentity: { ...ROOT, sessionContext: { assumedRoot: 'true' } } }),
  ],
  misses: [
    event('iam:CreateUser'),
    event('kms:Decrypt', { userIdentity: { ...ROOT, invokedBy: 'cloudtrail.amazonaws.com' } }),
    event('kms:RotateKey', { userIdentity: { ...ROOT, invokedBy: undefined }, eventType: 'AwsServiceEvent' }),
    event('kms:RotateKey', { userIdentity: undefined }),
  ],
  rows: [
    {
      eventtime: '2026-09-01T08:00:00Z',
      account: ACCOUNT,
      eventname: 'ConsoleLogin',
      sourceipaddress: '198.51.100.7',
      errorcode: null,
      assumed_root: null,
    },
    {
      eventtime: '2026-11-20T10:00:00Z',
      account: ACCOUNT,
      eventname: 'DeleteBucketPolicy',
      sourceipaddress: '198.51.100.7',
      errorcode: null,
      assumed_root: 'true',
    },
  ],
});

describeQuery('access_key_timeline', {
  parameters: [...NOVEMBER, 'AKIAALICE'],
  finds: [
    event('sts:GetCallerIdentity', { readOnly: true, eventTime: '2026-11-02T00:00:00Z' }),
    event('iam:CreateUser', { errorCode: 'AccessDenied', requestParameters: { userName: 'backdoor' } }),
  ],
  misses: [
    event('iam:CreateUser', { userIdentity: { ...ALICE, accessKeyId: 'AKIAALICE2' } }),
    event('iam:CreateUser', { userIdentity: { ...ALICE, accessKeyId: undefined } }),
    event('iam:CreateUser', { eventTime: '2026-10-31T23:59:59Z' }),
    // the day is that of the delivery
    event('iam:CreateUser', { eventTime: '2026-11-30T23:59:59Z' }, { day: '2026/12/01' }),
  ],
  rows: [
    {
      eventtime: '2026-11-02T00:00:00Z',
      eventname: 'GetCallerIdentity',
      principal: ALICE.arn,
      errorcode: null,
      requestparameters: null,
    },
    {
      eventtime: '2026-11-20T10:00:00Z',
      eventname: 'CreateUser',
      principal: ALICE.arn,
      errorcode: 'AccessDenied',
      requestparameters: '{"userName":"backdoor"}',
    },
  ],
});

describeQuery('source_ip_timeline', {
  parameters: [...NOVEMBER, '203.0.113.9'],
  finds: [event('s3:ListBuckets', { sourceIPAddress: '203.0.113.9' })],
  misses: [
    event('s3:ListBuckets'),
    event('s3:ListBuckets', { sourceIPAddress: '203.0.113.90' }),
    event('s3:ListBuckets', { sourceIPAddress: undefined }),
  ],
  rows: [
    {
      eventname: 'ListBuckets',
      principal: ALICE.arn,
      access_key: 'AKIAALICE',
      useragent: 'aws-cli/2.31',
      errorcode: null,
    },
  ],
});

describeQuery('principal_timeline', {
  parameters: [...NOVEMBER, `arn:aws:iam::${ACCOUNT}:role/deploy`],
  finds: [
    event('ec2:RunInstances', { userIdentity: session('deploy', 'one') }),
    event('ec2:StopInstances', {
      userIdentity: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/deploy` },
      eventTime: '2026-11-20T11:00:00Z',
    }),
  ],
  misses: [
    event('ec2:RunInstances', { userIdentity: session('deploy2', 'one') }),
    event('ec2:RunInstances'),
    event('ec2:RunInstances', { userIdentity: { type: 'Unknown' } }),
  ],
  rows: [
    { eventname: 'RunInstances', principal: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/one` },
    { eventname: 'StopInstances', principal: `arn:aws:iam::${ACCOUNT}:role/deploy` },
  ],
});

describeQuery('resource_timeline', {
  parameters: [...NOVEMBER, 'i-0123456789abcdef0'],
  finds: [
    event('ec2:RunInstances', {
      responseElements: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } },
      eventTime: '2026-11-20T10:00:00Z',
    }),
    event('ec2:StopInstances', {
      requestParameters: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } },
      eventTime: '2026-11-20T11:00:00Z',
    }),
    event('ssm:GetConnectionStatus', {
      readOnly: true,
      resources: [{ ARN: `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-0123456789abcdef0`, type: 'AWS::EC2::Instance' }],
      eventTime: '2026-11-20T12:00:00Z',
    }),
  ],
  misses: [
    event('ec2:StopInstances', { requestParameters: { instancesSet: { items: [{ instanceId: 'i-1111' }] } } }),
    event('ec2:StopInstances', { userAgent: 'i-0123456789abcdef0' }),
  ],
  rows: [
    { eventname: 'RunInstances', readonly: 'false' },
    { eventname: 'StopInstances', readonly: 'false' },
    { eventname: 'GetConnectionStatus', readonly: 'true' },
  ],
});

describeQuery('session_chain', {
  finds: [
    event('sts:AssumeRole', {
      requestParameters: {
        roleArn: `arn:aws:iam::${ACCOUNT}:role/deploy`,
        roleSessionName: 'one',
        sourceIdentity: 'alice',
      },
      responseElements: { credentials: { accessKeyId: 'ASIADEPLOY' } },
    }),
    event('sts:AssumeRoleWithSAML', {
      userIdentity: {
        type: 'SAMLUser',
        principalId: 'provider:bob',
        userName: 'bob@example.com',
        identityProvider: 'provider',
      },
      eventTime: '2026-11-20T11:00:00Z',
      requestParameters: { roleArn: `arn:aws:iam::${ACCOUNT}:role/staff`, roleSessionName: 'bob' },
      responseElements: { credentials: { accessKeyId: 'ASIASTAFF' } },
    }),
    event('sts:AssumeRole', {
      userIdentity: session('deploy', 'one', {}, { sourceIdentity: 'alice' }),
      eventTime: '2026-11-20T12:00:00Z',
      requestParameters: { roleArn: `arn:aws:iam::${ACCOUNT}:role/admin`, roleSessionName: 'two' },
      responseElements: { credentials: { accessKeyId: 'ASIAADMIN' } },
    }),
  ],
  misses: [
    event('sts:AssumeRole', { userIdentity: SERVICE, requestParameters: { roleArn: 'arn' } }),
    event('sts:AssumeRole', { errorCode: 'AccessDenied' }),
    event('sts:GetCallerIdentity'),
    event('iam:AssumeRole'),
  ],
  rows: [
    {
      principal: ALICE.arn,
      access_key: 'AKIAALICE',
      role: `arn:aws:iam::${ACCOUNT}:role/deploy`,
      session_name: 'one',
      issued_key: 'ASIADEPLOY',
      source_identity: 'alice',
    },
    {
      principal: 'bob@example.com',
      access_key: null,
      role: `arn:aws:iam::${ACCOUNT}:role/staff`,
      session_name: 'bob',
      issued_key: 'ASIASTAFF',
      source_identity: null,
    },
    {
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/one`,
      access_key: 'ASIADEPLOY',
      role: `arn:aws:iam::${ACCOUNT}:role/admin`,
      session_name: 'two',
      issued_key: 'ASIAADMIN',
      source_identity: 'alice',
    },
  ],
});

const STRANGER = { type: 'AWSAccount', principalId: 'AIDASTRANGER', accountId: OTHER_ACCOUNT };

describeQuery('cross_account_access', {
  finds: [
    ...twice(event('sts:AssumeRole', { userIdentity: STRANGER, eventTime: '2026-11-10T10:00:00Z' })),
    event('s3:GetBucketPolicy', { userIdentity: { ...STRANGER, principalId: 'AIDASTRANGER2' } }),
  ],
  misses: [
    event('sts:AssumeRole'),
    event('sts:AssumeRole', { userIdentity: SERVICE }),
    event('s3:GetObject', { userIdentity: { type: 'AWSAccount', accountId: 'anonymous' } }),
  ],
  rows: [
    {
      account: ACCOUNT,
      caller_account: OTHER_ACCOUNT,
      calls: 2,
      principals: 2,
      actions: ['s3:GetBucketPolicy', 'sts:AssumeRole'],
      first_call: '2026-11-10T10:00:00Z',
      last_call: '2026-11-20T10:00:00Z',
    },
  ],
});

describeQuery('vendor_delegated_access', {
  finds: [
    event('ec2:DescribeInstances', { userIdentity: { ...ALICE, invokedByDelegate: { accountId: OTHER_ACCOUNT } } }),
  ],
  misses: [
    event('ec2:DescribeInstances'),
    event('ec2:DescribeInstances', { userIdentity: { ...ALICE, invokedByDelegate: {} } }),
  ],
  rows: [{ vendor_account: OTHER_ACCOUNT, principal: ALICE.arn, eventname: 'DescribeInstances' }],
});

describeQuery('console_changes', {
  finds: [
    event('ec2:AuthorizeSecurityGroupIngress', {
      sessionCredentialFromConsole: 'true',
      requestParameters: { groupId: 'sg-1' },
    }),
  ],
  misses: [
    event('ec2:AuthorizeSecurityGroupIngress'),
    event('ec2:DescribeInstances', { sessionCredentialFromConsole: 'true', readOnly: true }),
    event('ec2:AuthorizeSecurityGroupIngress', {
      sessionCredentialFromConsole: 'true',
      errorCode: 'Client.UnauthorizedOperation',
    }),
  ],
  rows: [{ eventname: 'AuthorizeSecurityGroupIngress', principal: ALICE.arn, requestparameters: '{"groupId":"sg-1"}' }],
});
