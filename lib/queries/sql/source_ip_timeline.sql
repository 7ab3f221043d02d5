-- Everything that came from an address.
-- Job: who did it
-- When: an address is known to be an attacker's
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the address, such as '198.51.100.7'
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, useridentity.accesskeyid AS access_key, useragent, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND sourceipaddress = ?
ORDER BY eventtime, eventid
