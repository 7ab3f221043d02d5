import { AccountAccess } from './access';

/** CloudTrail accepts about ten calls a second of each kind, so more concurrent calls would only be throttled. */
const MAX_CALLS = 8;

/** The clients of AWS services. Each module is loaded when its client is first used. */
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

/** The clients for one account. */
export class Aws {
  private readonly clients = new Map<string, unknown>();

  constructor(private readonly access: AccountAccess = {}) {
    // The SDK is bundled, so the advice to upgrade isn't the user's to follow.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  }

  /**
   * The client of a service, created on first use.
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
      // the default of 3 is too few for CloudTrail's rate limits
      ...(process.env.AWS_MAX_ATTEMPTS === undefined && { maxAttempts: 6 }),
      requestHandler: this.requestHandler,
    };
  }

  /** Options of one service. */
  private optionsOf(service: Service): object {
    if (service === 'cloudTrail') {
      const agent = { maxSockets: MAX_CALLS, keepAlive: true };
      return { requestHandler: { ...this.requestHandler, httpAgent: agent, httpsAgent: agent } };
    }

    if (service === 's3') {
      // Bucket names in host names don't resolve on a local server.
      const { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_S3: endpointOfS3 } = process.env;
      const forcePathStyle = endpoint !== undefined || endpointOfS3 !== undefined;

      return { forcePathStyle, followRegionRedirects: true }; // GetBucketLocation is called before the region is known
    }

    return {};
  }

  private get requestHandler(): object {
    const timeout = this.access.timeoutMs ?? 10_000;
    return { connectionTimeout: timeout / 2, requestTimeout: timeout, throwOnRequestTimeout: true };
  }
}
