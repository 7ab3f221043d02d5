import { DataEventResourceType, NetworkEventSource } from '../../lib';

/** Every type of resource that is known, by service: to be changed when CloudTrail's list has. */
const RESOURCE_TYPES: Record<string, string[]> = {
  AgentAccessMCP: ['Tools'],
  AgentRegistry: ['Registry'],
  AIDevOps: ['AgentSpace', 'Association', 'OperatorAppTeam', 'PipelineMetadata', 'Service'],
  AIOps: ['InvestigationGroup'],
  AOSS: ['Collection'],
  AppConfig: ['Configuration'],
  ApplicationSignals: ['InstrumentationConfig'],
  AppSync: ['GraphQLApi'],
  AWSExternalAnthropic: ['Workspace'],
  B2BI: ['Transformer'],
  Backup: ['BackupAccessPoint', 'SearchJob'],
  Bedrock: [
    'AdvancedOptimizePromptJob',
    'AgentAlias',
    'AsyncInvoke',
    'AutomatedReasoningPolicy',
    'AutomatedReasoningPolicyVersion',
    'Blueprint',
    'DataAutomationInvocation',
    'DataAutomationProfile',
    'DataAutomationProject',
    'FlowAlias',
    'FlowExecution',
    'Guardrail',
    'InlineAgent',
    'KnowledgeBase',
    'Model',
    'PromptVersion',
    'Session',
    'Tool',
  ],
  BedrockAgentCore: [
    'ABTest',
    'APIKeyCredentialProvider',
    'BatchEvaluate',
    'Browser',
    'BrowserCustom',
    'BrowserProfile',
    'CapacityProvider',
    'CodeInterpreter',
    'CodeInterpreterCustom',
    'Evaluator',
    'Gateway',
    'Memory',
    'OAuth2CredentialProvider',
    'Payments',
    'Policy',
    'PolicyEngine',
    'Recommendation',
    'Registry',
    'Runtime',
    'RuntimeEndpoint',
    'TokenVault',
    'WorkloadIdentity',
    'WorkloadIdentityDirectory',
  ],
  BedrockMantle: ['Project'],
  BedrockWebSearch: ['Tool'],
  Cassandra: ['Stream', 'Table'],
  CertificateManager: ['AcmeEndpoint'],
  ClinicalTrialsTech: ['Codelist', 'Dataset', 'Execution', 'Instance', 'Mapping', 'Schedule', 'Study'],
  CloudFront: ['KeyValueStore'],
  CloudOptimization: ['Profile', 'Recommendation'],
  CloudTrail: ['Channel'],
  CloudWatch: ['Dataset', 'IngestionEndpoint', 'Metric'],
  CodeGuruProfiler: ['ProfilingGroup'],
  CodeWhisperer: ['Customization', 'Profile'],
  Cognito: ['IdentityPool'],
  DataExchange: ['Asset'],
  Deadline: ['Fleet', 'Job', 'Queue', 'Worker'],
  DiodeAlerting: ['LinkedAlert'],
  DSQL: ['Cluster'],
  DynamoDB: ['Stream', 'Table'],
  EC2: ['InstanceConnectEndpoint', 'Snapshot'],
  ECS: ['ContainerInstance'],
  EKS: ['Dashboard'],
  EMRWAL: ['Workspace'],
  Events: ['Endpoint', 'EventBus', 'EventSource', 'Rule'],
  FinSpace: ['Environment'],
  FSx: ['Volume'],
  GameLiftStreams: ['Application', 'StreamGroup'],
  GeoMaps: ['Provider'],
  GeoPlaces: ['Provider'],
  GeoRoutes: ['Provider'],
  Glue: ['Table'],
  GreengrassV2: ['ComponentVersion', 'Deployment'],
  GuardDuty: ['Detector', 'MalwareScan'],
  HealthAgent: ['Domain', 'Integration', 'PatientInsightsJob', 'Session', 'Subscription'],
  HealthLake: ['DataTransformationProfile'],
  IoT: ['Certificate', 'Thing', 'Tunnel'],
  IoTSiteWise: ['Asset', 'Dataset', 'Pipeline', 'TimeSeries', 'Workspace'],
  IoTTwinMaker: ['Entity', 'Workspace'],
  KendraRanking: ['ExecutionPlan'],
  Kinesis: ['Stream', 'StreamConsumer'],
  KinesisFirehose: ['DeliveryStream'],
  KinesisVideo: ['SignalingChannel', 'Stream'],
  Lambda: ['Function', 'MicrovmImage'],
  Lex: ['Bot', 'BotAlias'],
  Logs: ['LogGroupAuthorization', 'ScheduledQuery'],
  MachineLearning: ['MlModel'],
  ManagedBlockchain: ['Network', 'Node'],
  ManagedBlockchainQuery: ['QueryAPI'],
  MedicalImaging: ['Datastore', 'Imageset'],
  MWAA: ['Environment'],
  NeptuneGraph: ['Graph'],
  NetworkFlowMonitor: ['Monitor', 'Scope'],
  NovaAct: ['WorkflowDefinition', 'WorkflowRun'],
  One: ['UKey', 'User'],
  PaymentCryptography: ['Alias', 'Key'],
  PCAConnectorAD: ['Connector'],
  PCAConnectorSCEP: ['Connector'],
  Pinpoint: ['App'],
  QApps: ['QApp', 'QAppSession'],
  QBusiness: ['Application', 'DataSource', 'Index', 'Integration', 'WebExperience'],
  QDeveloper: ['Integration'],
  Quicksight: ['ActionConnector'],
  QuickSight: [
    'App',
    'Automation',
    'AutomationJob',
    'Extension',
    'ExtensionAccess',
    'Flow',
    'FlowSession',
    'Page',
    'Task',
  ],
  RDS: ['DBCluster'],
  Redshift: ['Cluster'],
  ResourceExplorer2: ['ManagedView', 'View'],
  RUM: ['AppMonitor'],
  S3: ['AccessPoint', 'Object'],
  S3Express: ['AccessPoint', 'Object'],
  S3ObjectLambda: ['AccessPoint'],
  S3Outposts: ['Object'],
  S3Tables: ['Table', 'TableBucket'],
  S3Vectors: ['Index', 'VectorBucket'],
  SageMaker: [
    'Endpoint',
    'ExperimentTrialComponent',
    'FeatureGroup',
    'Hub',
    'Job',
    'MlflowApp',
    'MlflowTrackingServer',
    'TrainingSession',
  ],
  SCN: [
    'BusinessRule',
    'DataLakeException',
    'ExceptionInvestigation',
    'ExceptionRule',
    'Instance',
    'Metric',
    'MetricEvaluation',
    'Outcome',
    'OutcomeTemplate',
  ],
  SDB: ['Domain'],
  ServiceDiscovery: ['Namespace', 'Service'],
  SES: ['ConfigurationSet', 'EmailIdentity', 'Template'],
  Signer: ['SigningJob', 'SigningProfile'],
  SitewiseAssistant: ['Conversation'],
  SMSVoice: ['CarrierLookup', 'ConfigurationSet', 'Message', 'NotifyConfiguration', 'OriginationIdentity'],
  SNS: ['PlatformEndpoint', 'Topic'],
  SocialMessaging: ['PhoneNumberId', 'WabaId'],
  SQS: ['Queue'],
  SSM: ['ExecutionPreview', 'ManagedNode'],
  SSMMessages: ['ControlChannel'],
  StepFunctions: ['Activity', 'StateMachine'],
  SupportAccess: ['Tenant', 'TrustingAccount', 'TrustingRole'],
  SWF: ['Domain'],
  ThinClient: ['Device', 'Environment'],
  Timestream: ['Database', 'RegionalEndpoint', 'Table'],
  Transform: ['AgentInstance', 'Profile'],
  TransformCustom: ['Campaign', 'Conversation', 'KnowledgeItem', 'Package'],
  UXC: ['AccountCustomization'],
  VerifiedPermissions: ['PolicyStore'],
  WellArchitected: ['AgentRecommendation'],
  XRay: ['Trace'],
};

