import { ALICE, event, s3Object, session, summary, twice } from '../support/log-events';
import { describeQuery } from '../support/log-lake';

const at = (hour: number) => ({ eventTime: `2026-11-20T${hour}:00:00Z` });

describeQuery('events_by_action', {
  finds: [
    ...twice(s3Object('GetObject', 'a')),
    s3Object('GetObject', 'b', { userIdentity: session('web', 'one') }),
    s3Object('GetObject', 'c', { userIdentity: session('web', 'two') }),
    event('kms:Decrypt', {
      userIdentity: undefined,
      eventCategory: undefined,
      eventVersion: '1.05',
      managementEvent: undefined,
    }),
  ],
  rows: [
    { category: 'Data', eventsource: 's3.amazonaws.com', eventname: 'GetObject', events: 3, callers: 2, percent: 75 },
    {
      category: 'Management',
      eventsource: 'kms.amazonaws.com',
      eventname: 'Decrypt',
      events: 1,
      callers: 0,
      percent: 25,
    },
  ],
});

describeQuery('compute_launched', {
  finds: [
    event('ec2:RunInstances', {
      requestParameters: {
        instanceType: 'p5.48xlarge',
        instancesSet: { items: [{ imageId: 'ami-1', minCount: 1, maxCount: 8 }] },
      },
      ...at(10),
    }),
    event('sagemaker:CreateTrainingJob', {
      requestParameters: { resourceConfig: { instanceType: 'ml.p4d.24xlarge', instanceCount: 4 } },
      errorCode: 'ResourceLimitExceeded',
      ...at(11),
    }),
    event('batch:CreateComputeEnvironment', at(12)),
  ],
  misses: [
    event('ec2:StartInstances'),
    event('ec2:DescribeInstances', { readOnly: true }),
    event('ec2:RunInstances', { userIdentity: { ...ALICE, invokedBy: 'autoscaling.amazonaws.com' } }),
    event('other:RunTask'),
  ],
  rows: [
    { eventname: 'RunInstances', instance_type: 'p5.48xlarge', instances: '8', errorcode: null },
    {
      eventname: 'CreateTrainingJob',
      instance_type: 'ml.p4d.24xlarge',
      instances: '4',
      errorcode: 'ResourceLimitExceeded',
    },
    { eventname: 'CreateComputeEnvironment', instance_type: null, instances: null, errorcode: null },
  ],
});

describeQuery('purchases', {
  finds: [
    event('ec2:PurchaseReservedInstancesOffering', at(10)),
    event('savingsplans:CreateSavingsPlan', at(11)),
    event('route53domains:RegisterDomain', { errorCode: 'AccessDenied', ...at(12) }),
    event('bedrock:CreateProvisionedModelThroughput', at(13)),
  ],
  misses: [
    event('ec2:DescribeReservedInstancesOfferings', { readOnly: true }),
    event('route53:CreateHostedZone'),
    event('bedrock:InvokeModel'),
    event('other:Subscribe'),
  ],
  rows: [
    { eventname: 'PurchaseReservedInstancesOffering' },
    { eventname: 'CreateSavingsPlan' },
    { eventname: 'RegisterDomain', errorcode: 'AccessDenied' },
    { eventname: 'CreateProvisionedModelThroughput' },
  ],
});

describeQuery('aggregated_top_resources', {
  finds: [
    summary('resourceARN', { 'arn:aws:s3:::payroll': 900, 'arn:aws:s3:::web': 10 }),
    summary('resourceARN', { 'arn:aws:s3:::payroll': 100 }, '2026-11-21T10:05:00Z'),
  ],
  rows: [
    {
      eventsource: 's3.amazonaws.com',
      dimension: 'resourceARN',
      name: 'arn:aws:s3:::payroll',
      events: 1000,
      first_window: '2026-11-20T10:00:00Z',
      last_window: '2026-11-21T10:05:00Z',
    },
    {
      eventsource: 's3.amazonaws.com',
      dimension: 'resourceARN',
      name: 'arn:aws:s3:::web',
      events: 10,
      first_window: '2026-11-20T10:00:00Z',
      last_window: '2026-11-20T10:05:00Z',
    },
  ],
});
