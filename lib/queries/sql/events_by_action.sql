-- What fills the trail: events by service and action, the most frequent first. Each is billed, and each is stored.
-- Job: what costs
-- When: the bill for CloudTrail rises
SELECT account, coalesce(eventcategory, 'Management') AS category, eventsource, eventname, count(DISTINCT eventid) AS events,
  count(DISTINCT coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.invokedby)) AS callers,
  round(100.0 * count(DISTINCT eventid) / sum(count(DISTINCT eventid)) OVER (), 1) AS percent
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
GROUP BY account, coalesce(eventcategory, 'Management'), eventsource, eventname
ORDER BY events DESC, eventsource, eventname
LIMIT 100
