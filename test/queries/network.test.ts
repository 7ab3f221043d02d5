import { ALICE, event, throughEndpoint, twice } from '../support/log-events';
import { ACCOUNT, describeQuery, OTHER_ACCOUNT } from '../support/log-lake';

describeQuery('vpce_denied', {
  finds: [
    ...twice(
      throughEndpoint('s3:PutObject', {
        errorCode: 'VpceAccessDenied',
        userIdentity: { type: 'AWSAccount', principalId: 'AIDASTRANGER', accountId: OTHER_ACCOUNT },
      }),
    ),
    throughEndpoint('s3:PutObject', {
      errorCode: 'VpceAccessDenied',
      userIdentity: { type: 'AWSAccount', principalId: 'AIDASTRANGER', accountId: OTHER_ACCOUNT },
      sourceIPAddress: '10.0.0.5',
      eventTime: '2026-11-20T11:00:00Z',
    }),
  ],
  misses: [
    throughEndpoint('s3:PutObject'),
    throughEndpoint('s3:PutObject', { errorCode: 'AccessDenied' }),
    event('s3:PutObject', { errorCode: 'VpceAccessDenied' }),
  ],
  rows: [
    {
      vpcendpointid: 'vpce-1',
      vpcendpointaccountid: ACCOUNT,
      eventname: 'PutObject',
      principal: 'AIDASTRANGER',
      refusals: 2,
      addresses: ['10.0.0.5', '198.51.100.7'],
      last_refusal: '2026-11-20T11:00:00Z',
    },
  ],
});

describeQuery('vpce_callers', {
  finds: [
    ...['GetObject', 'PutObject', 'PutObject'].map((action) => throughEndpoint(`s3:${action}`)),
    throughEndpoint('s3:PutObject', { userIdentity: { ...ALICE, accountId: OTHER_ACCOUNT } }),
  ],
  misses: [event('s3:PutObject', { vpcEndpointId: 'vpce-1' })],
  rows: [
    {
      vpcendpointid: 'vpce-1',
      eventsource: 's3.amazonaws.com',
      caller_account: OTHER_ACCOUNT,
      calls: 1,
      actions: ['PutObject'],
    },
    {
      vpcendpointid: 'vpce-1',
      eventsource: 's3.amazonaws.com',
      caller_account: ACCOUNT,
      calls: 3,
      actions: ['GetObject', 'PutObject'],
    },
  ],
});
