import { createHash } from 'crypto';
import { partitionOf } from '../../lib/aws/partitions';

/** Where a template is deployed, and what is known of its resources. */
export interface DeployedTemplate {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly urlSuffix: string;
  /** By logical id: the values of `Ref` and of each attribute, such as `Arn`. Parameters have a `Ref` too. */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A template, as far as it is read here. */
export interface TemplateJson {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: any }>>;
}

/**
 * The resources of a template with everything that CloudFormation fills in written out. What it doesn't know, it throws
 * at.
 */
export function resolveTemplate(
  { Resources }: TemplateJson,
  deployment: DeployedTemplate,
): Record<string, { Type: string; Properties: any }> {
  const known = knownIn(deployment);
  return Object.fromEntries(
    Object.entries(Resources).map(([id, { Type, Properties = {} }]) => [
      id,
      { Type, Properties: written(Properties, known) },
    ]),
  );
}

/** One value of a template. */
export function resolveValue(value: any, deployment: DeployedTemplate): any {
  return written(value, knownIn(deployment));
}

function knownIn({ account, region, partition, urlSuffix, attributes }: DeployedTemplate): Record<string, string> {
  const ofResources = Object.entries(attributes).flatMap(([id, values]) =>
    Object.entries(values).map(([attribute, known]) => [attribute === 'Ref' ? id : `${id}.${attribute}`, known]),
  );

  return {
    ...Object.fromEntries(ofResources),
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::Partition': partition,
    'AWS::URLSuffix': urlSuffix,
  };
}

/**
 * What CloudFormation makes of a template's value, where `known` has the values of `Name` for a `Ref` and of
 * `Name.Attribute`.
 */
export function written(value: any, known: Readonly<Record<string, string>>): any {
  if (Array.isArray(value)) {
    return value.map((one) => written(one, known));
  }

  if (typeof value !== 'object' || value === null) {
    return value;
  }

  const lookUp = (name: string) => {
    if (!Object.hasOwn(known, name)) {
      throw new Error(`nothing is known of ${name}`);
    }

    return known[name];
  };

  if ('Fn::Join' in value) {
    const [separator, parts] = value['Fn::Join'];
    return written(parts, known).join(separator);
  }

  if ('Fn::Split' in value) {
    const [separator, text] = value['Fn::Split'];
    return written(text, known).split(separator);
  }

  if ('Fn::Select' in value) {
    const [index, list] = value['Fn::Select'];
    return written(list, known)[index];
  }

  if ('Fn::GetAtt' in value) {
    return lookUp(value['Fn::GetAtt'].join('.'));
  }

  if (typeof value['Fn::Sub'] === 'string') {
    return value['Fn::Sub'].replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal, name) =>
      literal === '!' ? `\${${name}}` : lookUp(name),
    );
  }

  const unknown = Object.keys(value).find((key) => key.startsWith('Fn::'));
  if (unknown !== undefined) {
    throw new Error(`${unknown} isn't known`);
  }

  return 'Ref' in value
    ? lookUp(value.Ref)
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner, known)]));
}

/** What is in the account afterwards, of the resources that policies name. */
export function deployTemplate({ Resources }: TemplateJson, account: string, region: string): DeployedTemplate {
  const partition = partitionOf(region);
  const place = {
    account,
    region,
    partition,
    urlSuffix: region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com',
  };

  const attributesOf = (id: string, type: string, properties: any = {}): Record<string, string> => {
    const arn = (rest: string) => `arn:${partition}:${rest}`;
    const name = (given: any) =>
      given === undefined ? id.toLowerCase() : resolveValue(given, { ...place, attributes: {} });

    switch (type) {
      case 'AWS::S3::Bucket':
        return { Ref: name(properties.BucketName), Arn: arn(`s3:::${name(properties.BucketName)}`) };
      case 'AWS::SNS::Topic':
        return { Ref: arn(`sns:${region}:${account}:${name(properties.TopicName)}`) };
      case 'AWS::Logs::LogGroup':
        return {
          Ref: name(properties.LogGroupName),
          Arn: arn(`logs:${region}:${account}:log-group:${name(properties.LogGroupName)}:*`),
        };
      case 'AWS::KMS::Key':
        return { Ref: keyIdOf(id), Arn: arn(`kms:${region}:${account}:key/${keyIdOf(id)}`) };
      case 'AWS::IAM::Role':
        return { Ref: name(properties.RoleName), Arn: arn(`iam::${account}:role/${name(properties.RoleName)}`) };
      default:
        return { Ref: id, Arn: arn(`made-up:${region}:${account}:${id}`), Name: id };
    }
  };

  return {
    ...place,
    attributes: Object.fromEntries(
      Object.entries(Resources).map(([id, { Type, Properties }]) => [id, attributesOf(id, Type, Properties)]),
    ),
  };
}

/** What KMS could have called a key, always the same for a logical id. */
function keyIdOf(logicalId: string): string {
  return createHash('sha256')
    .update(logicalId)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The logical ids that a part of a template refers to. */
export function referredTo(value: any): string[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }

  const { Ref, 'Fn::GetAtt': attribute } = value;
  return [
    ...(typeof Ref === 'string' ? [Ref] : []),
    ...(Array.isArray(attribute) ? [attribute[0]] : []),
    ...Object.values(value).flatMap(referredTo),
  ];
}
