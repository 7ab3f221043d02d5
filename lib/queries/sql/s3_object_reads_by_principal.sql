-- How much data each principal read from each bucket, the largest amount first. Requires data events of S3 objects.
-- Job: data exposure
-- When: data may have been copied
SELECT account, coalesce(useridentity.arn, useridentity.principalid, useridentity.accountid) AS principal, json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
  count(DISTINCT eventid) AS reads, count(DISTINCT json_extract_scalar(requestparameters, '$.key')) AS objects,
  sum(TRY_CAST(json_extract_scalar(additionaleventdata, '$.bytesTransferredOut') AS double)) AS bytes_out,
  array_agg(DISTINCT sourceipaddress ORDER BY sourceipaddress) AS addresses
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN ('GetObject', 'SelectObjectContent', 'CopyObject')
  AND errorcode IS NULL
GROUP BY account, coalesce(useridentity.arn, useridentity.principalid, useridentity.accountid), json_extract_scalar(requestparameters, '$.bucketName')
ORDER BY bytes_out DESC NULLS LAST, principal, bucket
LIMIT 100
