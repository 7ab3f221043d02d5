-- Commands and shell sessions on instances and in containers: Systems Manager, EC2 Instance Connect, ECS Exec.
-- Job: suspected intrusion
-- When: an instance or a container may have been accessed from outside
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal,
  json_extract_scalar(requestparameters, '$.documentName') AS document,
  coalesce(json_extract_scalar(requestparameters, '$.target'), json_extract_scalar(requestparameters, '$.instanceIds[0]'),
    json_extract_scalar(requestparameters, '$.instanceId'), json_extract_scalar(requestparameters, '$.task')) AS target,
  sourceipaddress, errorcode
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND (
    eventsource = 'ssm.amazonaws.com' AND eventname IN ('SendCommand', 'StartSession', 'ResumeSession', 'StartAutomationExecution', 'CreateAssociation')
    OR eventsource = 'ec2-instance-connect.amazonaws.com' AND eventname IN ('SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey', 'OpenTunnel')
    OR eventsource = 'ecs.amazonaws.com' AND eventname = 'ExecuteCommand'
  )
ORDER BY eventtime, eventid
