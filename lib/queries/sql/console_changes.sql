-- Changes made by hand in the AWS Management Console.
-- Job: activity timelines
-- When: deployed resources differ from the code
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, sourceipaddress, requestparameters
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND sessioncredentialfromconsole = 'true'
  AND readonly = 'false'
  AND errorcode IS NULL
ORDER BY eventtime, eventid
