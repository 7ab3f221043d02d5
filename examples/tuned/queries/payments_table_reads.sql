-- Who read the payments table, and how often.
-- Job: data exposure
-- When: each month
SELECT account, useridentity.arn AS principal, eventname, count(DISTINCT eventid) AS reads
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'dynamodb.amazonaws.com'
  AND strpos(requestparameters, '"payments"') > 0
GROUP BY account, useridentity.arn, eventname
ORDER BY reads DESC, principal
