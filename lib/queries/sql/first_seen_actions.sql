-- Actions of the last day that the principal hadn't performed in the 30 days before.
-- Job: suspected intrusion
-- When: after an alarm whose cause isn't known yet
WITH actions AS (
  SELECT account, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) AS principal, eventsource, eventname,
    min(from_iso8601_timestamp(eventtime)) AS first_seen, count(DISTINCT eventid) AS calls
  FROM cloudtrail
  WHERE account = ? AND day >= date_format(current_timestamp - interval '31' day, '%Y/%m/%d')
    AND coalesce(useridentity.type, 'AWSService') <> 'AWSService'
  GROUP BY account, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid), eventsource, eventname
), principals AS (
  SELECT *, min(first_seen) OVER (PARTITION BY account, principal) AS principal_first_seen
  FROM actions
)
SELECT account, principal, eventsource, eventname, calls, date_format(first_seen, '%Y-%m-%dT%H:%i:%sZ') AS first_seen_at,
  CASE WHEN principal_first_seen >= current_timestamp - interval '1' day THEN 'yes' ELSE 'no' END AS principal_is_new
FROM principals
WHERE first_seen >= current_timestamp - interval '1' day
ORDER BY first_seen, principal, eventsource, eventname
