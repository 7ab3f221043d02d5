import { Token } from 'aws-cdk-lib';

/** What a token is: the pure rooms, which know no construct, are told by this. */
export const isToken = (value: unknown): boolean => Token.isUnresolved(value);
