import { AccountAccess } from './access';

/** CloudTrail takes about ten calls a second of each kind, so more at once would only be throttled. */
const MAX_CALLS = 8;

/** The clients of AWS's services. Each module is loaded when its client is asked for first. */
const CLIENTS = {
  account: () => (require('@aws-sdk/client-account') as typeof import('@aws-sdk/client-account')).AccountClient,
  athena: () => (require('@aws-sdk/client-athena') as typeof import('@aws-sdk/client-athena')).AthenaClient,
  cloudFormation: () =>
    (require('@aws-sdk/client-cloudformation') as typeof import('@aws-sdk/client-cloudformation')).CloudFormationClient,
  cloudTrail: () =>
    (require('@aws-sdk/client-cloudtrail') as typeof import('@aws-sdk/client-cloudtrail')).CloudTrailClient,
  glue: () => (require('@aws-sdk/client-glue') as typeof import('@aws-sdk/client-glue')).GlueClient,
  iam: () => (require('@aws-sdk/client-iam') as typeof import('@aws-sdk/client-iam')).IAMClient,
  kms: () => (require('@aws-sdk/client-kms') as typeof import('@aws-sdk/client-kms')).KMSClient,
  logs: () =>
    (require('@aws-sdk/client-cloudwatch-logs') as typeof import('@aws-sdk/client-cloudwatch-logs'))
      .CloudWatchLogsClient,
  organizations: () =>
    (require('@aws-sdk/client-organizations') as typeof import('@aws-sdk/client-organizations')).OrganizationsClient,
  s3: () => (require('@aws-sdk/client-s3') as typeof import('@aws-sdk/client-s3')).S3Client,
  sns: () => (require('@aws-sdk/client-sns') as typeof import('@aws-sdk/client-sns')).SNSClient,
  sts: () => (require('@aws-sdk/client-sts') as typeof import('@aws-sdk/client-sts')).STSClient,
};

type Service = keyof typeof CLIENTS;
type Client<S extends Service> = InstanceType<ReturnType<(typeof CLIENTS)[S]>>;

/** One account, as some credentials reach it. */
export class Aws {
  private readonly clients = new Map<string, unknown>();

  constructor(private readonly access: AccountAccess = {}) {
    // The SDK is bundled, so the advice to upgrade isn't the user's to follow.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  }

  /**
   * The client of a service, created when it is asked for first.
   *
   * @param region default: that of the access
   */
  public client<S extends Service>(service: S, region = this.access.region): Client<S> {
    const key = `${service} ${region ?? ''}`;
    if (!this.clients.has(key)) {
      const ServiceClient = CLIENTS[service]() as new (config: object) => Client<S>;
      this.clients.set(key, new ServiceClient({ ...this.configOf(region), ...this.optionsOf(service) }));
    }

    return this.clients.get(key) as Client<S>;
  }

  private configOf(region: string | undefined): object {
    return {
      region,
      profile: this.access.profile,
      retryMode: 'adaptive',
      // three by default, too few for CloudTrail's limits
      ...(process.env.AWS_MAX_ATTEMPTS === undefined && { maxAttempts: 6 }),
      requestHandler: this.requestHandler,
    };
  }

  /** What is particular to a service. */
  private optionsOf(service: Service): object {
    if (service === 'cloudTrail') {
      const agent = { maxSockets: MAX_CALLS, keepAlive: true };
      return { requestHandler: { ...this.requestHandler, httpAgent: agent, httpsAgent: agent } };
    }

    if (service === 's3') {
      // Bucket names in host names don't resolve on a local server.
      const { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_S3: endpointOfS3 } = process.env;
      const forcePathStyle = endpoint !== undefined || endpointOfS3 !== undefined;

      return { forcePathStyle, followRegionRedirects: true }; // a bucket is asked for its region before that is known
    }

    return {};
  }

  private get requestHandler(): object {
    const timeout = this.access.timeoutMs ?? 10_000;
    return { connectionTimeout: timeout / 2, requestTimeout: timeout, throwOnRequestTimeout: true };
  }
}
