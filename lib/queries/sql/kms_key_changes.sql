-- Keys that were disabled, deleted or opened to others. Grants that services make for themselves are left out.
-- Job: what changed
-- When: data can't be decrypted any more, or by somebody else
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal,
  coalesce(json_extract_scalar(requestparameters, '$.keyId'), json_extract_scalar(requestparameters, '$.aliasName')) AS encryption_key,
  json_extract_scalar(requestparameters, '$.granteePrincipal') AS grantee, errorcode
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND eventsource = 'kms.amazonaws.com'
  AND eventname IN ('ScheduleKeyDeletion', 'DisableKey', 'DeleteImportedKeyMaterial', 'DisableKeyRotation', 'PutKeyPolicy', 'CreateGrant', 'DeleteAlias', 'UpdateAlias')
  AND useridentity.invokedby IS NULL
ORDER BY eventtime, eventid
