import { parseArn } from '../../aws/arn';
import { Placeholder } from '../../validation/placeholder';

/** A resource of a deployed stack. */
export interface StackResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}

/** The values of a deployed stack that CloudFormation resolves references with. */
export interface DeployedStack {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly urlSuffix: string;
  readonly resources: readonly StackResource[];
  /** By name. */
  readonly exports: Readonly<Record<string, string>>;
}

/** Resolves all references in a value. One that can't be resolved becomes a placeholder, which equals any value. */
export function resolve(value: any, stack: DeployedStack): any {
  if (Array.isArray(value)) {
    return value.map((element) => resolve(element, stack));
  }

  if (typeof value !== 'object' || value === null) {
    return value;
  }

  const [name = '', ...others] = Object.keys(value);
  const isCall = others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
  if (isCall) {
    return call(name, value[name], stack);
  }

  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner, stack)]));
}

/** Whether a value refers to an export of another stack. */
export function importsValues(value: unknown): boolean {
  return JSON.stringify(value).includes('"Fn::ImportValue"');
}

function call(name: string, argument: any, stack: DeployedStack): any {
  switch (name) {
    case 'Ref':
      return refer(argument, stack);
    case 'Fn::GetAtt':
      return attributeOf(argument, stack);
    case 'Fn::ImportValue':
      return stack.exports[resolve(argument, stack)] ?? unknown(resolve(argument, stack));
    case 'Fn::Join':
      return resolve(argument[1], stack).join(argument[0]);
    case 'Fn::Split':
      return resolve(argument[1], stack).split(argument[0]);
    case 'Fn::Select':
      return resolve(argument[1], stack)[argument[0]] ?? unknown('Fn::Select');
    case 'Fn::Sub':
      return substitute(argument, stack);
    default:
      return unknown(name);
  }
}

function attributeOf(argument: string | [string, string], stack: DeployedStack): string {
  const [id, name] = typeof argument === 'string' ? argument.split('.') : argument;
  return attribute(id, name, stack);
}

function substitute(argument: string | [string, Record<string, unknown>], stack: DeployedStack): string {
  const [text, given] = typeof argument === 'string' ? [argument, {}] : argument;
  return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') {
      return `\${${name}}`;
    }

    if (name in given) {
      return resolve(given[name], stack);
    }

    const [id, ...path] = name.split('.');
    return path.length === 0 ? refer(id, stack) : attribute(id, path.join('.'), stack);
  });
}

function refer(name: string, { resources, ...stack }: DeployedStack): string {
  switch (name) {
    case 'AWS::AccountId':
      return stack.account;
    case 'AWS::Region':
      return stack.region;
    case 'AWS::Partition':
      return stack.partition;
    case 'AWS::URLSuffix':
      return stack.urlSuffix;
    default:
      return resources.find(({ logicalId }) => logicalId === name)?.physicalId ?? unknown(name);
  }
}

/** CloudFormation lists physical ids only. ARNs are derived from them, for the types that baselines refer to. */
function attribute(id: string, name: string, { resources, account, region, partition }: DeployedStack): string {
  const resource = resources.find(({ logicalId }) => logicalId === id);
  if (resource === undefined) {
    return unknown(`${id}.${name}`);
  }

  const of = (service: string, path: string) => `arn:${partition}:${service}:${path}`;
  switch (`${resource.type}.${name}`) {
    case 'AWS::S3::Bucket.Arn':
      return of('s3', `::${resource.physicalId}`);
    case 'AWS::KMS::Key.Arn':
      return of('kms', `${region}:${account}:key/${resource.physicalId}`);
    case 'AWS::Lambda::Function.Arn':
      return of('lambda', `${region}:${account}:function:${resource.physicalId}`);
    case 'AWS::DynamoDB::Table.Arn':
    case 'AWS::DynamoDB::GlobalTable.Arn':
      return of('dynamodb', `${region}:${account}:table/${resource.physicalId}`);
    case 'AWS::Logs::LogGroup.Arn':
      return of('logs', `${region}:${account}:log-group:${resource.physicalId}:*`);
    case 'AWS::SNS::Topic.TopicArn':
      return resource.physicalId;
    case 'AWS::SNS::Topic.TopicName':
      return parseArn(resource.physicalId).resource;
    case 'AWS::SQS::Queue.Arn':
      return of('sqs', `${region}:${account}:${resource.physicalId.split('/').at(-1)}`);
    case 'AWS::IAM::Role.Arn':
      return of('iam', `:${account}:role/${resource.physicalId}`); // of a role without a path
    default:
      return unknown(`${id}.${name}`);
  }
}

function unknown(what: string): Placeholder {
  return `<unknown: ${what}>`;
}
