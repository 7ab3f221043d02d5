-- Temporary credentials that were used from more than one address: a traveling user, or a stolen session.
-- Job: suspected intrusion
-- When: a session may have been stolen
SELECT account, useridentity.accesskeyid AS access_key, arbitrary(useridentity.arn) AS session,
  count(DISTINCT sourceipaddress) AS distinct_addresses,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses,
  array_agg(DISTINCT useragent ORDER BY useragent) AS user_agents,
  min(eventtime) AS first_call, max(eventtime) AS last_call
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND useridentity.accesskeyid LIKE 'ASIA%'
  AND useridentity.sessioncontext.ec2roledelivery IS NULL
  AND regexp_like(sourceipaddress, '^[0-9a-fA-F.:]+$')
GROUP BY account, useridentity.accesskeyid
HAVING count(DISTINCT sourceipaddress) > 1
ORDER BY distinct_addresses DESC, access_key
