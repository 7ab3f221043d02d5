-- The most frequent events, by service and action: what drives the cost of recording and storing events.
-- Job: costs
-- When: the cost of CloudTrail rises
SELECT account, coalesce(eventcategory, 'Management') AS category, eventsource, eventname, count(DISTINCT eventid) AS events,
  count(DISTINCT coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.invokedby)) AS callers,
  round(100.0 * count(DISTINCT eventid) / sum(count(DISTINCT eventid)) OVER (), 1) AS percent
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
GROUP BY account, coalesce(eventcategory, 'Management'), eventsource, eventname
ORDER BY events DESC, eventsource, eventname
LIMIT 100
