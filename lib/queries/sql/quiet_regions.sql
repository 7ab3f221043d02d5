-- Changes per region, the region with the fewest changes first: shows activity in regions that you don't use.
-- Job: suspected intrusion
-- When: each month, and when the bill shows an unknown region
SELECT account, awsregion, count(DISTINCT eventid) AS changes,
  array_agg(DISTINCT concat(split_part(eventsource, '.', 1), ':', eventname) ORDER BY concat(split_part(eventsource, '.', 1), ':', eventname)) AS actions,
  array_agg(DISTINCT coalesce(useridentity.arn, useridentity.principalid) ORDER BY coalesce(useridentity.arn, useridentity.principalid)) AS principals
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND readonly = 'false'
  AND useridentity.invokedby IS NULL
  AND coalesce(useridentity.type, 'AWSService') <> 'AWSService'
GROUP BY account, awsregion
ORDER BY changes, awsregion
