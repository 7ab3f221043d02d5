import { ALICE, event, instance, ROOT, SERVICE, session, twice } from '../support/log-events';
import { ACCOUNT, describeQuery } from '../support/log-lake';

const login = (outcome: string, mfa: string, fields: object = {}) =>
  event('signin:ConsoleLogin', {
    eventType: 'AwsConsoleSignIn',
    responseElements: { ConsoleLogin: outcome },
    additionalEventData: { MFAUsed: mfa, MobileVersion: 'No' },
    ...fields,
  });

describeQuery('console_login_without_mfa', {
  finds: [login('Success', 'No'), login('Success', 'No', { userIdentity: ROOT, eventTime: '2026-11-20T11:00:00Z' })],
  misses: [
    login('Success', 'Yes'),
    login('Failure', 'No'),
    login('Success', 'No', { userIdentity: session('staff', 'bob') }),
    login('Success', 'No', { eventName: 'CheckMfa' }),
    login('Success', 'No', { additionalEventData: null }),
  ],
  rows: [
    { eventtime: '2026-11-20T10:00:00Z', user_type: 'IAMUser', user_name: 'alice' },
    { eventtime: '2026-11-20T11:00:00Z', user_type: 'Root', user_name: ROOT.arn },
  ],
});

describeQuery('console_login_failures_by_ip', {
  finds: [
    ...twice(login('Failure', 'No', { eventTime: '2026-11-20T10:00:00Z' })),
    login('Failure', 'No', { userIdentity: { ...ALICE, userName: 'bob' }, eventTime: '2026-11-20T10:01:00Z' }),
    login('Success', 'Yes', { eventTime: '2026-11-20T10:02:00Z' }),
    login('Failure', 'No', {
      sourceIPAddress: '203.0.113.9',
      userIdentity: { type: 'IAMUser', accountId: ACCOUNT, userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    }),
  ],
  misses: [
    login('Success', 'Yes', { sourceIPAddress: '192.0.2.1' }),
    event('signin:PasswordRecoveryRequested', {
      responseElements: { ConsoleLogin: 'Failure' },
      sourceIPAddress: '192.0.2.1',
    }),
  ],
  rows: [
    {
      sourceipaddress: '198.51.100.7',
      failures: 2,
      successes: 1,
      user_names: ['alice', 'bob'],
      first_try: '2026-11-20T10:00:00Z',
      last_try: '2026-11-20T10:02:00Z',
    },
    {
      sourceipaddress: '203.0.113.9',
      failures: 1,
      successes: 0,
      user_names: ['HIDDEN_DUE_TO_SECURITY_REASONS'],
      first_try: '2026-11-20T10:00:00Z',
      last_try: '2026-11-20T10:00:00Z',
    },
  ],
});

describeQuery('access_denied_by_principal', {
  finds: [
    event('s3:ListBuckets', { errorCode: 'AccessDenied', userIdentity: session('web', 'one') }),
    ...twice(
      event('ec2:RunInstances', { errorCode: 'Client.UnauthorizedOperation', userIdentity: session('web', 'two') }),
    ),
    event('dynamodb:ListTables', { errorCode: 'AccessDeniedException' }),
  ],
  misses: [
    event('s3:ListBuckets'),
    event('s3:GetBucketPolicy', { errorCode: 'NoSuchBucketPolicy' }),
    event('ec2:RunInstances', { errorCode: 'Client.DryRunOperation' }),
  ],
  rows: [
    {
      principal: `arn:aws:iam::${ACCOUNT}:role/web`,
      refusals: 2,
      distinct_actions: 2,
      actions: ['ec2:RunInstances', 's3:ListBuckets'],
      addresses: ['198.51.100.7'],
    },
    {
      principal: ALICE.arn,
      refusals: 1,
      distinct_actions: 1,
      actions: ['dynamodb:ListTables'],
      addresses: ['198.51.100.7'],
    },
  ],
});

describeQuery('session_used_from_several_addresses', {
  finds: [
    event('s3:ListBuckets', { userIdentity: session('staff', 'bob'), eventTime: '2026-11-20T10:00:00Z' }),
    event('s3:ListBuckets', {
      userIdentity: session('staff', 'bob'),
      sourceIPAddress: '2001:db8::1',
      userAgent: 'curl/8',
      eventTime: '2026-11-20T11:00:00Z',
    }),
  ],
  misses: [
    event('s3:ListBuckets', { userIdentity: session('one', 'address') }),
    event('kms:Decrypt', { userIdentity: session('one', 'address'), sourceIPAddress: 's3.amazonaws.com' }),
    event('kms:Decrypt', { userIdentity: session('one', 'address'), sourceIPAddress: 'AWS Internal' }),
    // no session: a user's own key
    ...['192.0.2.1', '192.0.2.2'].map((sourceIPAddress) => event('s3:ListBuckets', { sourceIPAddress })),
    ...['192.0.2.1', '192.0.2.2'].map((sourceIPAddress) =>
      event('s3:ListBuckets', { sourceIPAddress, userIdentity: instance('i-0abc') }),
    ), // instance_role_used_elsewhere has it
  ],
  rows: [
    {
      access_key: 'ASIASTAFF',
      session: `arn:aws:sts::${ACCOUNT}:assumed-role/staff/bob`,
      distinct_addresses: 2,
      addresses: ['198.51.100.7', '2001:db8::1'],
      user_agents: ['aws-cli/2.31', 'curl/8'],
      first_call: '2026-11-20T10:00:00Z',
      last_call: '2026-11-20T11:00:00Z',
    },
  ],
});

describeQuery('instance_role_used_elsewhere', {
  finds: [
    event('s3:ListBuckets', { userIdentity: instance('i-0123abc'), sourceIPAddress: '203.0.113.9' }),
    event('s3:ListBuckets', { userIdentity: instance('i-0123abc') }),
  ],
  misses: [
    event('s3:ListBuckets', { userIdentity: instance('i-0456def') }),
    event('s3:ListBuckets', {
      userIdentity: instance('i-0456def'),
      sourceIPAddress: '10.0.0.5',
      vpcEndpointId: 'vpce-1',
    }),
    event('s3:ListBuckets', { userIdentity: instance('i-0456def'), sourceIPAddress: 'ssm.amazonaws.com' }),
    ...['192.0.2.1', '192.0.2.2'].map((sourceIPAddress) =>
      event('s3:ListBuckets', { sourceIPAddress, userIdentity: session('staff', 'bob-i-0456def') }),
    ),
  ],
  rows: [
    { instance: 'i-0123abc', role: `arn:aws:iam::${ACCOUNT}:role/web`, addresses: ['198.51.100.7', '203.0.113.9'] },
  ],
});

describeQuery('first_seen_actions', {
  finds: [
    event('s3:ListBuckets', { eventTime: '2026-11-01T10:00:00Z' }),
    event('s3:DeleteBucket', { eventTime: '2026-11-26T10:00:00Z' }),
    event('s3:DeleteBucket', { eventTime: '2026-11-26T10:05:00Z' }),
    event('ec2:RunInstances', { eventTime: '2026-11-26T11:00:00Z', userIdentity: session('new', 'one') }),
  ],
  misses: [
    event('s3:PutBucketPolicy', { eventTime: '2026-11-25T11:59:59Z' }),
    event('iam:ListUsers', { eventTime: '2026-11-03T10:00:00Z' }),
    event('iam:ListUsers', { eventTime: '2026-11-26T10:00:00Z' }),
    event('sts:AssumeRole', { eventTime: '2026-11-26T10:00:00Z', userIdentity: SERVICE }),
    event('kms:RotateKey', {
      eventTime: '2026-11-26T10:00:00Z',
      userIdentity: undefined,
      eventType: 'AwsServiceEvent',
    }),
  ],
  rows: [
    {
      principal: ALICE.arn,
      eventsource: 's3.amazonaws.com',
      eventname: 'DeleteBucket',
      calls: 2,
      first_seen_at: '2026-11-26T10:00:00Z',
      principal_is_new: 'no',
    },
    {
      principal: `arn:aws:iam::${ACCOUNT}:role/new`,
      eventsource: 'ec2.amazonaws.com',
      eventname: 'RunInstances',
      calls: 1,
      first_seen_at: '2026-11-26T11:00:00Z',
      principal_is_new: 'yes',
    },
  ],
});

describeQuery('quiet_regions', {
  finds: [
    event('ec2:RunInstances', { awsRegion: 'sa-east-1' }),
    ...['CreateQueue', 'DeleteQueue'].map((action) =>
      event(`sqs:${action}`, { userIdentity: session('deploy', 'one') }),
    ),
  ],
  misses: [
    event('ec2:DescribeInstances', { awsRegion: 'af-south-1', readOnly: true }),
    event('config:PutEvaluations', { awsRegion: 'af-south-1', userIdentity: SERVICE }),
    event('kms:CreateGrant', { awsRegion: 'af-south-1', userIdentity: { ...ALICE, invokedBy: 'rds.amazonaws.com' } }),
    event('kms:RotateKey', { awsRegion: 'af-south-1', userIdentity: undefined }),
  ],
  rows: [
    { awsregion: 'sa-east-1', changes: 1, actions: ['ec2:RunInstances'], principals: [ALICE.arn] },
    {
      awsregion: 'eu-west-1',
      changes: 2,
      actions: ['sqs:CreateQueue', 'sqs:DeleteQueue'],
      principals: [`arn:aws:sts::${ACCOUNT}:assumed-role/deploy/one`],
    },
  ],
});

const reads = (count: number, eventTime: string, fields: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    event(`service${index % 4}:List${index}`, { readOnly: true, eventTime, ...fields }),
  );

describeQuery('enumeration', {
  finds: [
    ...reads(20, '2026-11-20T10:30:00Z'),
    event('iam:GetAccountAuthorizationDetails', {
      readOnly: true,
      errorCode: 'AccessDenied',
      eventTime: '2026-11-20T10:59:59Z',
    }),
  ],
  misses: [
    ...reads(19, '2026-11-21T10:30:00Z'), // one too few
    ...reads(1, '2026-11-21T11:00:00Z', { eventName: 'Other' }), // in another hour
    ...reads(19, '2026-11-21T10:40:00Z'), // the same actions again
    ...reads(30, '2026-11-21T10:30:00Z', { readOnly: false }),
    ...reads(30, '2026-11-21T10:30:00Z', { userIdentity: SERVICE }),
  ],
  rows: [
    {
      principal: ALICE.arn,
      hour: '2026-11-20T10',
      distinct_actions: 21,
      services: 5,
      errors: 1,
      addresses: ['198.51.100.7'],
    },
  ],
});

describeQuery('new_credentials', {
  finds: [
    event('iam:CreateAccessKey', {
      requestParameters: { userName: 'bob' },
      responseElements: { accessKey: { accessKeyId: 'AKIABOB', status: 'Active', userName: 'bob' } },
    }),
    event('iam:DeactivateMFADevice', {
      requestParameters: { userName: 'carol', serialNumber: 'arn' },
      eventTime: '2026-11-20T11:00:00Z',
    }),
  ],
  misses: [
    event('iam:CreateAccessKey', { errorCode: 'LimitExceededException' }),
    event('iam:ListAccessKeys', { readOnly: true }),
    event('iam:DeleteAccessKey'),
    event('sts:GetSessionToken'),
    event('other:CreateAccessKey'),
  ],
  rows: [
    { eventname: 'CreateAccessKey', user_name: 'bob', access_key: 'AKIABOB' },
    { eventname: 'DeactivateMFADevice', user_name: 'carol', access_key: null },
  ],
});

describeQuery('remote_execution', {
  finds: [
    event('ssm:SendCommand', {
      requestParameters: { documentName: 'AWS-RunShellScript', instanceIds: ['i-1', 'i-2'] },
      eventTime: '2026-11-20T10:00:00Z',
    }),
    event('ssm:StartSession', { requestParameters: { target: 'i-1' }, eventTime: '2026-11-20T11:00:00Z' }),
    event('ec2-instance-connect:SendSSHPublicKey', {
      requestParameters: { instanceId: 'i-3' },
      errorCode: 'AccessDenied',
      eventTime: '2026-11-20T12:00:00Z',
    }),
    event('ecs:ExecuteCommand', {
      requestParameters: { task: 'task-1', command: '/bin/sh' },
      eventTime: '2026-11-20T13:00:00Z',
    }),
  ],
  misses: [
    event('ssm:GetCommandInvocation'),
    event('ssm:TerminateSession'),
    event('ecs:RunTask'),
    event('other:SendCommand'),
  ],
  rows: [
    { eventname: 'SendCommand', document: 'AWS-RunShellScript', target: 'i-1', errorcode: null },
    { eventname: 'StartSession', document: null, target: 'i-1', errorcode: null },
    { eventname: 'SendSSHPublicKey', document: null, target: 'i-3', errorcode: 'AccessDenied' },
    { eventname: 'ExecuteCommand', document: null, target: 'task-1', errorcode: null },
  ],
});
