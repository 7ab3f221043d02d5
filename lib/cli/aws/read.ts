import { ABSENT, found, Reading } from './reading';
import { UsageError } from '../terminal/exit-code';

/** Errors that make every call fail, each with its fix. */
const CREDENTIALS: readonly [names: readonly string[], sentence: string][] = [
  [['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'], 'the credentials have expired; sign in again'],
  [['RequestTimeTooSkewed', 'RequestInTheFuture'], 'the clock of this computer is wrong; correct it'],
  [
    ['InvalidSignatureException', 'SignatureDoesNotMatch'],
    'the signature is invalid; check the secret access key and the clock of this computer',
  ],
  [
    ['InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidAccessKeyId', 'AuthFailure'],
    "the credentials are invalid, or the region isn't enabled in their account",
  ],
  [
    ['CredentialsProviderError', 'TokenProviderError'],
    'no credentials found; sign in, or name a profile with --profile',
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

/** Errors of the JSON and XML parsers, and of a missing member that every response has. */
const UNREADABLE = /^(SyntaxError|TypeError): |@aws-sdk XML parse error/;
const BROKEN = /^aborted$|socket hang up|ECONNRESET|EPIPE/;
const UNREACHABLE = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/;
/** The SDK's prefix of errors that aren't its own. */
const WRAPPER = /^AWS SDK error wrapper for (\w*Error: )?/;

/**
 * Calls AWS. The reading is unknown if the call is denied or gets no response.
 *
 * @param permission the IAM action that the call requires
 * @param absentErrors names of the errors that mean the resource doesn't exist
 * @throws UsageError if every call would fail
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
      throw new UsageError('no region found; name one with --region, or set AWS_REGION');
    }

    const [firstLine] = message.replace(WRAPPER, '').split('\n');
    return { kind: 'unknown', permission, why: why(name, firstLine, $metadata?.httpStatusCode) };
  }
}

function why(name: string, message: string, status: number | undefined): string {
  if (UNREADABLE.test(`${name}: ${message}`)) {
    return "the response is truncated, or isn't from AWS";
  }

  if (BROKEN.test(message)) {
    return 'the connection was closed';
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

  return name === 'TimeoutError' ? 'timeout' : `${name}: ${message}`;
}
