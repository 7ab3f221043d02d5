-- Events that CloudTrail delivered late or once more, by the reason it gives, or that arrived a day or more after they happened.
-- Job: is logging intact
-- When: a question was answered before all events were there
SELECT account, awsregion, substr(eventtime, 1, 10) AS date, day AS delivered, coalesce(addendum.reason, 'none given') AS reason, count(DISTINCT eventid) AS events,
  array_agg(DISTINCT eventsource ORDER BY eventsource) AS services
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND (addendum.reason IS NOT NULL OR date_diff('day', date_parse(substr(eventtime, 1, 10), '%Y-%m-%d'), date_parse(day, '%Y/%m/%d')) > 1)
GROUP BY account, awsregion, substr(eventtime, 1, 10), day, coalesce(addendum.reason, 'none given')
ORDER BY delivered DESC, date, awsregion, reason
