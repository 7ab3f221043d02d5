-- Snapshots and images that were shared with other accounts or exported.
-- Job: data exposure
-- When: data may have left the account in a snapshot or an image
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal,
  coalesce(json_extract_scalar(requestparameters, '$.snapshotId'), json_extract_scalar(requestparameters, '$.imageId'),
    json_extract_scalar(requestparameters, '$.dBSnapshotIdentifier'), json_extract_scalar(requestparameters, '$.dBClusterSnapshotIdentifier'),
    json_extract_scalar(requestparameters, '$.sourceArn')) AS source,
  requestparameters, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '90' day, '%Y/%m/%d')
  AND (
    eventname = 'ModifySnapshotAttribute' AND json_extract(requestparameters, '$.createVolumePermission.add') IS NOT NULL
    OR eventname = 'ModifyImageAttribute' AND json_extract(requestparameters, '$.launchPermission.add') IS NOT NULL
    OR eventname IN ('ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute') AND json_extract_scalar(requestparameters, '$.valuesToAdd[0]') IS NOT NULL
    OR eventname IN ('ExportImage', 'CreateInstanceExportTask', 'CreateStoreImageTask', 'StartExportTask')
  )
  AND errorcode IS NULL
ORDER BY eventtime, eventid
