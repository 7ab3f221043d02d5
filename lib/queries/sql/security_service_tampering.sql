-- Attempts to disable security monitoring: GuardDuty, Config, Security Hub, Macie, Inspector, Access Analyzer, flow logs, alarms, log groups, EventBridge rules, or to leave the organization.
-- Job: logging integrity
-- When: after an incident, to see whether monitoring was disabled
SELECT eventtime, account, awsregion, eventsource, eventname, useridentity.arn AS principal, errorcode, requestparameters, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND (
    eventsource = 'guardduty.amazonaws.com' AND eventname IN ('DeleteDetector', 'UpdateDetector', 'DisassociateFromMasterAccount', 'DisassociateFromAdministratorAccount',
      'DeleteMembers', 'DisassociateMembers', 'StopMonitoringMembers', 'CreateFilter', 'CreateIPSet', 'DeletePublishingDestination')
    OR eventsource = 'config.amazonaws.com' AND eventname IN ('StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel', 'DeleteConfigRule', 'DeleteOrganizationConfigRule')
    OR eventsource = 'securityhub.amazonaws.com' AND eventname IN ('DisableSecurityHub', 'BatchDisableStandards', 'DisassociateFromAdministratorAccount', 'DeleteMembers')
    OR eventsource = 'macie2.amazonaws.com' AND eventname = 'DisableMacie'
    OR eventsource = 'inspector2.amazonaws.com' AND eventname = 'Disable'
    OR eventsource = 'access-analyzer.amazonaws.com' AND eventname = 'DeleteAnalyzer'
    OR eventsource = 'ec2.amazonaws.com' AND eventname = 'DeleteFlowLogs'
    OR eventsource = 'monitoring.amazonaws.com' AND eventname IN ('DeleteAlarms', 'DisableAlarmActions')
    OR eventsource = 'logs.amazonaws.com' AND eventname IN ('DeleteLogGroup', 'DeleteLogStream', 'PutRetentionPolicy', 'DeleteMetricFilter')
    OR eventsource = 'events.amazonaws.com' AND eventname IN ('DisableRule', 'DeleteRule', 'RemoveTargets')
    OR eventsource = 'organizations.amazonaws.com' AND eventname = 'LeaveOrganization'
  )
ORDER BY eventtime, eventid
