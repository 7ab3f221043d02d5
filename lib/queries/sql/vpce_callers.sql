-- Callers of each VPC endpoint and their actions, accounts other than the endpoint's owner first.
-- Job: network
-- When: before you restrict an endpoint policy
SELECT account, awsregion, vpcendpointid, eventsource, useridentity.accountid AS caller_account, count(DISTINCT eventid) AS calls,
  array_agg(DISTINCT eventname ORDER BY eventname) AS actions
FROM network_activity
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
GROUP BY account, awsregion, vpcendpointid, vpcendpointaccountid, eventsource, useridentity.accountid
ORDER BY CASE WHEN useridentity.accountid = vpcendpointaccountid THEN 1 ELSE 0 END, calls DESC, vpcendpointid, eventsource
