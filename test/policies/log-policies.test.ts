import { protectAccessLogs } from '../../lib/policies/access-log-policy';
import { LOGS_ROLE_TRUST } from '../../lib/policies/logs-role-policy';

test('nobody but services of AWS writes access logs', () => {
  expect(protectAccessLogs('arn:aws:s3:::access-logs')[1]).toEqual({
    Sid: 'DenyForgedLogs',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: ['s3:PutObject', 's3:ReplicateObject'],
    Resource: ['arn:aws:s3:::access-logs/*'],
    Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
  });
});

test('CloudTrail alone assumes the role that writes to CloudWatch Logs', () => {
  expect(LOGS_ROLE_TRUST).toEqual({
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Resource: '*',
  });
});
