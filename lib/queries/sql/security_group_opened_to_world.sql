-- Security groups that were opened to all addresses.
-- Job: changes
-- When: a resource is reachable that shouldn't be
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal, json_extract_scalar(requestparameters, '$.groupId') AS security_group, requestparameters
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules')
  AND (strpos(requestparameters, '"0.0.0.0/0"') > 0 OR strpos(requestparameters, '"::/0"') > 0)
  AND errorcode IS NULL
ORDER BY eventtime, eventid
