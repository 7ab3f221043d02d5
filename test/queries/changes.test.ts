import { ALICE, event, SERVICE, twice } from '../support/log-events';
import { describeQuery } from '../support/log-lake';

const at = (hour: number) => ({ eventTime: `2026-11-20T${hour}:00:00Z` });

describeQuery('iam_privilege_changes', {
  finds: [
    event('iam:AttachUserPolicy', {
      requestParameters: { userName: 'bob', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ...at(10),
    }),
    event('iam:PutRolePolicy', {
      requestParameters: { roleName: 'web', policyName: 'more', policyDocument: '{}' },
      ...at(11),
    }),
    event('iam:CreatePolicyVersion', {
      requestParameters: { policyArn: 'arn:aws:iam::111111111111:policy/own', setAsDefault: true },
      ...at(12),
    }),
    event('iam:AddUserToGroup', { requestParameters: { userName: 'bob', groupName: 'admins' }, ...at(13) }),
  ],
  misses: [
    event('iam:DetachUserPolicy'),
    event('iam:AttachUserPolicy', { errorCode: 'AccessDenied' }),
    event('iam:ListAttachedUserPolicies', { readOnly: true }),
    event('other:AttachUserPolicy'),
  ],
  rows: [
    { eventname: 'AttachUserPolicy', receiver: 'bob', policy: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    { eventname: 'PutRolePolicy', receiver: 'web', policy: 'more' },
    { eventname: 'CreatePolicyVersion', receiver: null, policy: 'arn:aws:iam::111111111111:policy/own' },
    { eventname: 'AddUserToGroup', receiver: 'bob', policy: null },
  ],
});

describeQuery('federation_changes', {
  finds: [
    event('iam:UpdateSAMLProvider', at(10)),
    event('iam:CreateOpenIDConnectProvider', at(11)),
    event('sso:CreateAccountAssignment', at(12)),
    event('rolesanywhere:CreateTrustAnchor', { errorCode: 'AccessDenied', ...at(13) }),
  ],
  misses: [
    event('iam:GetSAMLProvider', { readOnly: true }),
    event('sso:ListPermissionSets', { readOnly: true }),
    event('iam:CreateRole'),
    event('signin:UpdateSAMLProvider'),
  ],
  rows: [
    { eventname: 'UpdateSAMLProvider' },
    { eventname: 'CreateOpenIDConnectProvider' },
    { eventname: 'CreateAccountAssignment' },
    { eventname: 'CreateTrustAnchor', errorcode: 'AccessDenied' },
  ],
});

const ingress = (range: object, fields: object = {}) =>
  event('ec2:AuthorizeSecurityGroupIngress', {
    requestParameters: {
      groupId: 'sg-1',
      ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ...range }] },
    },
    ...fields,
  });

const ranges = (cidrIp: string) => ({ ipRanges: { items: [{ cidrIp }] } });

describeQuery('security_group_opened_to_world', {
  finds: [
    ingress(ranges('0.0.0.0/0'), at(10)),
    ingress({ ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] } }, at(11)),
    event('ec2:ModifySecurityGroupRules', {
      requestParameters: {
        ModifySecurityGroupRulesRequest: {
          GroupId: 'sg-1',
          SecurityGroupRule: { SecurityGroupRule: { CidrIpv4: '0.0.0.0/0' } },
        },
      },
      ...at(12),
    }),
  ],
  misses: [
    ingress(ranges('10.0.0.0/8')),
    ingress(ranges('10.0.0.0/0')),
    ingress(ranges('0.0.0.0/0'), { errorCode: 'Client.InvalidPermission.Duplicate' }),
    ingress(ranges('0.0.0.0/0'), { eventName: 'RevokeSecurityGroupIngress' }),
    ingress(ranges('0.0.0.0/0'), { eventName: 'AuthorizeSecurityGroupEgress' }),
  ],
  rows: [
    { eventname: 'AuthorizeSecurityGroupIngress', security_group: 'sg-1' },
    { eventname: 'AuthorizeSecurityGroupIngress', security_group: 'sg-1' },
    { eventname: 'ModifySecurityGroupRules', security_group: null },
  ],
});

describeQuery('network_perimeter_changes', {
  finds: [
    event('ec2:CreateInternetGateway', at(10)),
    event('ec2:ReplaceRoute', at(11)),
    event('ec2:AcceptVpcPeeringConnection', at(12)),
    event('ec2:CreateTrafficMirrorSession', at(13)),
    event('ec2:ModifyVpcEndpointServicePermissions', at(14)),
  ],
  misses: [
    event('ec2:DescribeInternetGateways', { readOnly: true }),
    event('ec2:CreateRoute', { errorCode: 'Client.UnauthorizedOperation' }),
    event('ec2:CreateSubnet'),
    event('appmesh:CreateRoute'),
    event('ec2:CreateRouteServer'),
  ],
  rows: [
    { eventname: 'CreateInternetGateway' },
    { eventname: 'ReplaceRoute' },
    { eventname: 'AcceptVpcPeeringConnection' },
    { eventname: 'CreateTrafficMirrorSession' },
    { eventname: 'ModifyVpcEndpointServicePermissions' },
  ],
});

