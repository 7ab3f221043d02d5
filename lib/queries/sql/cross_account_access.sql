-- Other accounts that made calls in this account, with the number of calls and the actions.
-- Job: activity timelines
-- When: each quarter: you should know every account in the list
SELECT account, useridentity.accountid AS caller_account, count(DISTINCT eventid) AS calls, count(DISTINCT useridentity.principalid) AS principals,
  array_agg(DISTINCT concat(split_part(eventsource, '.', 1), ':', eventname) ORDER BY concat(split_part(eventsource, '.', 1), ':', eventname)) AS actions,
  min(eventtime) AS first_call, max(eventtime) AS last_call
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND useridentity.accountid <> recipientaccountid
  AND useridentity.accountid <> 'anonymous'
GROUP BY account, useridentity.accountid
ORDER BY calls DESC, caller_account
