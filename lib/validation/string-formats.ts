import { Grammar } from './check';

/** The formats of strings in a config, as AWS documents them. */

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
export const TRAIL_NAME: Grammar = {
  wrong: 'is not a trail name',
  pattern: /^(?!\d{1,3}(\.\d{1,3}){3}$)(?=.{3,128}$)[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/,
  allowed:
    '3 to 128 letters, digits, periods, underscores and hyphens, a letter or digit at both ends, no two of ._- ' +
    'side by side, not an IP address',
  fix: 'choose another name',
};

/** S3 accepts an asterisk too, but in a policy it is a wildcard. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
export const KEY_PREFIX: Grammar = {
  wrong: 'is not a key prefix',
  pattern: /^(?!.*AWSLogs)(?!.*\/\/)(?=.{1,200}$)[A-Za-z0-9!_.'()-]([A-Za-z0-9!_.'()/-]*[A-Za-z0-9!_.'()-])?$/,
  allowed:
    "1 to 200 letters, digits and !-_.'()/, no slash at either end or twice in a row, no AWSLogs, which " +
    'CloudTrail adds itself',
  fix: 'correct the prefix, or remove the key for no prefix',
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const BUCKET_NAME: Grammar = {
  wrong: 'is not a bucket name',
  pattern: /^(?!\d{1,3}(\.\d{1,3}){3}$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  allowed: '3 to 63 lowercase letters, digits, periods and hyphens, a letter or digit at both ends',
  fix: "write the bucket's name, not its ARN",
};

export const BUCKET_ARN: Grammar = {
  wrong: 'is not the ARN of a bucket',
  pattern: /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  allowed: 'arn:PARTITION:s3:::BUCKET',
  fix: "write the bucket's ARN, without a key or a slash",
};

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN */
export const KEY_ARN: Grammar = {
  wrong: 'is not the ARN of a key',
  pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  allowed: 'arn:PARTITION:kms:REGION:ACCOUNT:key/ID, the ID a UUID or mrk- and 32 hexadecimal digits',
  fix: "write the key's ARN, not its id or alias",
};

/** @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export const KEY_ALIAS: Grammar = {
  wrong: 'is not the name of a key alias',
  pattern: /^(?!alias\/)(?!aws\/)[A-Za-z0-9/_-]{1,250}$/,
  allowed: '1 to 250 letters, digits, slashes, underscores and hyphens, not starting with aws/',
  fix: 'write the name without alias/, which is added',
};

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const LOG_GROUP_ARN: Grammar = {
  wrong: 'is not the ARN of a log group',
  pattern: /^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:[A-Za-z0-9_/.#-]{1,512}(:\*)?$/,
  allowed: 'arn:PARTITION:logs:REGION:ACCOUNT:log-group:NAME',
  fix: "write the log group's ARN, not its name",
};

export const ROLE_ARN: Grammar = {
  wrong: 'is not the ARN of a role',
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\x21-\x29\x2b-\x3e\x40-\x7e]+$/,
  allowed: 'arn:PARTITION:iam::ACCOUNT:role/NAME, without * or ?',
  fix: "write the role's complete ARN",
};

export const TOPIC_ARN: Grammar = {
  wrong: 'is not the ARN of a topic',
  pattern: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/,
  allowed: 'arn:PARTITION:sns:REGION:ACCOUNT:TOPIC, not of a FIFO topic',
  fix: "write the topic's ARN, not its name",
};

export const ACCOUNT_ID: Grammar = {
  wrong: 'is not an account id',
  pattern: /^\d{12}$/,
  allowed: '12 digits, in quotes',
  fix: 'write all 12 digits in quotes, leading zeros included',
};

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
export const ORGANIZATION_ID: Grammar = {
  wrong: 'is not the id of an organization',
  pattern: /^o-[a-z0-9]{10,32}$/,
  allowed: 'o- and 10 to 32 lowercase letters and digits',
  fix: 'write the id that `aws organizations describe-organization` shows',
};

export const REGION: Grammar = {
  wrong: 'is not the name of a region',
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  allowed: 'a region, such as eu-west-1',
  fix: 'correct the name',
};

/** Names in Glue are lowercase. @see https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html */
export const SOURCE_NAME: Grammar = {
  wrong: 'is not a prefix for the names of tables',
  pattern: /^[a-z][a-z0-9_]{0,62}$/,
  allowed: 'a lowercase letter, then up to 62 lowercase letters, digits and underscores',
  fix: 'choose another name',
};

export const FOLDER: Grammar = {
  wrong: 'is not a path',
  pattern: /./,
  allowed: 'the path of a folder',
  fix: 'correct the path',
};

export const SAVED_QUERY: Grammar = {
  wrong: 'is not the name of a saved query',
  pattern: /./,
  allowed: 'the name of a saved query',
  fix: 'correct the name',
};

/** A query's name can be the name of a prepared statement too. @see https://docs.aws.amazon.com/athena/latest/APIReference/API_CreatePreparedStatement.html */
export const QUERY_NAME: Grammar = {
  wrong: 'is not a valid name of a saved query',
  pattern: /^[a-z][a-z0-9_]{1,62}$/,
  allowed: 'a lowercase letter, then 1 to 62 lowercase letters, digits and underscores',
  fix: 'rename the file',
};

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
export const POLICY_TARGET: Grammar = {
  wrong: 'is not a target that policies can be attached to',
  pattern: /^(\d{12}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$/,
  allowed: 'an account id of 12 digits in quotes, an organizational unit (ou-...) or the root (r-...)',
  fix: 'name an account, an organizational unit or the root',
};

/** An account, a role or user, or an organization. */
export const READER: Grammar = {
  wrong: 'is not a reader',
  pattern: /^(\d{12}|arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\x21-\x29\x2b-\x3e\x40-\x7e]+|o-[a-z0-9]{10,32})$/,
  allowed: 'an account id of 12 digits in quotes, the ARN of a role or user without * or ?, an organization id (o-...)',
  fix: 'name an account, a role, a user or an organization',
};

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
export const TAG_KEY: Grammar = {
  wrong: 'is not a tag key',
  pattern: /^(?![Aa][Ww][Ss]:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
  allowed: '1 to 128 letters, digits, spaces and _.:/=+-@, not starting with aws:',
  fix: 'rename the tag',
};

export const TAG_VALUE: Grammar = {
  wrong: 'is not a tag value',
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
  allowed: 'up to 256 letters, digits, spaces and _.:/=+-@',
  fix: 'correct the value, in quotes',
};
