-- Purchases: reservations, Savings Plans, domains, provisioned throughput, subscriptions.
-- Job: costs
-- When: the bill rises suddenly
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, errorcode, requestparameters, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND (
    regexp_like(eventname, '^Purchase')
    OR eventsource = 'savingsplans.amazonaws.com' AND eventname = 'CreateSavingsPlan'
    OR eventsource = 'route53domains.amazonaws.com' AND eventname IN ('RegisterDomain', 'TransferDomain', 'RenewDomain')
    OR eventsource = 'bedrock.amazonaws.com' AND eventname IN ('CreateProvisionedModelThroughput', 'CreateFoundationModelAgreement')
    OR eventsource = 'aws-marketplace.amazonaws.com' AND eventname IN ('Subscribe', 'AcceptAgreementRequest', 'AcceptAgreementApprovalRequest')
  )
ORDER BY eventtime, eventid
