-- Anonymous requests to S3 buckets: which buckets are public, and which addresses sent the requests. Requires data events of S3 objects.
-- Job: data exposure
-- When: a bucket may be public
SELECT account, json_extract_scalar(requestparameters, '$.bucketName') AS bucket, eventname, coalesce(errorcode, 'succeeded') AS outcome, count(DISTINCT eventid) AS requests,
  count(DISTINCT json_extract_scalar(requestparameters, '$.key')) AS objects,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND eventsource = 's3.amazonaws.com'
  AND useridentity.accountid = 'anonymous'
GROUP BY account, json_extract_scalar(requestparameters, '$.bucketName'), eventname, coalesce(errorcode, 'succeeded')
ORDER BY requests DESC, bucket, eventname, outcome
LIMIT 100
