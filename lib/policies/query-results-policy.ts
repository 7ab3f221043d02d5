import { throughS3 } from './key-policy';
import { Statement } from './statement';

/** The actions on the key that reading and writing query results require. */
export const RESULT_KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Lets an account use the key of another account for query results: its IAM permissions decide who. */
export function resultKeyStatement(account: string, region: string, urlSuffix: string): Statement {
  return {
    Sid: 'AllowQueryResults',
    Effect: 'Allow',
    Principal: { AWS: account },
    Action: RESULT_KEY_ACTIONS,
    Resource: '*',
    Condition: throughS3(region, urlSuffix),
  };
}
