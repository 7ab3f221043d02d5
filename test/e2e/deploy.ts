import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { DeployedTemplate, resolveValue, TemplateJson } from '../support/resolve-template';

export const ACCOUNT = '123456789012'; // moto's own
export const REGION = 'eu-west-1';

type Attributes = Record<string, Record<string, string>>;

/**
 * Makes what a template says through the SDK, resource by resource, as CloudFormation would. Returns what each became.
 */
export class Deployer {
  public readonly attributes: Attributes = {};

  private readonly config = { region: REGION };
  public readonly cloudTrail = new CloudTrailClient(this.config);
  public readonly s3 = new S3Client({ ...this.config, forcePathStyle: true });
  public readonly kms = new KMSClient(this.config);
  public readonly logs = new CloudWatchLogsClient(this.config);
  public readonly sns = new SNSClient(this.config);
  public readonly iam = new IAMClient(this.config);

  constructor(private readonly template: TemplateJson) {}

  public async deploy(): Promise<void> {
    // CloudFormation creates everything first that something refers to: here by type.
    for (const type of [
      'AWS::KMS::Key',
      'AWS::KMS::Alias',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
      'AWS::Logs::LogGroup',
      'AWS::IAM::Role',
      'AWS::IAM::ManagedPolicy',
      'AWS::SNS::Topic',
      'AWS::SNS::TopicPolicy',
      'AWS::CloudTrail::Trail',
    ]) {
      for (const [id, { Properties }] of this.ofType(type)) {
        await this.make(type, id, Properties);
      }
    }

    // S3 asks for the target's policy first.
    for (const [id, { Properties }] of this.ofType('AWS::S3::Bucket').filter(
      ([, one]) => one.Properties.LoggingConfiguration !== undefined,
    )) {
      const { DestinationBucketName: TargetBucket, LogFilePrefix: TargetPrefix } = this.resolve(
        Properties.LoggingConfiguration,
      );

      await this.s3.send(
        new PutBucketLoggingCommand({
          Bucket: this.attributes[id].Ref,
          BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix } },
        }),
      );
    }

    // A key's policy names the topic, which names the key.
    for (const [id, { Properties }] of this.ofType('AWS::KMS::Key')) {
      await this.kms.send(
        new PutKeyPolicyCommand({
          KeyId: this.attributes[id].Ref,
          PolicyName: 'default',
          Policy: JSON.stringify(this.resolve(Properties.KeyPolicy)),
        }),
      );
    }

    const made = Object.keys(this.attributes);
    const left = Object.keys(this.template.Resources).filter((id) => !made.includes(id));
    if (left.length > 0) {
      throw new Error(`nothing makes ${left.join(', ')}`);
    }
  }

  private ofType(type: string) {
    const all = Object.entries(this.template.Resources).filter(([, { Type }]) => Type === type);
    return all.sort(
      ([, one], [, other]) =>
        Number('LoggingConfiguration' in one.Properties) - Number('LoggingConfiguration' in other.Properties),
    ); // their target first
  }

  private resolve(value: any): any {
    const deployment: DeployedTemplate = {
      account: ACCOUNT,
      region: REGION,
      partition: 'aws',
      urlSuffix: 'amazonaws.com',
      attributes: this.attributes,
    };

    return resolveValue(value, deployment);
  }

  private async make(type: string, id: string, unresolved: any): Promise<void> {
    const properties = type === 'AWS::KMS::Key' ? unresolved : this.resolve(unresolved);
    this.attributes[id] = await this.maker(type, id, properties);
  }

  private async maker(type: string, id: string, properties: any): Promise<Record<string, string>> {
    switch (type) {
      case 'AWS::KMS::Key': {
        const { KeyMetadata } = await this.kms.send(new CreateKeyCommand({}));
        await this.kms.send(new EnableKeyRotationCommand({ KeyId: KeyMetadata!.KeyId }));
        return { Ref: KeyMetadata!.KeyId!, Arn: KeyMetadata!.Arn! };
      }

      case 'AWS::KMS::Alias':
        await this.kms.send(
          new CreateAliasCommand({
            AliasName: properties.AliasName,
            TargetKeyId: properties.TargetKeyId.split('/').at(-1),
          }),
        );

        return { Ref: properties.AliasName };
      case 'AWS::S3::Bucket':
        return this.makeBucket(properties.BucketName ?? id.toLowerCase(), properties);
      case 'AWS::S3::BucketPolicy':
        await this.s3.send(
          new PutBucketPolicyCommand({ Bucket: properties.Bucket, Policy: JSON.stringify(properties.PolicyDocument) }),
        );

        return { Ref: id };
      case 'AWS::Logs::LogGroup': {
        const { LogGroupName: logGroupName, KmsKeyId: kmsKeyId, RetentionInDays: retentionInDays } = properties;
        await this.logs.send(new CreateLogGroupCommand({ logGroupName, kmsKeyId }));
        await this.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
        return { Ref: logGroupName, Arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${logGroupName}:*` };
      }

      case 'AWS::IAM::Role': {
        const { Role } = await this.iam.send(
          new CreateRoleCommand({
            RoleName: id,
            AssumeRolePolicyDocument: JSON.stringify(properties.AssumeRolePolicyDocument),
          }),
        );

        return { Ref: id, Arn: Role!.Arn! };
      }

      case 'AWS::IAM::ManagedPolicy': {
        const { Policy } = await this.iam.send(
          new CreatePolicyCommand({ PolicyName: id, PolicyDocument: JSON.stringify(properties.PolicyDocument) }),
        );

        for (const RoleName of properties.Roles) {
          await this.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: Policy!.Arn }));
        }

        return { Ref: Policy!.Arn! };
      }

      case 'AWS::SNS::Topic': {
        const { TopicArn } = await this.sns.send(
          new CreateTopicCommand({
            Name: properties.TopicName,
            Attributes: { KmsMasterKeyId: properties.KmsMasterKeyId },
          }),
        );

        return { Ref: TopicArn! };
      }

      case 'AWS::SNS::TopicPolicy':
        for (const TopicArn of properties.Topics) {
          await this.sns.send(
            new SetTopicAttributesCommand({
              TopicArn,
              AttributeName: 'Policy',
              AttributeValue: JSON.stringify(properties.PolicyDocument),
            }),
          );
        }

        return { Ref: id };
      case 'AWS::CloudTrail::Trail':
        return this.makeTrail(properties);
      default:
        throw new Error(`nothing makes ${type}`);
    }
  }

  private async makeBucket(Bucket: string, properties: any): Promise<Record<string, string>> {
    const { s3 } = this;
    const lock = properties.ObjectLockEnabled === true;
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: REGION },
        ObjectLockEnabledForBucket: lock,
      }),
    );

    await s3.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: properties.VersioningConfiguration }),
    );

    await s3.send(
      new PutPublicAccessBlockCommand({
        Bucket,
        PublicAccessBlockConfiguration: properties.PublicAccessBlockConfiguration,
      }),
    );

    await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: properties.OwnershipControls }));
    await s3.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: properties.BucketEncryption.ServerSideEncryptionConfiguration.map(
            ({ ServerSideEncryptionByDefault: byDefault, BucketKeyEnabled }: any) => ({
              ApplyServerSideEncryptionByDefault: byDefault,
              BucketKeyEnabled,
            }),
          ),
        },
      }),
    );

    await s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules: properties.LifecycleConfiguration.Rules.map(lifecycleRule) },
      }),
    );

    if (properties.ObjectLockConfiguration?.Rule !== undefined) {
      await s3.send(
        new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: properties.ObjectLockConfiguration }),
      );
    }

    if (properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined) {
      await s3.send(
        new PutBucketNotificationConfigurationCommand({
          Bucket,
          NotificationConfiguration: { EventBridgeConfiguration: {} },
        }),
      );
    }

    return { Ref: Bucket, Arn: `arn:aws:s3:::${Bucket}` };
  }

  private async makeTrail(properties: any): Promise<Record<string, string>> {
    const { TrailName: Name } = properties;
    const { TrailARN } = await this.cloudTrail.send(
      new CreateTrailCommand({
        Name,
        S3BucketName: properties.S3BucketName,
        S3KeyPrefix: properties.S3KeyPrefix,
        // moto knows topics by their names only; CloudTrail takes ARNs too
        SnsTopicName: properties.SnsTopicName?.split(':').at(-1),
        IncludeGlobalServiceEvents: properties.IncludeGlobalServiceEvents,
        IsMultiRegionTrail: properties.IsMultiRegionTrail,
        EnableLogFileValidation: properties.EnableLogFileValidation,
        CloudWatchLogsLogGroupArn: properties.CloudWatchLogsLogGroupArn,
        CloudWatchLogsRoleArn: properties.CloudWatchLogsRoleArn,
        KmsKeyId: properties.KMSKeyId,
        TagsList: properties.Tags,
      }),
    );

    await this.cloudTrail.send(
      new PutEventSelectorsCommand({
        TrailName: Name,
        AdvancedEventSelectors: properties.AdvancedEventSelectors.map(selector),
      }),
    );

    await this.cloudTrail.send(new StartLoggingCommand({ Name }));
    return { Ref: Name, Arn: TrailARN! };
  }
}

/** CloudFormation names the parts of a rule otherwise than S3 does. */
function lifecycleRule({
  Id: ID,
  Status,
  Prefix = '',
  Transitions,
  ExpirationInDays,
  NoncurrentVersionExpiration,
  AbortIncompleteMultipartUpload,
  ExpiredObjectDeleteMarker,
}: any) {
  return {
    ID,
    Status,
    Filter: { Prefix },
    Transitions: Transitions?.map(({ StorageClass, TransitionInDays }: any) => ({
      StorageClass,
      Days: TransitionInDays,
    })),
    Expiration: expiration(ExpirationInDays, ExpiredObjectDeleteMarker),
    NoncurrentVersionExpiration,
    AbortIncompleteMultipartUpload,
  };
}

function expiration(days: number | undefined, expiredObjectDeleteMarker: boolean | undefined) {
  if (days !== undefined) {
    return { Days: days };
  }

  return expiredObjectDeleteMarker === true ? { ExpiredObjectDeleteMarker: true } : undefined;
}

/** CloudFormation names the operators otherwise than CloudTrail does. */
function selector({ Name, FieldSelectors }: any) {
  return {
    Name,
    FieldSelectors: FieldSelectors.map((field: object) =>
      Object.fromEntries(
        Object.entries(field).map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value]),
      ),
    ),
  };
}
