-- Events that CloudTrail delivered late or again, by the reason that it gives, or that arrived more than a day after they happened.
-- Job: logging integrity
-- When: a question was answered before all events were delivered
SELECT account, awsregion, substr(eventtime, 1, 10) AS date, day AS delivered, coalesce(addendum.reason, 'none given') AS reason, count(DISTINCT eventid) AS events,
  array_agg(DISTINCT eventsource ORDER BY eventsource) AS services
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND (addendum.reason IS NOT NULL OR date_diff('day', date_parse(substr(eventtime, 1, 10), '%Y-%m-%d'), date_parse(day, '%Y/%m/%d')) > 1)
GROUP BY account, awsregion, substr(eventtime, 1, 10), day, coalesce(addendum.reason, 'none given')
ORDER BY delivered DESC, date, awsregion, reason