describeQuery('s3_bucket_exposure_changes', {
  finds: [
    event('s3:PutBucketPolicy', { requestParameters: { bucketName: 'payroll', bucketPolicy: {} }, ...at(10) }),
    event('s3:DeleteBucketPublicAccessBlock', { requestParameters: { bucketName: 'payroll' }, ...at(11) }),
    event('s3:PutAccountPublicAccessBlock', { requestParameters: { PublicAccessBlockConfiguration: {} }, ...at(12) }),
  ],
  misses: [
    event('s3:GetBucketPolicy', { readOnly: true }),
    event('s3:PutBucketPolicy', { errorCode: 'AccessDenied' }),
    event('s3:PutBucketTagging'),
    event('s3-outposts:PutBucketPolicy'),
  ],
  rows: [
    { eventname: 'PutBucketPolicy', bucket: 'payroll' },
    { eventname: 'DeleteBucketPublicAccessBlock', bucket: 'payroll' },
    { eventname: 'PutAccountPublicAccessBlock', bucket: null },
  ],
});

describeQuery('lambda_code_changes', {
  finds: [
    event('lambda:UpdateFunctionCode20150331v2', { requestParameters: { functionName: 'hook' }, ...at(10) }),
    event('lambda:AddPermission20150331v2', { requestParameters: { functionName: 'hook' }, ...at(11) }),
    event('lambda:CreateFunction', at(12)),
  ],
  misses: [
    event('lambda:GetFunction20150331v2', { readOnly: true }),
    event('lambda:DeleteFunction20150331'),
    event('lambda:UpdateFunctionCode20150331v2', { errorCode: 'AccessDenied' }),
    event('cloudfront:CreateFunction'),
  ],
  rows: [
    { eventname: 'UpdateFunctionCode20150331v2', function_name: 'hook' },
    { eventname: 'AddPermission20150331v2', function_name: 'hook' },
    { eventname: 'CreateFunction', function_name: null },
  ],
});

describeQuery('kms_key_changes', {
  finds: [
    event('kms:ScheduleKeyDeletion', { requestParameters: { keyId: 'key-1', pendingWindowInDays: 7 }, ...at(10) }),
    event('kms:CreateGrant', {
      requestParameters: { keyId: 'key-1', granteePrincipal: 'arn:aws:iam::222222222222:root' },
      ...at(11),
    }),
    event('kms:UpdateAlias', {
      requestParameters: { aliasName: 'alias/audit', targetKeyId: 'key-2' },
      errorCode: 'AccessDenied',
      ...at(12),
    }),
  ],
  misses: [
    event('kms:CreateGrant', { userIdentity: { ...ALICE, invokedBy: 'rds.amazonaws.com' } }),
    event('kms:Decrypt', { readOnly: true }),
    event('kms:CancelKeyDeletion'),
    event('other:DisableKey'),
  ],
  rows: [
    { eventname: 'ScheduleKeyDeletion', encryption_key: 'key-1', grantee: null, errorcode: null },
    { eventname: 'CreateGrant', encryption_key: 'key-1', grantee: 'arn:aws:iam::222222222222:root', errorcode: null },
    { eventname: 'UpdateAlias', encryption_key: 'alias/audit', grantee: null, errorcode: 'AccessDenied' },
  ],
});

describeQuery('organization_changes', {
  finds: [
    event('organizations:DetachPolicy', at(10)),
    event('account:CloseAccount', at(11)),
    event('organizations:LeaveOrganization', { errorCode: 'AccessDenied', ...at(12) }),
  ],
  misses: [event('organizations:DescribeOrganization', { readOnly: true }), event('iam:DetachRolePolicy')],
  rows: [
    { eventname: 'DetachPolicy', errorcode: null },
    { eventname: 'CloseAccount', errorcode: null },
    { eventname: 'LeaveOrganization', errorcode: 'AccessDenied' },
  ],
});

const deletions = (count: number, fields: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    event(index % 2 === 0 ? 's3:DeleteBucket' : 'ec2:TerminateInstances', fields),
  );

describeQuery('deletions_by_principal', {
  finds: [...deletions(10), ...twice(event('rds:DeleteDBInstance'))],
  misses: [
    ...deletions(9, { eventTime: '2026-11-21T10:00:00Z' }),
    ...deletions(1, { eventTime: '2026-11-22T00:00:00Z' }),
    ...deletions(10, { errorCode: 'AccessDenied' }),
    ...deletions(10, { userIdentity: SERVICE, eventName: 'UndeleteBucket' }),
    ...deletions(10, { readOnly: true, eventTime: '2026-11-22T00:00:00Z' }),
  ],
  rows: [
    {
      principal: ALICE.arn,
      date: '2026-11-20',
      deletions: 11,
      actions: ['ec2:TerminateInstances', 'rds:DeleteDBInstance', 's3:DeleteBucket'],
      addresses: ['198.51.100.7'],
    },
  ],
});
