import { Grammar } from './check';

/** The formats of values in conditions on events. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */

export const NO_WILDCARDS = 'use startsWith, endsWith, notStartsWith or notEndsWith in a condition';

export const EVENT_VALUE: Grammar = {
  wrong: 'is not a value that CloudTrail can compare with',
  pattern: /^[^*?]{1,2048}$/,
  allowed: '1 to 2048 characters, without * or ?',
  fix: 'correct the value',
};

export const RESOURCE_TYPE: Grammar = {
  wrong: 'is not a resource type',
  pattern: /^(?=.{1,256}$)AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/,
  allowed: 'what CloudTrail calls it, AWS::SERVICE::TYPE, such as AWS::S3::Object: up to 256 characters',
  fix: 'use a constant of DataEventResourceType, or write the type',
};

export const SELECTOR_NAME: Grammar = {
  wrong: 'is not the name of a selection',
  pattern: /^[\s\S]{1,1000}$/,
  allowed: '1 to 1000 characters',
  fix: 'shorten the name, or remove the key for a generated name',
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
export const OBJECT_KEY_START: Grammar = {
  wrong: 'is not a prefix of object keys',
  pattern: /^(?!\/)[^*?]{0,1024}$/,
  allowed: 'up to 1024 characters, without * or ?, and without a slash at the beginning',
  fix: 'write the prefix of the keys, such as invoices/',
};

/** The name of an API operation, without the service prefix of IAM actions. */
export const EVENT_NAME: Grammar = {
  wrong: 'is not the name of an API operation, or a part of one',
  pattern: /^[^*?:]{1,2048}$/,
  allowed: 'the name alone, such as GetObject, without * or ? or a service before it',
  fix: 'write the name as in eventName of an event',
};

export const EVENT_SOURCE: Grammar = {
  wrong: 'is not an event source',
  pattern: /^(?=.{1,256}$)[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/,
  allowed: 'a service and .amazonaws.com, such as s3.amazonaws.com, in lowercase, up to 256 characters',
  fix: "write the service's name and .amazonaws.com, in lowercase",
};

export const ARN: Grammar = {
  wrong: 'is not an ARN, or the beginning of one',
  pattern: /^arn:[^*?]{1,2044}$/,
  allowed: 'arn: and what follows, without * or ?',
  fix: 'write the ARN from its beginning',
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const VPC_ENDPOINT_ID: Grammar = {
  wrong: 'is not the id of a VPC endpoint',
  pattern: /^vpce-[0-9a-f]{8}([0-9a-f]{9})?$/,
  allowed: 'vpce- and 8 or 17 hexadecimal digits, in lowercase',
  fix: "write the endpoint's id",
};

export const VPC_ENDPOINT_ID_START: Grammar = {
  ...VPC_ENDPOINT_ID,
  wrong: "is not the beginning of a VPC endpoint's id",
  pattern: /^vpce-[0-9a-f]{0,17}$/,
  allowed: 'vpce- and up to 17 hexadecimal digits, in lowercase',
  fix: "write a part of the endpoint's id",
};

export const VPC_ENDPOINT_ID_END: Grammar = {
  ...VPC_ENDPOINT_ID,
  wrong: "is not the end of a VPC endpoint's id",
  pattern: /^[0-9a-f]{1,17}$/,
  allowed: '1 to 17 hexadecimal digits, in lowercase',
  fix: "write a part of the endpoint's id",
};
