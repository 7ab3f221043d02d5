-- All calls by a user or a role, or by one session of a role.
-- Job: activity timelines
-- When: you need to know what a principal did
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the ARN of the user, of the role, or of the session
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, useragent, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND ? IN (useridentity.arn, useridentity.sessioncontext.sessionissuer.arn)
ORDER BY eventtime, eventid
