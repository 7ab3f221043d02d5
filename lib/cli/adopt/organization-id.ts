import { AccountState } from '../account/state';
import { ABSENT, valueOf } from '../aws/reading';

/** CloudTrail writes the log files of member accounts below the organization's id, in the bucket and the log group. */
const ROOT = /(?:AWSLogs\/|:log-stream:)(o-[a-z0-9]{10,32})(?:\/|_)/;

/** The organization's id, from the policies that must permit these deliveries; undefined if they don't agree on one. */
export function organizationIdOf({ logBucket, logsRole }: AccountState): string | undefined {
  const { policy = ABSENT } = valueOf(logBucket) ?? {};
  const { policies = ABSENT } = valueOf(logsRole) ?? {};
  const ofRole = (valueOf(policies) ?? []).flatMap(({ statements }) => statements);
  const ids = [...(valueOf(policy) ?? []), ...ofRole]
    .flatMap(({ Resource }) => Resource)
    .flatMap((resource) => ROOT.exec(resource)?.[1] ?? []);

  const [id, ...others] = new Set(ids);
  return others.length === 0 ? id : undefined;
}
