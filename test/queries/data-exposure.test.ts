import { ALICE, event, instance, s3Object, session, twice } from '../support/log-events';
import { ACCOUNT, describeQuery } from '../support/log-lake';

const at = (hour: number) => ({ eventTime: `2026-11-20T${hour}:00:00Z` });
const permission = (change: object) => ({
  requestParameters: {
    snapshotId: 'snap-1',
    createVolumePermission: change,
    attributeType: 'CREATE_VOLUME_PERMISSION',
  },
});

describeQuery('snapshot_and_image_sharing', {
  finds: [
    event('ec2:ModifySnapshotAttribute', {
      ...permission({ add: { items: [{ userId: '222222222222' }] } }),
      ...at(10),
    }),
    event('ec2:ModifyImageAttribute', {
      requestParameters: {
        imageId: 'ami-1',
        launchPermission: { add: { items: [{ group: 'all' }] } },
        attributeType: 'launchPermission',
      },
      ...at(11),
    }),
    event('rds:ModifyDBSnapshotAttribute', {
      requestParameters: { dBSnapshotIdentifier: 'db-1', attributeName: 'restore', valuesToAdd: ['all'] },
      ...at(12),
    }),
    event('rds:StartExportTask', {
      requestParameters: { sourceArn: 'arn:aws:rds:eu-west-1:111111111111:snapshot:db-1' },
      ...at(13),
    }),
  ],
  misses: [
    event('ec2:ModifySnapshotAttribute', permission({ remove: { items: [{ userId: '222222222222' }] } })),
    event('ec2:ModifySnapshotAttribute', {
      ...permission({ add: { items: [{ userId: '222222222222' }] } }),
      errorCode: 'Client.UnauthorizedOperation',
    }),
    event('ec2:ModifyImageAttribute', { requestParameters: { imageId: 'ami-1', description: { value: 'add' } } }),
    event('rds:ModifyDBSnapshotAttribute', {
      requestParameters: { dBSnapshotIdentifier: 'db-1', attributeName: 'restore', valuesToRemove: ['all'] },
    }),
    event('ec2:CreateSnapshot'),
  ],
  rows: [
    { eventname: 'ModifySnapshotAttribute', source: 'snap-1' },
    { eventname: 'ModifyImageAttribute', source: 'ami-1' },
    { eventname: 'ModifyDBSnapshotAttribute', source: 'db-1' },
    { eventname: 'StartExportTask', source: 'arn:aws:rds:eu-west-1:111111111111:snapshot:db-1' },
  ],
});

describeQuery('s3_object_reads_by_principal', {
  finds: [
    ...twice(s3Object('GetObject', 'a.csv', { additionalEventData: { bytesTransferredOut: 1000 } })),
    s3Object('GetObject', 'a.csv', {
      additionalEventData: { bytesTransferredOut: 500 },
      sourceIPAddress: '203.0.113.9',
    }),
    s3Object('GetObject', 'b.csv', { userIdentity: { type: 'AWSAccount', accountId: 'anonymous' } }),
  ],
  misses: [
    s3Object('PutObject', 'a.csv', { readOnly: false }),
    s3Object('GetObject', 'a.csv', { errorCode: 'AccessDenied' }),
    s3Object('HeadObject', 'a.csv'),
    event('other:GetObject'),
  ],
  rows: [
    { principal: ALICE.arn, bucket: 'payroll', reads: 2, objects: 1, addresses: ['198.51.100.7', '203.0.113.9'] },
    { principal: 'anonymous', bucket: 'payroll', reads: 1, objects: 1, bytes_out: null },
  ],
});

const ANONYMOUS = { userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'anonymous' } };

