import { Aws } from 'aws-cdk-lib';
import { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { throughS3 as throughS3WithSuffix } from '../policies/key-policy';
import { bucketPermissions, keyPermission } from '../policies/readers';
import { Permission } from '../policies/statement';
import { policyStatement } from '../synth/policy-statement';

/** The statements in a log bucket's policy that let principals read log files. */
export function readStatements(principals: IPrincipal[], bucketArn: string, objectArns: string[]): PolicyStatement[] {
  return permit(principals, bucketPermissions(bucketArn, objectArns));
}

/** The statements in a key's policy that let principals decrypt log files. */
export function decryptStatements(principals: IPrincipal[], bucketRegion: string): PolicyStatement[] {
  return permit(principals, [keyPermission(throughS3(bucketRegion))]);
}

/** The condition that a key is used only through S3. */
export function throughS3(bucketRegion: string): { readonly StringEquals: Record<string, string> } {
  return throughS3WithSuffix(bucketRegion, Aws.URL_SUFFIX);
}

function permit(principals: IPrincipal[], permissions: Permission[]): PolicyStatement[] {
  return principalGroups(principals).flatMap((group) =>
    permissions.map((permission) => policyStatement({ Effect: 'Allow', ...permission }, group)),
  );
}

/**
 * Groups of principals that one statement can name together: each principal with conditions needs its own statement.
 */
function principalGroups(principals: IPrincipal[]): IPrincipal[][] {
  const hasConditions = ({ policyFragment }: IPrincipal) => Object.keys(policyFragment.conditions).length > 0;
  const plain = principals.filter((principal) => !hasConditions(principal));
  const single = principals.filter(hasConditions).map((principal) => [principal]);
  return plain.length > 0 ? [plain, ...single] : single;
}
