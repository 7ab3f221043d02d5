import { Adoption } from './adoption';
import { logGroupNameOf } from '../../aws/arn';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';

/**
 * The logical ids in the stack of the `app` command. The CDK derives them from construct paths, so they don't depend on
 * the file's name.
 */
export const LOGICAL_IDS = {
  trail: 'Trail76E5F934',
  logBucket: 'TrailLogBucket563B90BB',
  logBucketPolicy: 'TrailLogBucketPolicyFB45F718',
  key: 'TrailKey7031660D',
  alias: 'TrailKeyAlias0DEFEE02',
  logGroup: 'TrailLogGroupAACB9536',
  logsPolicy: 'TrailLogsPolicyC490F066',
} as const;

/** The resource mapping of `cdk import`: identifiers of existing resources, by logical id. */
export type Imports = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The resources to import.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-supported-resources.html
 */
export function importsOf({ config, ours }: Adoption, state: AccountState): Imports {
  const trail = valueOf(state.trail)!;
  const key = valueOf(state.key);
  const aliases = ours.key ? (valueOf(key!.aliases) ?? []) : [];
  const alias = aliases.find((name) => !name.startsWith('alias/aws/'));
  const hasLogs = config.delivery?.cloudWatchLogs?.enabled !== false;
  return {
    ...(ours.key && { [LOGICAL_IDS.key]: { KeyId: key!.arn.split('/').at(-1)! } }),
    ...(alias !== undefined && { [LOGICAL_IDS.alias]: { AliasName: alias } }),
    ...(ours.logBucket && {
      [LOGICAL_IDS.logBucket]: { BucketName: trail.bucketName },
      [LOGICAL_IDS.logBucketPolicy]: { Bucket: trail.bucketName },
    }),
    ...(ours.logGroup && { [LOGICAL_IDS.logGroup]: { LogGroupName: logGroupNameOf(trail.logGroupArn!) } }),
    ...(hasLogs && { [LOGICAL_IDS.logsPolicy]: { PolicyArn: logsPolicyArn(state) } }),
    [LOGICAL_IDS.trail]: { TrailName: trail.name },
  };
}

/** The managed policy, which must exist before the import because the trail depends on it. */
export function logsPolicyArn({ partition, account, trail }: AccountState): string {
  return `arn:${partition}:iam::${account}:policy/${valueOf(trail)!.name}-logs`;
}
