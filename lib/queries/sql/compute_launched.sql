-- Compute launched in EC2, SageMaker, ECS and Batch, with principal and instance type: shows unauthorized use such as cryptomining.
-- Job: costs
-- When: the bill rises, or an access key leaked
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal,
  coalesce(json_extract_scalar(requestparameters, '$.instanceType'), json_extract_scalar(requestparameters, '$.resourceConfig.instanceType')) AS instance_type,
  coalesce(json_extract_scalar(requestparameters, '$.instancesSet.items[0].maxCount'), json_extract_scalar(requestparameters, '$.resourceConfig.instanceCount')) AS instances,
  errorcode, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND (
    eventsource = 'ec2.amazonaws.com' AND eventname IN ('RunInstances', 'RequestSpotInstances', 'RequestSpotFleet', 'CreateFleet')
    OR eventsource = 'sagemaker.amazonaws.com' AND eventname IN ('CreateNotebookInstance', 'CreateTrainingJob', 'CreateProcessingJob', 'CreateEndpoint')
    OR eventsource = 'ecs.amazonaws.com' AND eventname IN ('RunTask', 'CreateService')
    OR eventsource = 'batch.amazonaws.com' AND eventname = 'CreateComputeEnvironment'
  )
  AND useridentity.invokedby IS NULL
ORDER BY eventtime, eventid
