import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { AccountPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CloudTrailBaseline } from 'cdk-cloudtrail-baseline';

export const app = new App();
const env = { account: '111111111111', region: 'eu-west-1' };

/** Parts of this app: the baseline adds to their policies what delivery needs. */
const own = new Stack(app, 'OwnParts', { env });
const key = new Key(own, 'Key', { enableKeyRotation: true });
const ownParts = new CloudTrailBaseline(own, 'Trail', {
  trail: { name: 'own-parts' },
  encryptionKey: key,
  logBucket: new Bucket(own, 'Logs', {
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: true,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  }),
  logGroup: new LogGroup(own, 'Events'),
  logsRole: new Role(own, 'LogsRole', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') }),
  topic: new Topic(own, 'Notices', { masterKey: key, enforceSSL: true }),
});

ownParts.grantRead(new AccountPrincipal('333333333333')); // another account: by the policies of bucket and key

/** A central bucket for access logs, of this app or one that exists already. */
const accessLogs = new Stack(app, 'AccessLogs', { env });
new CloudTrailBaseline(accessLogs, 'Trail', {
  trail: { name: 'central-access-logs' },
  accessLogBucket: new Bucket(accessLogs, 'Central', {
    versioned: true,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  }),
});

new CloudTrailBaseline(accessLogs, 'OtherTrail', {
  trail: { name: 'existing-access-logs' },
  storage: { accessLogs: { existingBucketName: 'company-access-logs' } },
});

/**
 * Parts that exist already: their owners add the required statements, which warnings ask for until they are
 * acknowledged.
 */
const existing = new Stack(app, 'ExistingParts', { env });
const existingParts = new CloudTrailBaseline(existing, 'Trail', {
  trail: { name: 'existing-parts' },
  storage: { existingBucketName: 'company-audit-logs', existingBucketOwner: '222222222222' },
  encryption: { existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
  delivery: {
    cloudWatchLogs: {
      existingLogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:audit-events',
      existingRoleArn: 'arn:aws:iam::111111111111:role/cloudtrail-to-logs',
    },
    notifications: { existingTopicArn: 'arn:aws:sns:eu-west-1:222222222222:audit-notices' },
  },
});

for (const [name, statements] of Object.entries({
  Bucket: existingParts.requiredBucketStatements,
  Key: existingParts.requiredKeyStatements,
  Topic: existingParts.requiredTopicStatements,
})) {
  new CfnOutput(existing, `${name}Statements`, {
    description: `What the ${name.toLowerCase()}'s owner adds to its policy`,
    value: existing.toJsonString(statements.map((statement) => statement.toStatementJson())),
  });
}
