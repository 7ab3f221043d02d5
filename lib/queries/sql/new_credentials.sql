-- Users, access keys, passwords and certificates that were created or changed, and MFA devices that were removed: ways to keep access.
-- Job: suspected intrusion
-- When: credentials were compromised, and each month
SELECT eventtime, account, eventname, useridentity.arn AS principal, json_extract_scalar(requestparameters, '$.userName') AS user_name,
  json_extract_scalar(responseelements, '$.accessKey.accessKeyId') AS access_key, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'iam.amazonaws.com'
  AND eventname IN (
    'CreateUser', 'CreateAccessKey', 'UpdateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'CreateServiceSpecificCredential', 'ResetServiceSpecificCredential',
    'UploadSSHPublicKey', 'UploadSigningCertificate', 'DeactivateMFADevice', 'DeleteVirtualMFADevice', 'ResyncMFADevice'
  )
  AND errorcode IS NULL
ORDER BY eventtime, eventid
