-- What the root user did, and from where. Calls by AWS services on its behalf are left out.
-- Job: activity timelines
-- When: after an alarm about the root user, and each month: no task should need it
SELECT eventtime, account, awsregion, eventsource, eventname, sourceipaddress, useragent, errorcode,
  useridentity.sessioncontext.assumedroot AS assumed_root
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND useridentity.type = 'Root'
  AND useridentity.invokedby IS NULL
  AND eventtype <> 'AwsServiceEvent'
ORDER BY eventtime, eventid
