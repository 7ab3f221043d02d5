-- Changes of who can reach a bucket, or where its objects are copied to.
-- Job: what changed
-- When: a bucket may be open
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal, json_extract_scalar(requestparameters, '$.bucketName') AS bucket, requestparameters, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN (
    'PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutAccountPublicAccessBlock',
    'DeleteAccountPublicAccessBlock', 'PutBucketReplication', 'PutBucketWebsite', 'PutBucketCors', 'PutBucketOwnershipControls', 'DeleteBucketOwnershipControls',
    'PutAccessPointPolicy', 'CreateAccessPoint', 'DeleteBucketEncryption'
  )
  AND errorcode IS NULL
ORDER BY eventtime, eventid
