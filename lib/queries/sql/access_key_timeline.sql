-- All calls made with an access key.
-- Job: activity timelines
-- When: an access key leaked, or a finding names it
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the access key's id, such as 'AKIAIOSFODNN7EXAMPLE'
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, useragent, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND useridentity.accesskeyid = ?
ORDER BY eventtime, eventid
