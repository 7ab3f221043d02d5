import { bucketArn } from '../../aws/arn';
import { TrailNames } from '../../aws/trail-names';
import { Statement } from '../../policies/statement';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';

/**
 * Whether other trails or services can deliver to the log bucket. The policy of the baseline permits only this trail,
 * so their deliveries would be refused.
 */
export function isSharedBucket({ logBucket, otherTrails, partition }: AccountState, names: TrailNames): boolean {
  const bucket = valueOf(logBucket);
  const policy = bucket?.policy.kind === 'found' ? bucket.policy.value : [];
  const isOnlyTrail = otherTrails.kind === 'found' && otherTrails.value.length === 0;
  const own = names.deliveryRoots.map((root) => `${bucketArn(partition, bucket?.name ?? '')}/${root}`);

  return policy
    .filter(isDelivery)
    .some((statement) => !isOfTrail(statement, names) && !(isOnlyTrail && isOfCloudTrail(statement, own)));
}

/** Whether a statement lets a service write objects. */
function isDelivery({ Effect: effect, Principal: principal, Action: action }: Statement): boolean {
  const isOfService = typeof principal === 'object' && 'Service' in principal;
  return effect === 'Allow' && isOfService && [action].flat().some((name) => /^s3:(\*|Put(\*|Object\*?))$/i.test(name));
}

/** Whether a statement permits only requests for this trail. */
function isOfTrail(statement: Statement, { trailArn }: TrailNames): boolean {
  const sources = sourcesOf(statement);
  return sources.length > 0 && sources.every((source) => source === trailArn);
}

/** Whether a statement permits only CloudTrail, only below these key prefixes, and for no particular trail. */
function isOfCloudTrail(statement: Statement, roots: string[]): boolean {
  const { Principal: principal, Resource: resource } = statement;
  const services = typeof principal === 'object' && 'Service' in principal ? [principal.Service].flat() : [];
  const isBelowRoots = [resource].flat().every((pattern) => roots.some((root) => pattern?.startsWith(root)));
  return (
    services.every((service) => service === 'cloudtrail.amazonaws.com') &&
    isBelowRoots &&
    sourcesOf(statement).every((source) => source.includes('*'))
  );
}

/** The ARNs that a statement names as the source of a request. */
function sourcesOf({ Condition: condition = {} }: Statement): string[] {
  return Object.values(condition).flatMap((keys) =>
    Object.entries(keys)
      .filter(([key]) => key.toLowerCase() === 'aws:sourcearn')
      .flatMap(([, values]) => values),
  );
}