/** Every service whose network activity events are known, without .amazonaws.com. */
const EVENT_SOURCES = [
  'appconfig',
  'application-signals',
  'appmesh',
  'athena',
  'b2bi',
  'backup-gateway',
  'bcm-data-exports',
  'bcm-pricing-calculator',
  'bedrock',
  'bedrock-agentcore',
  'billing',
  'cassandra',
  'ce',
  'cloudcontrolapi',
  'cloudformation',
  'cloudhsm',
  'cloudtrail',
  'codedeploy',
  'comprehendmedical',
  'config',
  'ds',
  'dynamodb',
  'ec2',
  'ecs',
  'elasticfilesystem',
  'elasticloadbalancing',
  'events',
  'firehose',
  'frauddetector',
  'freetier',
  'fsx',
  'glue',
  'healthlake',
  'identitystore',
  'invoicing',
  'iot',
  'iotfleetwise',
  'iottunneling',
  'kms',
  'lakeformation',
  'lambda',
  'license-manager',
  'lookoutequipment',
  'lookoutvision',
  'monitoring',
  'personalize',
  'qbusiness',
  'rds',
  'rekognition',
  'rolesanywhere',
  'route53',
  's3',
  'sagemaker',
  'scheduler',
  'secretsmanager',
  'servicediscovery',
  'ses',
  'signin',
  'sns',
  'sqs',
  'ssm',
  'ssm-incidents',
  'sso',
  'states',
  'storagegateway',
  'sts',
  'swf',
  'textract',
  'transcribe',
  'transfer',
  'transform',
  'translate',
  'verifiedpermissions',
  'workmail',
];

