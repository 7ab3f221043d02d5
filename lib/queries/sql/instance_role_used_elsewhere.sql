-- Instances whose credentials were used from more than one public address, a sign that they were stolen from the instance metadata service. A change of the instance's own address shows up too.
-- Job: suspected intrusion
-- When: an instance may be compromised
SELECT account, split_part(useridentity.principalid, ':', 2) AS instance, arbitrary(useridentity.sessioncontext.sessionissuer.arn) AS role,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses,
  array_agg(DISTINCT useragent ORDER BY useragent) AS user_agents,
  min(eventtime) AS first_call, max(eventtime) AS last_call
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND regexp_like(useridentity.principalid, ':i-[0-9a-f]+$')
  AND vpcendpointid IS NULL
  AND regexp_like(sourceipaddress, '^[0-9a-fA-F.:]+$')
GROUP BY account, split_part(useridentity.principalid, ':', 2)
HAVING count(DISTINCT sourceipaddress) > 1
ORDER BY account, instance
