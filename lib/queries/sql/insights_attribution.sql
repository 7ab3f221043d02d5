-- The user identities, user agents and error codes that contributed to each unusual rate, with their calls per minute.
-- Job: insights
-- When: insights_open or the console shows an insight
SELECT account, region, eventtime, insightdetails.state AS state, insightdetails.insighttype AS insight_type, insightdetails.eventsource AS event_source,
  insightdetails.eventname AS event_name, insightdetails.errorcode AS error_code, attribution.attribute AS attribute,
  part.value AS value, part.average AS calls_per_minute
FROM insights
CROSS JOIN UNNEST(insightdetails.insightcontext.attributions) AS a(attribution)
CROSS JOIN UNNEST(attribution.insight) AS p(part)
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
ORDER BY eventtime, event_name, attribute, calls_per_minute DESC, value
