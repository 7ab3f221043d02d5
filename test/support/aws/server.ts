import { createServer, IncomingMessage, Server, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { errorNames, Operation, operationOf } from './operations';
import { encode, encodeError, Message, ServiceError } from './wire';

/** What a service answers: the SDK's shape of the output, or what goes wrong. */
export type Answer = object | Failure;

/** What goes wrong. */
export class Failure {
  /** Never an answer. */
  public static readonly HANG = new Failure('hang');
  /** The page of a proxy. */
  public static readonly PAGE = new Failure('page');

  /** An error that the service names. */
  public static error(name: string, status = 400, message = 'no'): Failure {
    return new Failure({ name, status, message });
  }

  /** What S3 says of a bucket of another region. */
  public static redirect(region: string): Failure {
    return new Failure({
      name: 'PermanentRedirect',
      status: 301,
      message: 'use another endpoint',
      headers: { 'x-amz-bucket-region': region },
    });
  }

  /** An answer whose connection ends in the midst of it. */
  public static broken(answer: object): Failure {
    return new Failure('broken', answer);
  }

  /** An answer that ends too early, and says that this is all. */
  public static cut(answer: object): Failure {
    return new Failure('cut', answer);
  }

  private constructor(
    public readonly how: ServiceError | 'hang' | 'broken' | 'cut' | 'page',
    public readonly answer?: object,
  ) {}
}

/** By operation, such as `GetTrail`; of a function, what it gives for the input. */
export type Answers = Readonly<Record<string, Answer | ((call: Call) => Answer)>>;

/** What was asked. */
export type Call = Pick<Operation, 'service' | 'name' | 'region' | 'accessKeyId' | 'input'>;

/** An answer, whether it depends on the call or not. */
export function answerTo(answer: Answers[string], call: Call): Answer {
  return typeof answer === 'function' ? (answer as (one: Call) => Answer)(call) : answer;
}

/** Errors that every service has, and that no client lists. */
const COMMON = [
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InternalFailure',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'RequestTimeTooSkewed',
  'ServiceUnavailable',
  'SignatureDoesNotMatch',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'UnrecognizedClientException',
];

/** Errors of S3 that its client doesn't list. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const OF_S3 = [
  'NoSuchBucketPolicy',
  'PermanentRedirect',
  'NoSuchLifecycleConfiguration',
  'NoSuchPublicAccessBlockConfiguration',
  'ObjectLockConfigurationNotFoundError',
  'OwnershipControlsNotFoundError',
  'ReplicationConfigurationNotFoundError',
  'ServerSideEncryptionConfigurationNotFoundError',
];

/**
 * AWS, on loopback: what it answers is checked against the schemas of the SDK's clients. The SDK finds it by
 * `AWS_ENDPOINT_URL`.
 */
export class AwsServer {
  public static async start(answers: Answers = {}): Promise<AwsServer> {
    const server = new AwsServer(answers);
    await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** In the order in which they came. */
  public readonly calls: Call[] = [];
  /** Of all services, how many calls waited at once at most. */
  public readonly mostAtOnce: Record<string, number> = {};
  /**
   * How many times all were waiting for an answer until one came: the longest chain of calls that need each other's
   * answers.
   */
  public waves = 0;
  /** Whether calls are only answered when no other comes any more. */
  public countsWaves = false;
  /** What is wrong with the clock of whoever asks, as this server sees it. */
  public clockOffset = 0;

  private readonly http: Server;
  private readonly errors: Error[] = [];
  private waiting: { readonly call: Call; readonly answer: () => void }[] = [];
  private timer?: NodeJS.Timeout;

  private constructor(public answers: Answers) {
    this.http = createServer((request, response) => {
      let body = '';
      request
        .setEncoding('utf8')
        .on('data', (chunk) => {
          body += chunk;
        })
        .on('end', () => {
          try {
            this.receive(request, body, response);
          } catch (error) {
            this.errors.push(error as Error);
            response.writeHead(418).end();
          }
        });
    });
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  /** The names of the operations that were called, in the order of the alphabet. */
  public get called(): string[] {
    return [...new Set(this.calls.map(({ service, name }) => `${service}:${name}`))].sort();
  }

  /** @throws what was wrong with an answer or a request */
  public async stop(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
    if (this.errors.length > 0) {
      throw this.errors[0];
    }
  }

  private receive(request: IncomingMessage, body: string, response: ServerResponse): void {
    const operation = operationOf(request, body);
    const { service, name, region, accessKeyId, input } = operation;
    const call = { service, name, region, accessKeyId, input };
    this.calls.push(call);

    const answer = () => this.respond(response, operation, this.answerTo(operation, call, request));
    if (!this.countsWaves) {
      answer();
      return;
    }

    this.waiting.push({ call, answer });
    const atOnce = this.waiting.filter((one) => one.call.service === service).length;
    this.mostAtOnce[service] = Math.max(this.mostAtOnce[service] ?? 0, atOnce);

    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const wave = this.waiting;
      this.waiting = [];
      this.waves += 1;
      wave.forEach((one) => one.answer());
    }, 150);
  }

  private answerTo(operation: Operation, call: Call, { headers }: IncomingMessage): Answer {
    const [, year, month, day, hour, minute, second] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date'])) ?? [];

    const sent = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    const isSkewed = Math.abs(sent - this.now()) > 300_000; // as AWS does
    if (isSkewed) {
      const error = operation.service === 's3' ? 'RequestTimeTooSkewed' : 'InvalidSignatureException';
      return Failure.error(error, 403, 'Signature expired');
    }

    const answer = this.answers[call.name] ?? this.answers[`${call.service}:${call.name}`];
    if (answer === undefined) {
      throw new Error(`nothing answers ${call.name}`);
    }

    return answerTo(answer, call);
  }

  private respond(response: ServerResponse, operation: Operation, answer: Answer): void {
    try {
      const failure = answer instanceof Failure ? answer.how : undefined;
      if (failure === 'hang') {
        return;
      }

      if (failure === 'page') {
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<html><body>Sign in to the proxy<br></body></html>');

        return;
      }

      if (typeof failure === 'object') {
        const known = [...COMMON, ...(operation.service === 's3' ? OF_S3 : []), ...errorNames(operation)];
        if (!known.includes(failure.name)) {
          throw new Error(`${operation.service} has no error ${failure.name}`);
        }

        this.send(response, encodeError(operation, failure));
        return;
      }

      const whole = encode(operation, answer instanceof Failure ? answer.answer! : answer);
      if (failure === undefined) {
        this.send(response, whole);
      } else if (failure === 'cut') {
        this.send(response, { ...whole, body: whole.body.slice(0, whole.body.length / 2) });
      } else {
        response
          .writeHead(200, { ...whole.headers, 'content-length': whole.body.length + 100 })
          .write(whole.body, () => response.destroy());
      }
    } catch (error) {
      this.errors.push(error as Error);
      response.writeHead(418).end();
    }
  }

  private send(response: ServerResponse, { status, headers, body }: Message): void {
    response
      .writeHead(status, {
        ...headers,
        date: new Date(this.now()).toUTCString(),
        'content-length': Buffer.byteLength(body),
      })
      .end(body);
  }

  private now(): number {
    return Date.now() + this.clockOffset;
  }
}
