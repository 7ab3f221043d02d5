import { IResource } from 'aws-cdk-lib';
import { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnFunction, IFunction, IVersion } from 'aws-cdk-lib/aws-lambda';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { literalArn, ResourceKind } from './recorded-resource';
import { TrailEvents } from './trail-events';
import { bucketArn } from '../aws/arn';
import { ReadWriteFilter } from '../config/read-write-filter';
import { DataEventResourceType } from '../events/data-event-resource-type';
import { STREAM_EVENTS } from '../events/presets';
import { readsAndWrites } from '../plan/shapes/event-shapes';
import { planProps } from '../synth/plan-props';
import { flag, Shape, struct, string } from '../validation/check';
import { OBJECT_KEY_START } from '../validation/event-formats';
import { Problems } from '../validation/problems';

/**
 * Options for recording the events of a resource.
 */
export interface RecordOptions {
  /** Whether to record reads, writes or both: `READ_ONLY`, `WRITE_ONLY` or `ALL`. @default ALL */
  readonly readWriteType?: ReadWriteFilter;
}

/**
 * Options for recording the events of a bucket's objects.
 */
export interface RecordBucketOptions extends RecordOptions {
  /**
   * The prefix of the keys of the objects to record, such as `invoices/`: up to 1024 characters, without `*` or `?`,
   * and without a slash at the beginning.
   *
   * @default - all objects
   */
  readonly prefix?: string;
}

/**
 * Options for recording the events of a table.
 */
export interface RecordTableOptions extends RecordOptions {
  /** Whether to record reads of the table's stream too, which its consumers cause all the time. @default true */
  readonly streamReads?: boolean;
}

const BUCKET_SHAPE: Shape<RecordBucketOptions> = {
  readWriteType: readsAndWrites,
  prefix: string(OBJECT_KEY_START),
};

const TABLE_SHAPE: Shape<RecordTableOptions> = { readWriteType: readsAndWrites, streamReads: flag };

const BUCKET: ResourceKind = {
  noun: 'bucket',
  nameProperty: 'bucketName',
  arnOf: (name, { partition }) => bucketArn(partition, name),
  keyOf: (bucket) => (bucket as IBucket).encryptionKey?.keyArn,
};

const FUNCTION: ResourceKind = {
  noun: 'function',
  nameProperty: 'functionName',
  arnOf: (name, { partition, region, account }) => `arn:${partition}:lambda:${region}:${account}:function:${name}`,
  keyOf: ({ node }) => (node.defaultChild instanceof CfnFunction ? node.defaultChild.kmsKeyArn : undefined),
};

const TABLE: ResourceKind = {
  noun: 'table',
  nameProperty: 'tableName',
  arnOf: (name, { partition, region, account }) => `arn:${partition}:dynamodb:${region}:${account}:table/${name}`,
  keyOf: (table) => (table as ITable).encryptionKey?.keyArn,
};

export function recordBucket(
  scope: IConstruct,
  events: TrailEvents,
  bucket: IBucket,
  options: RecordBucketOptions,
): void {
  const path = pathOf(scope, 'recordBucket', bucket, 'bucketArn');
  const { prefix, readWriteType } = optionsOf(scope, BUCKET_SHAPE, options, path);
  const arn = prepare(scope, events, bucket, BUCKET, bucket.bucketArn, path);
  events.add(
    [
      {
        resourceType: DataEventResourceType.S3_OBJECT,
        readWriteType,
        resourceArn: { startsWith: [`${arn}/${prefix ?? ''}`] },
      },
    ],
    () => path,
  );

  events.buckets.push(bucket);
}

export function recordFunction(scope: IConstruct, events: TrailEvents, fnOrVersion: IFunction): void {
  const fn = (fnOrVersion as Partial<IVersion> | undefined)?.lambda ?? fnOrVersion; // of a version or an alias
  const path = pathOf(scope, 'recordFunction', fnOrVersion, 'functionArn');
  const arn = prepare(scope, events, fn, FUNCTION, fn.functionArn, path);
  events.add(
    [{ resourceType: DataEventResourceType.LAMBDA_FUNCTION, resourceArn: { equalTo: [arn], startsWith: [`${arn}:`] } }],
    () => path,
  );
}

export function recordTable(scope: IConstruct, events: TrailEvents, table: ITable, options: RecordTableOptions): void {
  const path = pathOf(scope, 'recordTable', table, 'tableArn');
  const { readWriteType, streamReads } = optionsOf(scope, TABLE_SHAPE, options, path);
  const arn = prepare(scope, events, table, TABLE, table.tableArn, path);
  const eventName = streamReads === false ? { notEquals: [...STREAM_EVENTS] } : undefined;
  events.add(
    [{ resourceType: DataEventResourceType.DYNAMODB_TABLE, readWriteType, resourceArn: { equalTo: [arn] }, eventName }],
    () => path,
  );
}

/**
 * The method and its resource, for errors and warnings.
 *
 * @throws BaselineConfigError if the resource doesn't have the ARN, as an L1 or a construct of another kind
 */
function pathOf(scope: IConstruct, method: string, resource: IResource, arnProperty: string): string {
  const problems = new Problems();
  if (!Construct.isConstruct(resource)) {
    problems.add(method, {
      wrong: 'requires a construct',
      got: resource,
      allowed: 'a construct of aws-cdk-lib',
      fix: 'pass a construct, or call recordData with the ARN as a string',
    });
  }

  if (Construct.isConstruct(resource) && (resource as unknown as Record<string, unknown>)[arnProperty] === undefined) {
    problems.add(method, {
      wrong: `requires a construct with ${arnProperty}`,
      got: resource.node.path,
      allowed: 'an L2 construct, or an imported resource',
      fix: 'pass another construct, or call recordData with the ARN as a string',
    });
  }

  problems.throwIfAny(scope.node.path);
  return `${method}(${resource.node.path})`;
}

function optionsOf<T extends object>(scope: IConstruct, shape: Shape<T>, options: T, path: string): T {
  return planProps(scope, { [path]: struct(shape) }, { [path]: options }, (read) => read[path]) as T;
}

/** Checks that the template can contain the resource's ARN, and that a single-region trail is in its region. */
function prepare(
  scope: IConstruct,
  events: TrailEvents,
  resource: IResource,
  kind: ResourceKind,
  arn: string,
  path: string,
): string {
  events.checkRegion(resource.env.region, path);
  const literal = literalArn(scope, resource, kind, arn, path);
  if (literal !== undefined) {
    events.renderAs(arn, literal);
  }

  return arn;
}
