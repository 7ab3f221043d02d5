-- Roles of instances whose credentials still come from the first version of the metadata service, which a forged request can read.
-- Job: what leaked
-- When: before IMDSv1 is switched off, to see what would break
SELECT account, awsregion, useridentity.sessioncontext.sessionissuer.arn AS role,
  array_agg(DISTINCT split_part(useridentity.principalid, ':', 2) ORDER BY split_part(useridentity.principalid, ':', 2)) AS instances,
  count(DISTINCT eventid) AS calls, max(eventtime) AS last_call
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND useridentity.sessioncontext.ec2roledelivery = '1.0'
GROUP BY account, awsregion, useridentity.sessioncontext.sessionissuer.arn
ORDER BY calls DESC, role
