-- Callers that use a TLS version older than 1.2.
-- Job: data exposure
-- When: before a service refuses them, and for an audit of encryption in transit
SELECT account, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) AS principal, eventsource,
  tlsdetails.tlsversion AS tls_version, tlsdetails.ciphersuite AS cipher_suite, count(DISTINCT eventid) AS calls,
  array_agg(DISTINCT useragent ORDER BY useragent) AS user_agents, array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND tlsdetails.tlsversion IN ('TLSv1', 'TLSv1.0', 'TLSv1.1')
GROUP BY account, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid), eventsource, tlsdetails.tlsversion, tlsdetails.ciphersuite
ORDER BY calls DESC, principal, eventsource, cipher_suite