describeQuery('anonymous_s3_requests', {
  finds: [
    s3Object('GetObject', 'a.csv', ANONYMOUS),
    s3Object('GetObject', 'b.csv', ANONYMOUS),
    s3Object('PutObject', 'c.csv', { ...ANONYMOUS, errorCode: 'AccessDenied' }),
  ],
  misses: [s3Object('GetObject', 'a.csv'), event('sts:AssumeRoleWithWebIdentity', ANONYMOUS)],
  rows: [
    {
      bucket: 'payroll',
      eventname: 'GetObject',
      outcome: 'succeeded',
      requests: 2,
      objects: 2,
      addresses: ['198.51.100.7'],
    },
    {
      bucket: 'payroll',
      eventname: 'PutObject',
      outcome: 'AccessDenied',
      requests: 1,
      objects: 1,
      addresses: ['198.51.100.7'],
    },
  ],
});

const secret = (name: string, fields: object = {}) =>
  event('secretsmanager:GetSecretValue', { readOnly: true, requestParameters: { secretId: name }, ...fields });

const parameter = (name: string, withDecryption: boolean, fields: object = {}) =>
  event('ssm:GetParameter', { readOnly: true, requestParameters: { name, withDecryption }, ...fields });

describeQuery('secrets_read_in_bulk', {
  finds: [...['a', 'b', 'c', 'd'].map((name) => secret(name)), secret('d'), parameter('/e', true)],
  misses: [
    ...['a', 'b', 'c', 'd'].map((name) => secret(name, { eventTime: '2026-11-21T10:00:00Z' })), // one too few
    secret('e', { eventTime: '2026-11-22T00:00:00Z' }),
    parameter('/f', false, { eventTime: '2026-11-21T10:00:00Z' }),
    secret('g', { errorCode: 'AccessDenied', eventTime: '2026-11-21T10:00:00Z' }),
    event('secretsmanager:DescribeSecret', {
      readOnly: true,
      requestParameters: { secretId: 'h' },
      eventTime: '2026-11-21T10:00:00Z',
    }),
  ],
  rows: [
    {
      principal: ALICE.arn,
      date: '2026-11-20',
      secrets: 5,
      names: ['/e', 'a', 'b', 'c', 'd'],
      addresses: ['198.51.100.7'],
    },
  ],
});

describeQuery('imdsv1_credentials_in_use', {
  finds: [
    event('s3:ListBuckets', { userIdentity: instance('i-1', { ec2RoleDelivery: '1.0' }) }),
    event('s3:ListBuckets', {
      userIdentity: instance('i-2', { ec2RoleDelivery: '1.0' }),
      eventTime: '2026-11-20T11:00:00Z',
    }),
  ],
  misses: [
    event('s3:ListBuckets', { userIdentity: instance('i-3') }),
    event('s3:ListBuckets', { userIdentity: session('web', 'one') }),
    event('s3:ListBuckets'),
  ],
  rows: [
    {
      role: `arn:aws:iam::${ACCOUNT}:role/web`,
      instances: ['i-1', 'i-2'],
      calls: 2,
      last_call: '2026-11-20T11:00:00Z',
    },
  ],
});

const tls = (tlsVersion: string, fields: object = {}) =>
  event('s3:ListBuckets', {
    tlsDetails: { tlsVersion, cipherSuite: 'ECDHE-RSA-AES128-SHA', clientProvidedHostHeader: 's3.amazonaws.com' },
    ...fields,
  });

describeQuery('weak_tls_callers', {
  finds: [
    tls('TLSv1'),
    tls('TLSv1', { userAgent: 'old-sdk' }),
    tls('TLSv1.1', { userIdentity: session('web', 'one') }),
  ],
  misses: [tls('TLSv1.2'), tls('TLSv1.3'), event('s3:ListBuckets')],
  rows: [
    {
      principal: ALICE.arn,
      eventsource: 's3.amazonaws.com',
      tls_version: 'TLSv1',
      cipher_suite: 'ECDHE-RSA-AES128-SHA',
      calls: 2,
      user_agents: ['aws-cli/2.31', 'old-sdk'],
    },
    { principal: `arn:aws:iam::${ACCOUNT}:role/web`, tls_version: 'TLSv1.1', calls: 1 },
  ],
});
