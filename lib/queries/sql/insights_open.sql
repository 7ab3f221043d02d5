-- Unusual rates that started and haven't ended.
-- Job: insights
-- When: an incident is ongoing and its cause isn't known
SELECT account, region, sharedeventid, max(insightdetails.eventsource) AS event_source, max(insightdetails.eventname) AS event_name,
  max(insightdetails.insighttype) AS insight_type, max(insightdetails.errorcode) AS error_code, min(eventtime) AS began,
  max(insightdetails.insightcontext.statistics.insight.average) AS calls_per_minute,
  max(insightdetails.insightcontext.statistics.baseline.average) AS usual_calls_per_minute
FROM insights
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
GROUP BY account, region, sharedeventid
HAVING count_if(insightdetails.state = 'End') = 0
ORDER BY began DESC, sharedeventid
