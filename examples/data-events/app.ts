import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CloudTrailBaseline, DataEvents, ReadWriteFilter } from 'cdk-cloudtrail-baseline';

export const app = new App();
const env = { account: '111111111111', region: 'eu-west-1' };

/** The workload, in a stack of its own. */
const workload = new Stack(app, 'Workload', { env });
const invoices = new Bucket(workload, 'Invoices', { enforceSSL: true });
const payments = new Table(workload, 'Payments', { partitionKey: { name: 'id', type: AttributeType.STRING } });
const transfer = new Function(workload, 'Transfer', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = async () => {};'),
});

/** The account's trail: all management events, to CloudWatch Logs too. */
const accountTrail = new CloudTrailBaseline(new Stack(app, 'Audit', { env }), 'Trail');

const othersDeliveries = [accountTrail.logBucket, accountTrail.accessLogBucket].map(
  (bucket) => `${bucket?.bucketArn}/`,
);

/** A second trail for data events, since CloudTrail would send them to CloudWatch Logs by the gigabyte. */
const audit = new Stack(app, 'DataAudit', { env });
export const dataTrail = new CloudTrailBaseline(audit, 'Trail', {
  events: {
    management: { readWriteType: ReadWriteFilter.NONE },
    data: [
      // A trail leaves out its own deliveries; those of another trail are left out like this.
      { ...DataEvents.writesToAllS3Objects(), resourceArn: { notStartsWith: othersDeliveries } },
      DataEvents.bedrockModelInvocations(),
    ],
    dropBatchDeleteEntries: true,
  },
  delivery: { cloudWatchLogs: { enabled: false } },
});
dataTrail.recordBucket(invoices, { prefix: 'paid/' });
dataTrail.recordTable(payments, { readWriteType: ReadWriteFilter.WRITE_ONLY });
dataTrail.recordFunction(transfer);
