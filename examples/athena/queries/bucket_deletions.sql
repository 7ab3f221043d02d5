-- Buckets that were deleted, and by whom.
-- Job: changes
-- When: a bucket is gone
SELECT eventtime, account, useridentity.arn AS principal, json_extract_scalar(requestparameters, '$.bucketName') AS bucket, errorcode
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventname = 'DeleteBucket'
ORDER BY eventtime, eventid
