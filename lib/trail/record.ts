import { IResource } from 'aws-cdk-lib';
import { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IFunction, IVersion } from 'aws-cdk-lib/aws-lambda';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { literalArn, ResourceKind } from './recorded-resource';
import { TrailEvents } from './trail-events';
import { ReadWriteType } from '../config/data-events-config';
import { DataResourceType } from '../events/data-resource-type';
import { STREAM_EVENTS } from '../events/presets';
import { flag, oneOf, Shape, struct, text } from '../plan/check';
import { EVENT_VALUE } from '../plan/event-grammar';
import { lacksBucketKey } from '../synth/bucket-key';
import { planProps } from '../synth/plan-props';

/**
 * What of a resource is recorded.
 */
export interface RecordOptions {
  /** Whether reads, writes or both are recorded. @default ALL */
  readonly readWriteType?: ReadWriteType;
}

/**
 * What of a bucket is recorded.
 */
export interface RecordBucketOptions extends RecordOptions {
  /** What the keys of the objects start with, such as `invoices/`. @default - all objects */
  readonly prefix?: string;
}

/**
 * What of a table is recorded.
 */
export interface RecordTableOptions extends RecordOptions {
  /** Whether reads of its stream are recorded too: consumers make them all the time. @default true */
  readonly streamReads?: boolean;
}

const BUCKET_SHAPE: Shape<RecordBucketOptions> = { readWriteType: oneOf(ReadWriteType), prefix: text(EVENT_VALUE) };
const TABLE_SHAPE: Shape<RecordTableOptions> = { readWriteType: oneOf(ReadWriteType), streamReads: flag };

const BUCKET: ResourceKind = { noun: 'bucket', nameProperty: 'bucketName', arnOf: (name, { partition }) => `arn:${partition}:s3:::${name}` };
const FUNCTION: ResourceKind = {
  noun: 'function', nameProperty: 'functionName', arnOf: (name, { partition, region, account }) => `arn:${partition}:lambda:${region}:${account}:function:${name}`,
};
const TABLE: ResourceKind = {
  noun: 'table', nameProperty: 'tableName', arnOf: (name, { partition, region, account }) => `arn:${partition}:dynamodb:${region}:${account}:table/${name}`,
};

export function recordBucket(scope: IConstruct, events: TrailEvents, bucket: IBucket, options: RecordBucketOptions): void {
  const path = pathOf('recordBucket', bucket);
  const { prefix, readWriteType } = optionsOf(scope, BUCKET_SHAPE, options, path);
  const arn = prepare(scope, events, bucket, BUCKET, bucket.bucketArn, path, bucket.encryptionKey);
  events.add({ resourceType: DataResourceType.S3_OBJECT, readWriteType, resourceArn: { startsWith: [`${arn}/${prefix ?? ''}`] } }, path);
  if (lacksBucketKey(bucket)) {
    events.bucketsWithoutBucketKey.push(bucket.node.path);
  }
}

export function recordFunction(scope: IConstruct, events: TrailEvents, given: IFunction): void {
  const fn = (given as Partial<IVersion>).lambda ?? given; // of a version or an alias
  const path = pathOf('recordFunction', given);
  const arn = prepare(scope, events, fn, FUNCTION, fn.functionArn, path);
  events.add({ resourceType: DataResourceType.LAMBDA_FUNCTION, resourceArn: { equalTo: [arn], startsWith: [`${arn}:`] } }, path);
}

export function recordTable(scope: IConstruct, events: TrailEvents, table: ITable, options: RecordTableOptions): void {
  const path = pathOf('recordTable', table);
  const { readWriteType, streamReads } = optionsOf(scope, TABLE_SHAPE, options, path);
  const arn = prepare(scope, events, table, TABLE, table.tableArn, path, table.encryptionKey);
  const eventName = streamReads === false ? { notEquals: [...STREAM_EVENTS] } : undefined;
  events.add({ resourceType: DataResourceType.DYNAMODB_TABLE, readWriteType, resourceArn: { equalTo: [arn] }, eventName }, path);
}

function pathOf(method: string, resource: IResource): string {
  return `${method}(${resource.node.path})`;
}

function optionsOf<T extends object>(scope: IConstruct, shape: Shape<T>, options: T, path: string): T {
  return planProps(scope, { [path]: struct(shape) }, { [path]: options }, (read) => read[path]) as T;
}

/** Makes sure that the resource can be written into the template, and that a trail of one region sees it. */
function prepare(scope: IConstruct, events: TrailEvents, resource: IResource, kind: ResourceKind, arn: string, path: string, key?: IKey): string {
  events.checkRegion(resource.env.region, path);
  const literal = literalArn(scope, resource, kind, arn, path, key);
  if (literal !== undefined) {
    events.renderAs(arn, literal);
  }
  return arn;
}
