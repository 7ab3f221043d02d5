-- IAM changes that can grant permissions: policies, group memberships, trust policies, instance profiles, permissions boundaries.
-- Job: changes
-- When: a principal has more permissions than it should
SELECT eventtime, account, eventname, useridentity.arn AS principal,
  coalesce(json_extract_scalar(requestparameters, '$.userName'), json_extract_scalar(requestparameters, '$.roleName'),
    json_extract_scalar(requestparameters, '$.groupName')) AS receiver,
  coalesce(json_extract_scalar(requestparameters, '$.policyArn'), json_extract_scalar(requestparameters, '$.policyName')) AS policy,
  requestparameters, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'iam.amazonaws.com'
  AND eventname IN (
    'AttachUserPolicy', 'AttachRolePolicy', 'AttachGroupPolicy', 'PutUserPolicy', 'PutRolePolicy', 'PutGroupPolicy', 'CreatePolicyVersion', 'SetDefaultPolicyVersion',
    'AddUserToGroup', 'UpdateAssumeRolePolicy', 'AddRoleToInstanceProfile', 'DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary',
    'PutUserPermissionsBoundary', 'PutRolePermissionsBoundary'
  )
  AND errorcode IS NULL
ORDER BY eventtime, eventid
