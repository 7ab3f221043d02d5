-- Calls that a VPC endpoint policy denied: an attempt to send data to another account, or a policy that is too restrictive.
-- Job: network
-- When: after an alarm, and after a change of an endpoint policy
SELECT account, awsregion, vpcendpointid, vpcendpointaccountid, eventsource, eventname, coalesce(useridentity.arn, useridentity.principalid, useridentity.accountid) AS principal,
  count(DISTINCT eventid) AS refusals, array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses, max(eventtime) AS last_refusal
FROM network_activity
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND errorcode = 'VpceAccessDenied'
GROUP BY account, awsregion, vpcendpointid, vpcendpointaccountid, eventsource, eventname, coalesce(useridentity.arn, useridentity.principalid, useridentity.accountid)
ORDER BY refusals DESC, principal, eventname
