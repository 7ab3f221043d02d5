-- Principals with ten or more successful delete or terminate calls in a day.
-- Job: changes
-- When: resources are missing
SELECT account, coalesce(useridentity.arn, useridentity.principalid) AS principal, substr(eventtime, 1, 10) AS date, count(DISTINCT eventid) AS deletions,
  array_agg(DISTINCT concat(split_part(eventsource, '.', 1), ':', eventname) ORDER BY concat(split_part(eventsource, '.', 1), ':', eventname)) AS actions,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND regexp_like(eventname, '^(BatchDelete|Delete|Terminate|Purge|Destroy|ScheduleKeyDeletion)')
  AND readonly = 'false'
  AND errorcode IS NULL
GROUP BY account, coalesce(useridentity.arn, useridentity.principalid), substr(eventtime, 1, 10)
HAVING count(DISTINCT eventid) >= 10
ORDER BY deletions DESC, principal, date
