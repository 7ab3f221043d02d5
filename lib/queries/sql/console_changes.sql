-- What people changed by hand in the console.
-- Job: who did it
-- When: what is deployed isn't what the code says
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, requestparameters
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND sessioncredentialfromconsole = 'true'
  AND readonly = 'false'
  AND errorcode IS NULL
ORDER BY eventtime, eventid
