-- Attempts to stop, restrict or delete a trail, including denied ones.
-- Job: logging integrity
-- When: after an alarm about the trail, and each week
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal, coalesce(json_extract_scalar(requestparameters, '$.name'),
  json_extract_scalar(requestparameters, '$.trailName')) AS trail, errorcode, requestparameters, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'cloudtrail.amazonaws.com'
  AND eventname IN (
    'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors', 'PutEventConfiguration', 'DeleteEventDataStore', 'UpdateEventDataStore',
    'StopEventDataStoreIngestion', 'DeregisterOrganizationDelegatedAdmin', 'RemoveTags'
  )
ORDER BY eventtime, eventid
