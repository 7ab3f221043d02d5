-- Resources with the most data events, counted from aggregated events (windows of five minutes).
-- Job: costs
-- When: there are too many data events to record each one
SELECT account, awsregion, eventsource, summary.primarydimension.dimension AS dimension, statistic.name AS name, sum(statistic.value) AS events,
  min(timewindow.windowstart) AS first_window, max(timewindow.windowend) AS last_window
FROM aggregated
CROSS JOIN UNNEST(summary.primarydimension.statistics) AS t(statistic)
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
GROUP BY account, awsregion, eventsource, summary.primarydimension.dimension, statistic.name
ORDER BY events DESC, name
LIMIT 100
