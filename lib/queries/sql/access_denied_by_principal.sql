-- Principals with the most denied calls, and the denied actions: reconnaissance, or a role that lacks a permission.
-- Job: suspected intrusion
-- When: after an alarm about denied calls
SELECT account, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) AS principal, count(DISTINCT eventid) AS refusals,
  count(DISTINCT concat(eventsource, eventname)) AS distinct_actions,
  array_agg(DISTINCT concat(split_part(eventsource, '.', 1), ':', eventname) ORDER BY concat(split_part(eventsource, '.', 1), ':', eventname)) AS actions,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND regexp_like(errorcode, 'AccessDenied|UnauthorizedOperation')
GROUP BY account, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid)
ORDER BY refusals DESC, principal
LIMIT 100
