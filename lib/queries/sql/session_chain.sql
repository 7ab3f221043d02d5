-- Which principal assumed which role, with which access key and source identity: traces a session back to its origin.
-- Job: activity timelines
-- When: you don't know who started a session: look for its access key in issued_key
SELECT eventtime, account, eventname, coalesce(useridentity.arn, useridentity.username, useridentity.principalid) AS principal,
  useridentity.accesskeyid AS access_key, json_extract_scalar(requestparameters, '$.roleArn') AS role,
  json_extract_scalar(requestparameters, '$.roleSessionName') AS session_name,
  json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS issued_key,
  coalesce(json_extract_scalar(requestparameters, '$.sourceIdentity'), useridentity.sessioncontext.sourceidentity) AS source_identity,
  sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND eventsource = 'sts.amazonaws.com'
  AND eventname IN ('AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'AssumeRoot', 'GetFederationToken', 'GetSessionToken')
  AND coalesce(useridentity.type, '') <> 'AWSService'
  AND errorcode IS NULL
ORDER BY eventtime, eventid
