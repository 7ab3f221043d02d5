-- All calls that involve a resource: its name, id or ARN is in the request, the response or the list of resources.
-- Job: activity timelines
-- When: a bucket, key or instance isn't in the expected state
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the resource's name, id or ARN
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, readonly, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND strpos(concat(coalesce(requestparameters, ''), coalesce(responseelements, ''), coalesce(json_format(CAST(resources AS JSON)), '')), ?) > 0
ORDER BY eventtime, eventid
