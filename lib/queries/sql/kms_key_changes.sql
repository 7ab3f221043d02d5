-- KMS keys that were disabled, scheduled for deletion or opened to other principals, and changes to aliases. Calls by AWS services, such as their own grants, are left out.
-- Job: changes
-- When: data can't be decrypted any more, or other principals can decrypt it
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal,
  coalesce(json_extract_scalar(requestparameters, '$.keyId'), json_extract_scalar(requestparameters, '$.aliasName')) AS encryption_key,
  json_extract_scalar(requestparameters, '$.granteePrincipal') AS grantee, errorcode
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND eventsource = 'kms.amazonaws.com'
  AND eventname IN ('ScheduleKeyDeletion', 'DisableKey', 'DeleteImportedKeyMaterial', 'DisableKeyRotation', 'PutKeyPolicy', 'CreateGrant', 'DeleteAlias', 'UpdateAlias')
  AND useridentity.invokedby IS NULL
ORDER BY eventtime, eventid
