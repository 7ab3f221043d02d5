-- What vendors did with access that was temporarily delegated to them.
-- Job: activity timelines
-- When: after a vendor's product was set up or supported
SELECT eventtime, account, awsregion, useridentity.invokedbydelegate.accountid AS vendor_account, useridentity.arn AS principal, eventsource, eventname, errorcode, requestparameters
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND useridentity.invokedbydelegate.accountid IS NOT NULL
ORDER BY eventtime, eventid
