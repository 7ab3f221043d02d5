-- How often each action had an unusual rate: candidates for an alarm of their own, or for an exception.
-- Job: insights
-- When: each quarter
SELECT account, insightdetails.eventsource AS event_source, insightdetails.eventname AS event_name, insightdetails.insighttype AS insight_type,
  count(DISTINCT sharedeventid) AS insights, max(insightdetails.insightcontext.statistics.insight.average) AS highest_calls_per_minute,
  sum(insightdetails.insightcontext.statistics.insightduration) AS minutes, max(eventtime) AS last_seen
FROM insights
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND insightdetails.state = 'End'
GROUP BY account, insightdetails.eventsource, insightdetails.eventname, insightdetails.insighttype
ORDER BY insights DESC, event_source, event_name
