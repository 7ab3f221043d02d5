-- Instance roles whose credentials still come from version 1 of the instance metadata service (IMDSv1), which server-side request forgery can exploit.
-- Job: data exposure
-- When: before you disable IMDSv1, to see what would break
SELECT account, awsregion, useridentity.sessioncontext.sessionissuer.arn AS role,
  array_agg(DISTINCT split_part(useridentity.principalid, ':', 2) ORDER BY split_part(useridentity.principalid, ':', 2)) AS instances,
  count(DISTINCT eventid) AS calls, max(eventtime) AS last_call
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND useridentity.sessioncontext.ec2roledelivery = '1.0'
GROUP BY account, awsregion, useridentity.sessioncontext.sessionissuer.arn
ORDER BY calls DESC, role
