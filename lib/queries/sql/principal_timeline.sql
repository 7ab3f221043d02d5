-- Everything that a user or a role did, or one session of a role.
-- Job: who did it
-- When: somebody has to say what this principal did
-- Parameter: the first day, such as '2026/11/01'
-- Parameter: the last day
-- Parameter: the ARN of the user, of the role, or of the session
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, useragent, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day BETWEEN ? AND ?
  AND ? IN (useridentity.arn, useridentity.sessioncontext.sessionissuer.arn)
ORDER BY eventtime, eventid
