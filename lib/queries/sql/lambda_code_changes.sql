-- Functions that were created or changed, and who may call them. Lambda adds a version to these names, such as UpdateFunctionCode20150331v2.
-- Job: what changed
-- When: a function does what nobody wrote
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal, json_extract_scalar(requestparameters, '$.functionName') AS function_name, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'lambda.amazonaws.com'
  AND regexp_like(eventname, '^(CreateFunction|UpdateFunctionCode|UpdateFunctionConfiguration|AddPermission|CreateFunctionUrlConfig|UpdateFunctionUrlConfig|CreateEventSourceMapping|PublishLayerVersion|AddLayerVersionPermission)')
  AND errorcode IS NULL
ORDER BY eventtime, eventid
