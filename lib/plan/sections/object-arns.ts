import { DataEventResourceType } from '../../events/data-event-resource-type';
import { bucketOf, OwnBuckets } from '../../events/own-buckets';
import { DataSelection } from '../../events/selection';
import { replaceTokens } from '../../events/token-text';
import { CheckContext } from '../../validation/check';
import { Problem } from '../../validation/problems';

type Form = { readonly pattern: RegExp } & Omit<Problem, 'got'>;

const OF_S3: Form = {
  pattern: /^arn:[^:]+:s3:::/,
  wrong: 'is not an ARN of S3 objects',
  allowed: 'an ARN that starts with arn:PARTITION:s3:::BUCKET/',
  fix: 'write the ARN of objects, or correct resourceType',
};

const whole = (prefixOperator: string): Form => ({
  pattern: /^arn:[^:]+:s3:::[^/]+\/./s,
  wrong: 'is not the ARN of an object, so it never matches',
  allowed: 'arn:PARTITION:s3:::BUCKET/KEY',
  fix: `for all objects of a bucket, use ${prefixOperator} with BUCKET/`,
});

/** A bucket's name ends with a letter or digit, so a value with another last character is the beginning of names. */
const BEGINNING: Form = {
  pattern: /^arn:[^:]+:s3:::([^/]*[^/A-Za-z0-9]|[^/]+\/.*)?$/s,
  wrong: "is not the beginning of an object's ARN, with a slash after the bucket's name",
  allowed: 'an ARN that starts with arn:PARTITION:s3:::BUCKET/',
  fix: 'add the slash: without it, buckets with longer names match too',
};

const FORMS = {
  equalTo: whole('startsWith'),
  notEquals: whole('notStartsWith'),
  startsWith: BEGINNING,
  notStartsWith: BEGINNING,
};

/**
 * Checks the ARNs of S3 objects in conditions. CloudTrail compares them with object ARNs, never with bucket ARNs.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function checkObjectArns(
  { resourceType, resourceArn, path }: DataSelection,
  facts: OwnBuckets,
  { problems, isToken }: CheckContext,
): void {
  if (resourceType !== DataEventResourceType.S3_OBJECT) {
    return;
  }

  for (const operator of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    resourceArn?.[operator]?.forEach((value, index) => {
      const literal = isToken(value) ? literalOf(value, facts) : value;
      const form =
        literal === undefined ? undefined : [OF_S3, FORMS[operator]].find(({ pattern }) => !pattern.test(literal));

      if (form !== undefined) {
        const { pattern, ...problem } = form;
        problems.add(`${path}.resourceArn.${operator}[${index}]`, { ...problem, got: value });
      }
    });
  }
}

/**
 * An ARN with a bucket's name in place of its token, if the token is known to be a bucket's ARN or name; undefined if
 * the token may be anything.
 */
function literalOf(value: string, facts: OwnBuckets): string | undefined {
  const [, ...key] = replaceTokens(value, 'x').split('/');
  return facts.bucketOf(value) === bucketOf(value) ? undefined : ['arn:aws:s3:::bucket', ...key].join('/');
}
