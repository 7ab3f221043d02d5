import { Token } from 'aws-cdk-lib';

/** Whether a value is a token. It is passed to the modules that don't import aws-cdk-lib. */
export const isToken = (value: unknown): boolean => Token.isUnresolved(value);
