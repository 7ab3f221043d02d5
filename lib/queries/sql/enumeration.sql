-- Principals that called 20 or more different read actions within an hour, a sign of reconnaissance.
-- Job: suspected intrusion
-- When: credentials may be compromised
SELECT account, coalesce(useridentity.arn, useridentity.principalid) AS principal, substr(eventtime, 1, 13) AS hour,
  count(DISTINCT concat(eventsource, eventname)) AS distinct_actions, count(DISTINCT eventsource) AS services,
  count(DISTINCT CASE WHEN errorcode IS NOT NULL THEN eventid END) AS errors,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND readonly = 'true'
  AND useridentity.invokedby IS NULL
  AND coalesce(useridentity.type, 'AWSService') <> 'AWSService'
GROUP BY account, coalesce(useridentity.arn, useridentity.principalid), substr(eventtime, 1, 13)
HAVING count(DISTINCT concat(eventsource, eventname)) >= 20
ORDER BY distinct_actions DESC, principal, hour
