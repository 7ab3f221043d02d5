-- Everything that was done to a resource: its name, id or ARN is in the request, the answer or the list of resources.
-- Job: who did it
-- When: a bucket, key or instance isn't as it should be
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the resource's name, id or ARN
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, readonly, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND strpos(concat(coalesce(requestparameters, ''), coalesce(responseelements, ''), coalesce(json_format(CAST(resources AS JSON)), '')), ?) > 0
ORDER BY eventtime, eventid
