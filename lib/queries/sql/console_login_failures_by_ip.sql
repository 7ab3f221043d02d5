-- Source addresses with failed console sign-ins: how many, for which users, and whether a sign-in succeeded.
-- Job: suspected intrusion
-- When: after an alarm about failed sign-ins
WITH logins AS (
  SELECT account, sourceipaddress, eventid, eventtime, useridentity.username AS user_name, json_extract_scalar(responseelements, '$.ConsoleLogin') AS outcome
  FROM cloudtrail
  WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
    AND eventname = 'ConsoleLogin'
)
SELECT account, sourceipaddress,
  count(DISTINCT CASE WHEN outcome = 'Failure' THEN eventid END) AS failures,
  count(DISTINCT CASE WHEN outcome = 'Success' THEN eventid END) AS successes,
  array_agg(DISTINCT user_name ORDER BY user_name) AS user_names,
  min(eventtime) AS first_try, max(eventtime) AS last_try
FROM logins
GROUP BY account, sourceipaddress
HAVING count(DISTINCT CASE WHEN outcome = 'Failure' THEN eventid END) > 0
ORDER BY failures DESC, sourceipaddress
