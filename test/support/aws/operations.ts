import { IncomingMessage } from 'http';
import * as account from '@aws-sdk/client-account';
import * as athena from '@aws-sdk/client-athena';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as cloudTrail from '@aws-sdk/client-cloudtrail';
import * as cloudWatchLogs from '@aws-sdk/client-cloudwatch-logs';
import * as glue from '@aws-sdk/client-glue';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as organizations from '@aws-sdk/client-organizations';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';
import * as sts from '@aws-sdk/client-sts';
import { NormalizedSchema } from '@smithy/core/schema';

/** A service, as its SDK client describes it. */
interface Service {
  readonly protocol: Protocol;
  readonly client: object;
}

export type Protocol = 'json' | 'query' | 's3' | 'rest-json';

/** By the name that requests to it are signed for. */
const SERVICES: Readonly<Record<string, Service>> = {
  account: { protocol: 'rest-json', client: account },
  athena: { protocol: 'json', client: athena },
  cloudformation: { protocol: 'query', client: cloudFormation },
  cloudtrail: { protocol: 'json', client: cloudTrail },
  glue: { protocol: 'json', client: glue },
  iam: { protocol: 'query', client: iam },
  kms: { protocol: 'json', client: kms },
  logs: { protocol: 'json', client: cloudWatchLogs },
  organizations: { protocol: 'json', client: organizations },
  s3: { protocol: 's3', client: s3 },
  sns: { protocol: 'query', client: sns },
  sts: { protocol: 'query', client: sts },
};

/** An operation: `[9, namespace, name, traits, input, output]` in the SDK. */
type OperationSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: { readonly http?: readonly [method: string, path: string] } | number,
  input: unknown,
  output: unknown,
];

/** What was asked of which service. */
export interface Operation {
  readonly service: string;
  readonly protocol: Protocol;
  readonly name: string;
  readonly region: string;
  /** Whose request it is. */
  readonly accessKeyId: string;
  readonly input: Readonly<Record<string, any>>;
  readonly output: NormalizedSchema;
}

/** Finds out what a request asks for, as the service would. */
export function operationOf(request: IncomingMessage, body: string): Operation {
  const [, accessKeyId, region, service] =
    /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];

  const found = SERVICES[service];
  if (found === undefined) {
    throw new Error(`a request to ${service ?? 'nobody'}, which this server doesn't know`);
  }

  const { protocol } = found;
  const operations = operationsIn(service);
  const { name, input } = READ[protocol](request, body, operations);
  const operation = operations.find((one) => one[2] === name);
  if (operation === undefined) {
    throw new Error(`${service} has no ${name}`);
  }

  return { service, protocol, name, region, accessKeyId, input, output: NormalizedSchema.of(operation[5] as never) };
}

const knownOperations = new Map<string, readonly OperationSchema[]>();

/** A service's operations, looked for once: a client exports hundreds of names. */
function operationsIn(service: string): readonly OperationSchema[] {
  const operations =
    knownOperations.get(service) ??
    Object.values(SERVICES[service].client).filter((one): one is OperationSchema => Array.isArray(one) && one[0] === 9);

  knownOperations.set(service, operations);
  return operations;
}

/** The names that errors of a service have on the wire. */
export function errorNames({ service, protocol }: Operation): string[] {
  const errors = Object.values(SERVICES[service].client).filter((one) => Array.isArray(one) && one[0] === -3);
  return errors.map(([, , name, traits]) => (protocol === 'query' ? (traits.awsQueryError?.[0] ?? name) : name));
}

type Read = (
  request: IncomingMessage,
  body: string,
  operations: readonly OperationSchema[],
) => Pick<Operation, 'name' | 'input'>;

const READ: Readonly<Record<Protocol, Read>> = {
  json: ({ headers }, body) => ({ name: String(headers['x-amz-target']).split('.').at(-1)!, input: JSON.parse(body) }),
  query: (_, body) => {
    const { Action: name, Version, ...input } = Object.fromEntries(new URLSearchParams(body));
    return { name, input };
  },
  'rest-json': ({ method, url }, body, operations) => ({
    name:
      operations.find(
        ({ 3: traits }) => typeof traits === 'object' && traits.http?.[0] === method && traits.http?.[1] === url,
      )?.[2] ?? url!,
    input: JSON.parse(body),
  }),
  s3: ({ method, url, headers }, _, operations) => {
    const { pathname, searchParams } = new URL(url!, 'http://s3');
    const asked = [...searchParams.keys()].filter((key) => key !== 'x-id').join();
    const request = `${method} ${asked}`;
    const named = searchParams.get('x-id');
    const name = named ?? knownRequests.get(request) ?? bucketOperation(operations, method, asked) ?? url!;
    knownRequests.set(request, name);
    const owner = headers['x-amz-expected-bucket-owner'];
    const Bucket = decodeURIComponent(pathname.split('/')[1]);
    return { name, input: owner === undefined ? { Bucket } : { Bucket, ExpectedBucketOwner: String(owner) } };
  },
};

/** The operations of S3 that were asked for already, by method and query. */
const knownRequests = new Map<string, string>();

/** The operation on a bucket that has these keys in its query. */
function bucketOperation(
  operations: readonly OperationSchema[],
  method: string | undefined,
  asked: string,
): string | undefined {
  return operations.find(({ 3: traits }) => {
    const [verb, path] = typeof traits === 'object' && traits.http !== undefined ? traits.http : [];
    const [label, query = ''] = path?.split('?') ?? [];
    const keys = [...new URLSearchParams(query).keys()].filter((key) => key !== 'x-id');
    return verb === method && label === '/' && keys.join() === asked;
  })?.[2];
}
