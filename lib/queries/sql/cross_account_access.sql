-- Which other accounts act here, with how many calls and on what.
-- Job: who did it
-- When: each quarter: every account in the list should be known
SELECT account, useridentity.accountid AS caller_account, count(DISTINCT eventid) AS calls, count(DISTINCT useridentity.principalid) AS principals,
  array_agg(DISTINCT concat(split_part(eventsource, '.', 1), ':', eventname) ORDER BY concat(split_part(eventsource, '.', 1), ':', eventname)) AS actions,
  min(eventtime) AS first_call, max(eventtime) AS last_call
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND useridentity.accountid <> recipientaccountid
  AND useridentity.accountid <> 'anonymous'
GROUP BY account, useridentity.accountid
ORDER BY calls DESC, caller_account
