import { StarterKind } from './kinds';
import { SCHEMA_COMMENT } from '../../file/schema-comment';
import { docsPage } from '../../validation/docs-page';

const INTRODUCTION = `# The audit trail, as a config. A section that is absent uses its defaults; every key is in
# ${docsPage('config')}
# Check it: npx cdk-cloudtrail-baseline check FILE
# Before the first deployment: npx cdk-cloudtrail-baseline preflight FILE
`;

const HEAD = `${SCHEMA_COMMENT}${INTRODUCTION}`;

const EVENTS = `
events:
  management: {}                  # all management events; the first copy is free
  # data:                         # what is done with the content of resources: USD 0.10 per 100,000 events
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
  # objectLock: { days: 365 }     # nobody shortens the life of a log file without a special permission
  # readers: ['444444444444']     # accounts, roles and organizations that read log files
`;

const DELIVERY = `
delivery:
  cloudWatchLogs: { retentionDays: 400 }  # costs by volume; enabled: false switches it off
  # notifications: {}             # one notification for each log file, for machines
`;

const ANALYTICS = `
# analytics: {}                   # tables, a work group and saved queries for Athena
`;

const ORGANIZATION = (controlTower: string) => `
organization:
  id: o-exampleorg1               # replace: aws organizations describe-organization --query Organization.Id
  accounts:                       # replace: 12 digits each, in quotes
    management: '111111111111'    # the trail is here
    logArchive: '222222222222'    # log files are kept here
    # securityTooling: '333333333333'  # log files are read and queried here
  homeRegion: eu-west-1           # replace: where all stacks are
${controlTower}`;

const GUARDRAILS = [
  '',
  '# guardrails: {}                  ' +
    '# policies that keep member accounts from harming the trail, attached to the accounts above',
  '',
].join('\n');

const CONTROL_TOWER = "  controlTower: COMPLEMENT        # Control Tower's own trail records management events\n";

/** What config files begin with, by what they are for. */
export const STARTERS: Readonly<Record<StarterKind, string>> = {
  account: `${HEAD}
trail:
  name: account-audit             # to change it later takes formerNames
${EVENTS}${STORAGE}${DELIVERY}${ANALYTICS}`,
  organization: `${HEAD}${ORGANIZATION('')}${EVENTS}${STORAGE}${DELIVERY}${ANALYTICS}${GUARDRAILS}`,
  'control-tower': `${HEAD}${ORGANIZATION(CONTROL_TOWER)}
events:
  data:                           # what Control Tower's trail doesn't record: USD 0.10 per 100,000 events
    - name: Changes of invoices   # replace
      resourceType: AWS::S3::Object
      readWriteType: WRITE_ONLY
      resourceArn: { startsWith: ['arn:aws:s3:::payments/invoices/'] }
  # networkActivity:              # calls through VPC endpoints
  #   - { eventSource: secretsmanager.amazonaws.com, onlyDenied: true }
${STORAGE}${DELIVERY}
# analytics:                      # tables, a work group and saved queries for Athena
#   sources:                      # management events are in Control Tower's bucket
#     - { name: control_tower, bucketName: aws-controltower-logs-222222222222-eu-west-1, keyPrefix: o-exampleorg1 }
${GUARDRAILS}`,
};