const constants = Object.entries<string>(DataEventResourceType as any);
const sources = Object.entries<string>(NetworkEventSource as any);
const valuesOf = (entries: [string, string][]) => entries.map(([, value]) => value);
const lettersOf = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();

describe('the types of resources', () => {
  test('are the known ones, in a stable order', () => {
    expect(valuesOf(constants)).toEqual(
      Object.entries(RESOURCE_TYPES).flatMap(([service, types]) => types.map((type) => `AWS::${service}::${type}`)),
    );

    expect(constants).toHaveLength(250);
  });

  test('differ', () => {
    expect(new Set(valuesOf(constants)).size).toBe(constants.length);
  });

  test("have CloudTrail's form", () => {
    expect(valuesOf(constants).filter((value) => !/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(value))).toEqual([]);
  });

  test('have constants with their letters', () => {
    expect(
      constants.filter(
        ([name, value]) =>
          !/^[A-Z0-9]+(_[A-Z0-9]+)+$/.test(name) || lettersOf(name) !== lettersOf(value.replace('AWS::', '')),
      ),
    ).toEqual([]);
  });

  test('have constants that set the service apart from the type, as AWS::X::Y does', () => {
    const setsApart = ([name, value]: [string, string]) =>
      name
        .split('_')
        .some((_, index, words) => lettersOf(words.slice(0, index).join('')) === lettersOf(value.split('::')[1]));

    expect(constants.filter((entry) => !setsApart(entry))).toEqual([]);
  });
});

describe('the event sources of network activity events', () => {
  test('are the known ones, in a stable order', () => {
    expect(valuesOf(sources)).toEqual(EVENT_SOURCES.map((service) => `${service}.amazonaws.com`));
    expect(sources).toHaveLength(74);
  });

  test('differ', () => {
    expect(new Set(valuesOf(sources)).size).toBe(sources.length);
  });

  test("have CloudTrail's form", () => {
    expect(valuesOf(sources).filter((value) => !/^[a-z0-9]+(-[a-z0-9]+)*\.amazonaws\.com$/.test(value))).toEqual([]);
  });

  test('have constants with their letters, and underscores for hyphens', () => {
    expect(
      sources.filter(([name, value]) => name !== value.replace('.amazonaws.com', '').replace(/-/g, '_').toUpperCase()),
    ).toEqual([]);
  });
});
