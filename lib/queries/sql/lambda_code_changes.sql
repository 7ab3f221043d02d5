-- Lambda functions that were created or changed, and permissions to invoke them. Lambda adds the API version to event names, such as UpdateFunctionCode20150331v2.
-- Job: changes
-- When: a function behaves unexpectedly
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal, json_extract_scalar(requestparameters, '$.functionName') AS function_name, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'lambda.amazonaws.com'
  AND regexp_like(eventname, '^(CreateFunction|UpdateFunctionCode|UpdateFunctionConfiguration|AddPermission|CreateFunctionUrlConfig|UpdateFunctionUrlConfig|CreateEventSourceMapping|PublishLayerVersion|AddLayerVersionPermission)')
  AND errorcode IS NULL
ORDER BY eventtime, eventid
