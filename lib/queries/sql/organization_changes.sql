-- Changes to the organization: accounts that joined or left, policies, delegated administrators, trusted services.
-- Job: changes
-- When: a guardrail has no effect; run it in the management account
SELECT eventtime, account, eventname, useridentity.arn AS principal, requestparameters, sourceipaddress, errorcode
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND eventsource IN ('organizations.amazonaws.com', 'account.amazonaws.com')
  AND readonly = 'false'
ORDER BY eventtime, eventid
