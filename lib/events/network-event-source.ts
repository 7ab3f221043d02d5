/**
 * The services that have network activity events, as of 2026-11-23. CloudTrail also accepts services that AWS has added
 * since then: wherever an event source is required, you can pass any string that ends with `.amazonaws.com`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
export class NetworkEventSource {
  public static readonly APPCONFIG: string = 'appconfig.amazonaws.com';
  public static readonly APPLICATION_SIGNALS: string = 'application-signals.amazonaws.com';
  public static readonly APPMESH: string = 'appmesh.amazonaws.com';
  public static readonly ATHENA: string = 'athena.amazonaws.com';
  public static readonly B2BI: string = 'b2bi.amazonaws.com';
  public static readonly BACKUP_GATEWAY: string = 'backup-gateway.amazonaws.com';
  public static readonly BCM_DATA_EXPORTS: string = 'bcm-data-exports.amazonaws.com';
  public static readonly BCM_PRICING_CALCULATOR: string = 'bcm-pricing-calculator.amazonaws.com';
  public static readonly BEDROCK: string = 'bedrock.amazonaws.com';
  public static readonly BEDROCK_AGENTCORE: string = 'bedrock-agentcore.amazonaws.com';
  public static readonly BILLING: string = 'billing.amazonaws.com';
  public static readonly CASSANDRA: string = 'cassandra.amazonaws.com';
  public static readonly CE: string = 'ce.amazonaws.com';
  public static readonly CLOUDCONTROLAPI: string = 'cloudcontrolapi.amazonaws.com';
  public static readonly CLOUDFORMATION: string = 'cloudformation.amazonaws.com';
  public static readonly CLOUDHSM: string = 'cloudhsm.amazonaws.com';
  public static readonly CLOUDTRAIL: string = 'cloudtrail.amazonaws.com';
  public static readonly CODEDEPLOY: string = 'codedeploy.amazonaws.com';
  public static readonly COMPREHENDMEDICAL: string = 'comprehendmedical.amazonaws.com';
  public static readonly CONFIG: string = 'config.amazonaws.com';
  public static readonly DS: string = 'ds.amazonaws.com';
  public static readonly DYNAMODB: string = 'dynamodb.amazonaws.com';
  public static readonly EC2: string = 'ec2.amazonaws.com';
  public static readonly ECS: string = 'ecs.amazonaws.com';
  public static readonly ELASTICFILESYSTEM: string = 'elasticfilesystem.amazonaws.com';
  public static readonly ELASTICLOADBALANCING: string = 'elasticloadbalancing.amazonaws.com';
  public static readonly EVENTS: string = 'events.amazonaws.com';
  public static readonly FIREHOSE: string = 'firehose.amazonaws.com';
  public static readonly FRAUDDETECTOR: string = 'frauddetector.amazonaws.com';
  public static readonly FREETIER: string = 'freetier.amazonaws.com';
  public static readonly FSX: string = 'fsx.amazonaws.com';
  public static readonly GLUE: string = 'glue.amazonaws.com';
  public static readonly HEALTHLAKE: string = 'healthlake.amazonaws.com';
  public static readonly IDENTITYSTORE: string = 'identitystore.amazonaws.com';
  public static readonly INVOICING: string = 'invoicing.amazonaws.com';
  public static readonly IOT: string = 'iot.amazonaws.com';
  public static readonly IOTFLEETWISE: string = 'iotfleetwise.amazonaws.com';
  public static readonly IOTTUNNELING: string = 'iottunneling.amazonaws.com';
  public static readonly KMS: string = 'kms.amazonaws.com';
  public static readonly LAKEFORMATION: string = 'lakeformation.amazonaws.com';
  public static readonly LAMBDA: string = 'lambda.amazonaws.com';
  public static readonly LICENSE_MANAGER: string = 'license-manager.amazonaws.com';
  public static readonly LOOKOUTEQUIPMENT: string = 'lookoutequipment.amazonaws.com';
  public static readonly LOOKOUTVISION: string = 'lookoutvision.amazonaws.com';
  public static readonly MONITORING: string = 'monitoring.amazonaws.com';
  public static readonly PERSONALIZE: string = 'personalize.amazonaws.com';
  public static readonly QBUSINESS: string = 'qbusiness.amazonaws.com';
  public static readonly RDS: string = 'rds.amazonaws.com';
  public static readonly REKOGNITION: string = 'rekognition.amazonaws.com';
  public static readonly ROLESANYWHERE: string = 'rolesanywhere.amazonaws.com';
  public static readonly ROUTE53: string = 'route53.amazonaws.com';
  public static readonly S3: string = 's3.amazonaws.com';
  public static readonly SAGEMAKER: string = 'sagemaker.amazonaws.com';
  public static readonly SCHEDULER: string = 'scheduler.amazonaws.com';
  public static readonly SECRETSMANAGER: string = 'secretsmanager.amazonaws.com';
  public static readonly SERVICEDISCOVERY: string = 'servicediscovery.amazonaws.com';
  public static readonly SES: string = 'ses.amazonaws.com';
  public static readonly SIGNIN: string = 'signin.amazonaws.com';
  public static readonly SNS: string = 'sns.amazonaws.com';
  public static readonly SQS: string = 'sqs.amazonaws.com';
  public static readonly SSM: string = 'ssm.amazonaws.com';
  public static readonly SSM_INCIDENTS: string = 'ssm-incidents.amazonaws.com';
  public static readonly SSO: string = 'sso.amazonaws.com';
  public static readonly STATES: string = 'states.amazonaws.com';
  public static readonly STORAGEGATEWAY: string = 'storagegateway.amazonaws.com';
  public static readonly STS: string = 'sts.amazonaws.com';
  public static readonly SWF: string = 'swf.amazonaws.com';
  public static readonly TEXTRACT: string = 'textract.amazonaws.com';
  public static readonly TRANSCRIBE: string = 'transcribe.amazonaws.com';
  public static readonly TRANSFER: string = 'transfer.amazonaws.com';
  public static readonly TRANSFORM: string = 'transform.amazonaws.com';
  public static readonly TRANSLATE: string = 'translate.amazonaws.com';
  public static readonly VERIFIEDPERMISSIONS: string = 'verifiedpermissions.amazonaws.com';
  public static readonly WORKMAIL: string = 'workmail.amazonaws.com';

  private constructor() {}
}
