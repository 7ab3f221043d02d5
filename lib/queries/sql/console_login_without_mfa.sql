-- Console sign-ins without MFA. Federated users are left out, because their identity provider handles MFA.
-- Job: suspected intrusion
-- When: each week
SELECT eventtime, account, useridentity.type AS user_type, coalesce(useridentity.username, useridentity.arn) AS user_name, sourceipaddress, useragent
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventname = 'ConsoleLogin'
  AND useridentity.type IN ('IAMUser', 'Root')
  AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'
  AND json_extract_scalar(additionaleventdata, '$.MFAUsed') = 'No'
ORDER BY eventtime, eventid
