-- Everything that was done with an access key.
-- Job: who did it
-- When: a key leaked, or a finding names one
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the access key's id, such as 'AKIAIOSFODNN7EXAMPLE'
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, useragent, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND useridentity.accesskeyid = ?
ORDER BY eventtime, eventid
