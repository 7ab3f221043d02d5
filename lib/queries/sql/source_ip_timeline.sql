-- All calls from a source address.
-- Job: activity timelines
-- When: an address is known to belong to an attacker
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the address, such as '198.51.100.7'
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, useridentity.accesskeyid AS access_key, useragent, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND sourceipaddress = ?
ORDER BY eventtime, eventid
