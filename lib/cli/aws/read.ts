import { ABSENT, found, Reading } from './reading';
import { UsageError } from '../terminal/exit-code';

/** Errors after which nothing can be read, each with what to do. */
const CREDENTIALS: readonly [names: readonly string[], sentence: string][] = [
  [['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'], 'the credentials have expired; sign in again'],
  [['RequestTimeTooSkewed', 'RequestInTheFuture'], 'the clock of this computer is wrong; set it'],
  [
    ['InvalidSignatureException', 'SignatureDoesNotMatch'],
    'the signature of the credentials is wrong: either the secret key, or the clock of this computer',
  ],
  [
    ['InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidAccessKeyId', 'AuthFailure'],
    "AWS doesn't know the credentials, or the region isn't enabled in their account",
  ],
  [
    ['CredentialsProviderError', 'TokenProviderError'],
    'there are no credentials; sign in, or name a profile with --profile',
  ],
];

const DENIED: readonly string[] = [
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'AuthorizationErrorException',
  'UnauthorizedOperation',
  'Forbidden',
  'AllAccessDisabled',
  'KMSAccessDeniedException',
];

const THROTTLED: readonly string[] = [
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'SlowDown',
  'RequestThrottled',
];

/** What the parsers of JSON and XML say, and what is said where a member that every answer has isn't there. */
const UNREADABLE = /^(SyntaxError|TypeError): |@aws-sdk XML parse error/;
const BROKEN = /^aborted$|socket hang up|ECONNRESET|EPIPE/;
const UNREACHABLE = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/;
/** What the SDK puts before an error that isn't its own. */
const WRAPPER = /^AWS SDK error wrapper for (\w*Error: )?/;

/**
 * Reads one thing. What may not be read, or isn't answered, is unknown.
 *
 * @param permission the IAM action that the call requires
 * @param absentErrors names of the errors by which AWS says that there is none
 * @throws UsageError where nothing can be read
 */
export async function read<T>(
  permission: string,
  call: () => Promise<T | undefined>,
  absentErrors: readonly string[] = [],
): Promise<Reading<T>> {
  try {
    const value = await call();
    return value === undefined ? ABSENT : found(value);
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    if (absentErrors.includes(name)) {
      return ABSENT;
    }

    const sentence = CREDENTIALS.find(([names]) => names.includes(name))?.[1];
    if (sentence !== undefined) {
      throw new UsageError(sentence);
    }

    if (message === 'Region is missing') {
      throw new UsageError('there is no region; name one with --region, or set AWS_REGION');
    }

    const [firstLine] = message.replace(WRAPPER, '').split('\n');
    return { kind: 'unknown', permission, why: why(name, firstLine, $metadata?.httpStatusCode) };
  }
}

function why(name: string, message: string, status: number | undefined): string {
  if (UNREADABLE.test(`${name}: ${message}`)) {
    return "the answer was cut off, or isn't one of AWS's";
  }

  if (BROKEN.test(message)) {
    return 'the connection broke off';
  }

  if (UNREACHABLE.test(message)) {
    return `AWS can't be reached: ${message}`;
  }

  if (DENIED.includes(name) || status === 403) {
    return 'access denied';
  }

  if (THROTTLED.includes(name)) {
    return 'throttled, after all retries';
  }

  return name === 'TimeoutError' ? 'no answer in time' : `${name}: ${message}`;
}
