import { StarterKind } from './kinds';
import { docsPage } from '../../validation/docs-page';

const INTRODUCTION = `# The config of the audit trail. An absent section uses its defaults; every key is documented in
# ${docsPage('config')}
# Check it: npx cdk-cloudtrail-baseline check FILE
# Before the first deployment: npx cdk-cloudtrail-baseline preflight FILE
`;

const EVENTS = `
events:
  management: {}                  # all management events; the first copy is free
  # data:                         # operations on the content of resources: USD 0.10 per 100,000 events
  #   - name: Changes of invoices
  #     resourceType: AWS::S3::Object
  #     readWriteType: WRITE_ONLY
  #     resourceArn: { startsWith: ['arn:aws:s3:::payments/invoices/'] }
  # networkActivity:              # calls through VPC endpoints
  #   - { eventSource: secretsmanager.amazonaws.com, onlyDenied: true }
`;

const STORAGE = `
storage:
  retentionDays: 2557             # seven years
  # objectLock: { days: 365 }     # deleting a log file earlier requires a special permission
  # readers: ['444444444444']     # accounts, roles and organizations that read log files
`;

const DELIVERY = `
delivery:
  cloudWatchLogs: { retentionDays: 400 }  # you pay by volume; enabled: false switches it off
  # notifications: {}             # an SNS notification for each log file
`;

const ANALYTICS = `
# analytics: {}                   # Athena tables, a workgroup and saved queries
`;

const ORGANIZATION = (controlTower: string) => `
organization:
  id: o-exampleorg1               # replace: aws organizations describe-organization --query Organization.Id
  accounts:                       # replace: 12 digits each, in quotes
    management: '111111111111'    # the trail is in this account
    logArchive: '222222222222'    # log files are stored in this account
    # securityTooling: '333333333333'  # log files are read and queried in this account
  homeRegion: eu-west-1           # replace: the region of all stacks
${controlTower}`;

const GUARDRAILS = [
  '',
  '# guardrails: {}                  ' +
    '# policies that protect the trail from member accounts, attached to the accounts above',
  '',
].join('\n');

const CONTROL_TOWER = "  controlTower: COMPLEMENT        # Control Tower's own trail records management events\n";

/** The starter files, by kind, without the comment by which editors find the JSON Schema. */
export const STARTERS: Readonly<Record<StarterKind, string>> = {
  account: `${INTRODUCTION}
trail:
  name: account-audit             # changing it later requires formerNames
${EVENTS}${STORAGE}${DELIVERY}${ANALYTICS}`,
  organization: `${INTRODUCTION}${ORGANIZATION('')}${EVENTS}${STORAGE}${DELIVERY}${ANALYTICS}${GUARDRAILS}`,
  'control-tower': `${INTRODUCTION}${ORGANIZATION(CONTROL_TOWER)}
events:
  data:                           # events that Control Tower's trail doesn't record: USD 0.10 per 100,000 events
    - name: Changes of invoices   # replace
      resourceType: AWS::S3::Object
      readWriteType: WRITE_ONLY
      resourceArn: { startsWith: ['arn:aws:s3:::payments/invoices/'] }
  # networkActivity:              # calls through VPC endpoints
  #   - { eventSource: secretsmanager.amazonaws.com, onlyDenied: true }
${STORAGE}${DELIVERY}
# analytics:                      # Athena tables, a workgroup and saved queries
#   sources:                      # management events are in Control Tower's bucket
#     - { name: control_tower, bucketName: aws-controltower-logs-222222222222-eu-west-1, keyPrefix: o-exampleorg1 }
${GUARDRAILS}`,
};
