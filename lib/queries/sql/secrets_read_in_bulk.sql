-- Principals that read five or more different secrets or parameters in a day.
-- Job: data exposure
-- When: credentials were compromised: rotate these secrets too
SELECT account, coalesce(useridentity.arn, useridentity.principalid) AS principal, substr(eventtime, 1, 10) AS date,
  count(DISTINCT coalesce(json_extract_scalar(requestparameters, '$.secretId'), json_extract_scalar(requestparameters, '$.name'), requestparameters)) AS secrets,
  array_agg(DISTINCT coalesce(json_extract_scalar(requestparameters, '$.secretId'), json_extract_scalar(requestparameters, '$.name'), requestparameters)
    ORDER BY coalesce(json_extract_scalar(requestparameters, '$.secretId'), json_extract_scalar(requestparameters, '$.name'), requestparameters)) AS names,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND (
    eventsource = 'secretsmanager.amazonaws.com' AND eventname IN ('GetSecretValue', 'BatchGetSecretValue')
    OR eventsource = 'ssm.amazonaws.com' AND eventname IN ('GetParameter', 'GetParameters', 'GetParametersByPath')
      AND json_extract_scalar(requestparameters, '$.withDecryption') = 'true'
  )
  AND errorcode IS NULL
GROUP BY account, coalesce(useridentity.arn, useridentity.principalid), substr(eventtime, 1, 10)
HAVING count(DISTINCT coalesce(json_extract_scalar(requestparameters, '$.secretId'), json_extract_scalar(requestparameters, '$.name'), requestparameters)) >= 5
ORDER BY secrets DESC, principal, date
