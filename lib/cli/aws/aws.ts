import type { AccountClient } from '@aws-sdk/client-account';
import type { AthenaClient } from '@aws-sdk/client-athena';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { GlueClient } from '@aws-sdk/client-glue';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { STSClient } from '@aws-sdk/client-sts';
import { AccountAccess } from './access';

/** CloudTrail takes about ten calls a second of each kind, so more at once would only be throttled. */
const MAX_CALLS = 8;

/** The clients of AWS's services, each loaded and made when it is asked for first. */
export class Aws {
  private readonly clients = new Map<string, unknown>();

  constructor(private readonly access: AccountAccess = {}) {
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'; // the SDK is bundled, so the advice to upgrade isn't the user's to follow
  }

  public cloudTrail(region?: string): CloudTrailClient {
    return this.client('cloudTrail', region, ({ requestHandler, ...config }) => {
      const agent = { maxSockets: MAX_CALLS, keepAlive: true };
      const { CloudTrailClient: Client } = require('@aws-sdk/client-cloudtrail') as typeof import('@aws-sdk/client-cloudtrail');
      return new Client({ ...config, requestHandler: { ...requestHandler, httpAgent: agent, httpsAgent: agent } });
    });
  }

  public s3(region?: string): S3Client {
    // Bucket names in host names don't resolve on a local server.
    const forcePathStyle = process.env.AWS_ENDPOINT_URL !== undefined || process.env.AWS_ENDPOINT_URL_S3 !== undefined;
    const options = { forcePathStyle, followRegionRedirects: true }; // a bucket is asked for its region before that is known
    return this.client('s3', region, (config) => new (require('@aws-sdk/client-s3') as typeof import('@aws-sdk/client-s3')).S3Client({ ...config, ...options }));
  }

  public kms(region?: string): KMSClient {
    return this.client('kms', region, (config) => new (require('@aws-sdk/client-kms') as typeof import('@aws-sdk/client-kms')).KMSClient(config));
  }

  public logs(region?: string): CloudWatchLogsClient {
    return this.client('logs', region, (config) => new (require('@aws-sdk/client-cloudwatch-logs') as typeof import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient(config));
  }

  public sns(region?: string): SNSClient {
    return this.client('sns', region, (config) => new (require('@aws-sdk/client-sns') as typeof import('@aws-sdk/client-sns')).SNSClient(config));
  }

  public sts(): STSClient {
    return this.client('sts', undefined, (config) => new (require('@aws-sdk/client-sts') as typeof import('@aws-sdk/client-sts')).STSClient(config));
  }

  public iam(): IAMClient {
    return this.client('iam', undefined, (config) => new (require('@aws-sdk/client-iam') as typeof import('@aws-sdk/client-iam')).IAMClient(config));
  }

  public account(): AccountClient {
    return this.client('account', undefined, (config) => new (require('@aws-sdk/client-account') as typeof import('@aws-sdk/client-account')).AccountClient(config));
  }

  public cloudFormation(region?: string): CloudFormationClient {
    return this.client('cloudFormation', region, (config) => new (require('@aws-sdk/client-cloudformation') as typeof import('@aws-sdk/client-cloudformation')).CloudFormationClient(config));
  }

  public organizations(): OrganizationsClient {
    return this.client('organizations', undefined, (config) => new (require('@aws-sdk/client-organizations') as typeof import('@aws-sdk/client-organizations')).OrganizationsClient(config));
  }

  public athena(): AthenaClient {
    return this.client('athena', undefined, (config) => new (require('@aws-sdk/client-athena') as typeof import('@aws-sdk/client-athena')).AthenaClient(config));
  }

  public glue(): GlueClient {
    return this.client('glue', undefined, (config) => new (require('@aws-sdk/client-glue') as typeof import('@aws-sdk/client-glue')).GlueClient(config));
  }

  private client<T>(service: string, region: string | undefined, make: (config: ReturnType<Aws['configOf']>) => T): T {
    const key = `${service} ${region ?? ''}`;
    if (!this.clients.has(key)) {
      this.clients.set(key, make(this.configOf(region ?? this.access.region)));
    }
    return this.clients.get(key) as T;
  }

  private configOf(region: string | undefined) {
    const timeout = this.access.timeoutMs ?? 10_000;
    return {
      region,
      profile: this.access.profile,
      retryMode: 'adaptive',
      ...(process.env.AWS_MAX_ATTEMPTS === undefined && { maxAttempts: 6 }), // three by default, too few for CloudTrail's limits
      requestHandler: { connectionTimeout: timeout / 2, requestTimeout: timeout, throwOnRequestTimeout: true },
    };
  }
}
