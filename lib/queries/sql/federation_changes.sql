-- Changes to federated access: identity providers, IAM Identity Center, IAM Roles Anywhere.
-- Job: changes
-- When: an attacker may have left a backdoor
SELECT eventtime, account, eventsource, eventname, useridentity.arn AS principal, requestparameters, sourceipaddress, errorcode
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND (
    eventsource = 'iam.amazonaws.com' AND regexp_like(eventname, '(SAMLProvider|OpenIDConnectProvider)')
    OR eventsource IN ('sso.amazonaws.com', 'sso-directory.amazonaws.com', 'identitystore.amazonaws.com', 'rolesanywhere.amazonaws.com')
  )
  AND readonly = 'false'
ORDER BY eventtime, eventid
