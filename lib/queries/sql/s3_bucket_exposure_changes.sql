-- Changes to who can access a bucket, or to where its objects are replicated.
-- Job: changes
-- When: a bucket may be public
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
