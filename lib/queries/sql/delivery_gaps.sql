-- Regions with days on which no log file arrived, up to today. Regions without activity have such days too: digest_gaps tells the two apart.
-- Job: logging integrity
-- When: each week
WITH delivered AS (
  SELECT account, region, day, coalesce(lead(day) OVER (PARTITION BY account, region ORDER BY day), date_format(current_timestamp, '%Y/%m/%d')) AS next_day
  FROM cloudtrail
  WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  GROUP BY account, region, day
)
SELECT account, region, day AS last_day, next_day, date_diff('day', date_parse(day, '%Y/%m/%d'), date_parse(next_day, '%Y/%m/%d')) - 1 AS days_missing
FROM delivered
WHERE date_diff('day', date_parse(day, '%Y/%m/%d'), date_parse(next_day, '%Y/%m/%d')) > 1
ORDER BY days_missing DESC, account, region, last_day
