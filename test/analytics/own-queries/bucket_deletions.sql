-- Buckets that were deleted.
SELECT eventtime, account, useridentity.arn AS principal, json_extract_scalar(requestparameters, '$.bucketName') AS bucket
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventname = 'DeleteBucket'
ORDER BY eventtime, eventid
