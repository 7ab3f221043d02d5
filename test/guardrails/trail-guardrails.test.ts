import {
  App,
  BootstraplessSynthesizer,
  CfnResource,
  CliCredentialsStackSynthesizer,
  DefaultStackSynthesizer,
  IReusableStackSynthesizer,
  Lazy,
  LegacyStackSynthesizer,
  Stack,
} from 'aws-cdk-lib';
import { Annotations as Assert, Match, Template } from 'aws-cdk-lib/assertions';
import { OrganizationBaseline, TrailGuardrails, TrailGuardrailsProps, TrailIdentity } from '../../lib';
import { newApp, newStack, resourceById, warningsIn } from '../support/apps';
import {
  BREAK_GLASS,
  LANDING_ZONES,
  MANAGEMENT_ENV,
  newLandingZone,
  ORGANIZATION,
  templatesOf,
  WHOLE_LANDING_ZONE,
} from '../support/landing-zones';

const IDENTITY = new TrailIdentity({
  name: 'organization-audit',
  account: '111111111111',
  homeRegion: 'eu-west-1',
  partition: 'aws',
  organizationId: 'o-exampleorg1',
});

const PROPS: TrailGuardrailsProps = {
  identity: IDENTITY,
  bucketArns: ['arn:aws:s3:::logs'],
  keyArn: 'arn:aws:kms:eu-west-1:222222222222:alias/audit',
  targets: ['222222222222'],
};

const guardrails = (props: Partial<TrailGuardrailsProps> = {}, stack = newStack(MANAGEMENT_ENV)) =>
  new TrailGuardrails(stack, 'Guardrails', { ...PROPS, ...props });

/** What is known at deployment only. */
const TOKEN = Lazy.string({ produce: () => 'arn:aws:iam::444444444444:role/siem' });

const statement = (document: any, sid: string) => document.Statement.find(({ Sid }: any) => Sid === sid);
const guarded = (config: object = {}) =>
  newLandingZone({ organization: ORGANIZATION, guardrails: {}, ...config }).guardrails!;

describe('the policies', () => {
  const policies = (config: object) =>
    templatesOf(newLandingZone({ organization: ORGANIZATION, ...config })).management;

  test(
    'are one of each kind, attached to the log archive and the security tooling account, ' + 'or to the targets named',
    () => {
      const attached = (config: object) =>
        Object.values<any>(policies(config).findResources('AWS::Organizations::Policy')).map(
          ({ Properties: { Type, TargetIds } }) => [Type, TargetIds],
        );

      expect(attached({ guardrails: {} })).toEqual([
        ['SERVICE_CONTROL_POLICY', ['222222222222', '333333333333']],
        ['RESOURCE_CONTROL_POLICY', ['222222222222', '333333333333']],
      ]);

      expect(attached({ guardrails: { targets: ['r-ab12'] } })).toEqual([
        ['SERVICE_CONTROL_POLICY', ['r-ab12']],
        ['RESOURCE_CONTROL_POLICY', ['r-ab12']],
      ]);
    },
  );

  test('are objects, in which CloudFormation finds drift, and the same as those given as data', () => {
    const landingZone = newLandingZone({ organization: ORGANIZATION, guardrails: {} });
    const { management } = templatesOf(landingZone);
    expect(
      resourceById(management, 'GuardrailsServiceControlPolicy', 'AWS::Organizations::Policy').Properties.Content,
    ).toEqual(landingZone.guardrails!.serviceControlPolicy);

    expect(
      resourceById(management, 'GuardrailsResourceControlPolicy', 'AWS::Organizations::Policy').Properties.Content,
    ).toEqual(landingZone.guardrails!.resourceControlPolicy);
  });

  test('are data only with attach: false', () => {
    const landingZone = newLandingZone({ organization: ORGANIZATION, guardrails: { attach: false } });
    templatesOf(landingZone).management.resourceCountIs('AWS::Organizations::Policy', 0);
    expect(landingZone.guardrails!.serviceControlPolicy).toEqual(guarded().serviceControlPolicy);
  });

  test("aren't created without the section", () => {
    expect(newLandingZone().guardrails).toBeUndefined();
    policies({}).resourceCountIs('AWS::Organizations::Policy', 0);
  });

  test.each(Object.entries(LANDING_ZONES).filter(([, { guardrails: section }]) => section !== undefined))(
    'name everything as a literal, within the size that Organizations accepts: %s',
    (_, config) => {
      const made = newLandingZone(config).guardrails!;
      for (const document of [made.serviceControlPolicy, made.resourceControlPolicy]) {
        const text = JSON.stringify(document);
        expect(text).not.toMatch(/\$\{|Fn::|"Ref"/);
        expect(text.length).toBeLessThanOrEqual(5120);
      }
    },
  );

  test("use no wildcard inside an action's name, which not every partition takes", () => {
    const actions = guarded().serviceControlPolicy.Statement.flatMap(({ Action }: any) => Action);
    expect(actions.filter((action: string) => /[*?]./.test(action))).toEqual([]);
  });

  test('warn that they bind neither the management account nor a delegated administrator', () => {
    Assert.fromStack(newLandingZone({ organization: ORGANIZATION, guardrails: {} }).managementStack).hasWarning(
      '/OrgAudit/Management/Guardrails',
      Match.stringLikeRegexp(
        'guardrails: neither policy applies to the management account, which contains the trail, nor to a ' +
          "CloudTrail delegated administrator that isn't among the targets: both can change or stop the trail; " +
          'limit who can sign in, and monitor changes to the trail; see https://github.com/.*/docs/organization.md',
      ),
    );
  });
});

describe('the service control policy', () => {
  test('protects what the landing zone has in the accounts it is attached to', () => {
    const { Resource } = statement(guarded().serviceControlPolicy, 'ProtectAudit');
    expect(Resource).toEqual([
      'arn:aws:cloudtrail:eu-west-1:111111111111:trail/organization-audit',
      'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an',
      'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an/*',
      'arn:aws:s3:::organization-audit-access-logs-222222222222-eu-west-1-an',
      'arn:aws:s3:::organization-audit-access-logs-222222222222-eu-west-1-an/*',
      'arn:aws:kms:eu-west-1:222222222222:alias/cloudtrail/organization-audit',
      'arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1',
      'arn:aws:iam::333333333333:role/cdk-hnb659fds-cfn-exec-role-333333333333-eu-west-1',
      'arn:aws:iam::222222222222:role/cdk-hnb659fds-deploy-role-222222222222-eu-west-1',
      'arn:aws:iam::333333333333:role/cdk-hnb659fds-deploy-role-333333333333-eu-west-1',
    ]);
  });

  test('protects the trail by the names it had before too, and the role that copies log files', () => {
    const { Resource } = statement(newLandingZone(WHOLE_LANDING_ZONE).guardrails!.serviceControlPolicy, 'ProtectAudit');
    expect(Resource.slice(0, 2)).toEqual([
      'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-audit',
      'arn:aws:cloudtrail:eu-west-1:111111111111:trail/old-audit',
    ]);

    const { RoleName } = resourceById(
      templatesOf(newLandingZone(WHOLE_LANDING_ZONE)).logArchive,
      'LogsLogBucketReplicationRole',
      'AWS::IAM::Role',
    ).Properties;

    expect(Resource).toContain(`arn:aws:iam::222222222222:role/${RoleName}`);
  });

  test("finds the key by its alias, since its id isn't known in the management account", () => {
    expect(statement(guarded().serviceControlPolicy, 'ProtectKey')).toMatchObject({
      Resource: ['arn:aws:kms:eu-west-1:222222222222:key/*'],
      Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/cloudtrail/organization-audit' } },
    });
  });

  test('names a key that exists already by its ARN', () => {
    const { serviceControlPolicy } = newLandingZone(LANDING_ZONES['buckets and key that exist already']).guardrails!;
    expect(statement(serviceControlPolicy, 'ProtectKey').Resource).toEqual([
      'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ]);

    expect(statement(serviceControlPolicy, 'ProtectKey').Condition).not.toHaveProperty('ForAnyValue:StringEquals');
    expect(JSON.stringify(serviceControlPolicy)).not.toContain('kms:DeleteAlias');
  });

  test('names no access-log bucket where there is none', () => {
    const { Resource } = statement(
      newLandingZone(LANDING_ZONES['buckets and key that exist already']).guardrails!.serviceControlPolicy,
      'ProtectAudit',
    );

    expect(Resource.filter((arn: string) => arn.includes(':s3:::'))).toEqual([
      'arn:aws:s3:::company-audit-logs',
      'arn:aws:s3:::company-audit-logs/*',
    ]);
  });

  test('protects log groups that are in a target', () => {
    const { Action, Resource } = statement(
      guardrails({ logGroupArns: ['arn:aws:logs:eu-west-1:222222222222:log-group:/aws/cloudtrail/audit'] })
        .serviceControlPolicy,
      'ProtectAudit',
    );

    expect(Action).toEqual(
      expect.arrayContaining([
        'logs:AssociateKmsKey',
        'logs:DeleteLog*',
        'logs:DeleteRetentionPolicy',
        'logs:DisassociateKmsKey',
        'logs:PutRetentionPolicy',
      ]),
    );

    expect(Resource).toEqual(
      expect.arrayContaining([
        'arn:aws:logs:eu-west-1:222222222222:log-group:/aws/cloudtrail/audit',
        'arn:aws:logs:eu-west-1:222222222222:log-group:/aws/cloudtrail/audit:*',
      ]),
    );
  });

  test('exempts the roles named and those that CloudFormation deploys with, from everything but leaving', () => {
    const document = guarded({ guardrails: { exemptRoles: [BREAK_GLASS] } }).serviceControlPolicy;
    const exempt = [
      BREAK_GLASS,
      'arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1',
      'arn:aws:iam::333333333333:role/cdk-hnb659fds-cfn-exec-role-333333333333-eu-west-1',
    ];

    for (const sid of ['ProtectAudit', 'ProtectKey']) {
      expect(statement(document, sid).Condition.ArnNotEquals).toEqual({ 'aws:PrincipalArn': exempt });
    }

    expect(statement(document, 'StayInOrganization').Condition).toBeUndefined();
  });

  test('lets exempt roles be passed on by themselves and by the roles that start deployments only', () => {
    const { Resource, Condition } = statement(guarded().serviceControlPolicy, 'KeepExemptRoles');
    const role = (kind: string, account: string) =>
      `arn:aws:iam::${account}:role/cdk-hnb659fds-${kind}-role-${account}-eu-west-1`;

    expect(Resource).toEqual([role('cfn-exec', '222222222222'), role('cfn-exec', '333333333333')]);
    expect(Condition.ArnNotEquals['aws:PrincipalArn']).toEqual([
      ...Resource,
      role('deploy', '222222222222'),
      role('deploy', '333333333333'),
    ]);
  });

  test('has no exemption where nothing is exempt', () => {
    const document = guardrails().serviceControlPolicy;
    expect(document.Statement.map(({ Sid }: any) => Sid)).toEqual(['ProtectAudit', 'ProtectKey', 'StayInOrganization']);
    expect(statement(document, 'ProtectAudit').Condition).toBeUndefined();
  });
});

describe('the resource control policy', () => {
  test('admits the organization, and whom the config names of others', () => {
    const { resourceControlPolicy } = newLandingZone(WHOLE_LANDING_ZONE).guardrails!;
    expect(statement(resourceControlPolicy, 'BucketsForOrganization').Condition.StringNotEqualsIfExists).toEqual({
      'aws:PrincipalOrgID': ['o-exampleorg1', 'o-anotherorg2'],
      'aws:PrincipalAccount': ['444444444444', '555555555555', '666666666666'],
    });
  });

  test('names no account of the organization', () => {
    expect(
      statement(guarded().resourceControlPolicy, 'BucketsForOrganization').Condition.StringNotEqualsIfExists,
    ).toEqual({ 'aws:PrincipalOrgID': 'o-exampleorg1' });

    expect(
      statement(guarded({ storage: { readers: ['o-exampleorg1'] } }).resourceControlPolicy, 'KeyForOrganization')
        .Condition.StringNotEqualsIfExists,
    ).toEqual({ 'aws:PrincipalOrgID': 'o-exampleorg1' });
  });
});

describe('deployments', () => {
  const zoneWith = (synthesizer: IReusableStackSynthesizer, section: object = {}) =>
    new OrganizationBaseline(new App({ analyticsReporting: false, defaultStackSynthesizer: synthesizer }), 'OrgAudit', {
      organization: ORGANIZATION,
      guardrails: section,
    });

  const exempt = (zone: OrganizationBaseline) =>
    statement(zone.guardrails!.serviceControlPolicy, 'ProtectAudit').Condition?.ArnNotEquals['aws:PrincipalArn'];

  const warnings = ({ managementStack }: OrganizationBaseline) =>
    warningsIn(managementStack).filter((warning) => warning.includes('deploymentRoleUnknown'));

  test('are exempt by the roles of another bootstrap', () => {
    expect(exempt(zoneWith(new DefaultStackSynthesizer({ qualifier: 'audit' })))).toEqual([
      'arn:aws:iam::222222222222:role/cdk-audit-cfn-exec-role-222222222222-eu-west-1',
      'arn:aws:iam::333333333333:role/cdk-audit-cfn-exec-role-333333333333-eu-west-1',
    ]);
  });

  test('are exempt by a role that a synthesizer is given', () => {
    expect(
      exempt(
        zoneWith(
          new BootstraplessSynthesizer({
            cloudFormationExecutionRoleArn: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/deploy-${AWS::Region}',
          }),
        ),
      ),
    ).toEqual(['arn:aws:iam::222222222222:role/deploy-eu-west-1', 'arn:aws:iam::333333333333:role/deploy-eu-west-1']);
  });

  test.each([
    ['CliCredentialsStackSynthesizer', new CliCredentialsStackSynthesizer()],
    ['LegacyStackSynthesizer', new LegacyStackSynthesizer()],
  ])('warn where the synthesizer names no role: %s', (_, synthesizer) => {
    const zone = zoneWith(synthesizer);
    expect(exempt(zone)).toBeUndefined();
    expect(warnings(zone)).toEqual(
      ['OrgAudit/LogArchive', 'OrgAudit/SecurityTooling'].map((path, index) =>
        expect.stringContaining(
          `guardrails.exemptRoles: the synthesizer of ${path} names no role for CloudFormation to deploy with, ` +
            'so the next deployment may be denied; list the role that deploys to ' +
            `${['222222222222', '333333333333'][index]}`,
        ),
      ),
    );
  });

  test('warn of the stacks in whose account no role is exempt', () => {
    const zone = zoneWith(new CliCredentialsStackSynthesizer(), {
      exemptRoles: ['arn:aws:iam::333333333333:role/deployer'],
    });

    expect(warnings(zone)).toEqual([expect.stringContaining('the synthesizer of OrgAudit/LogArchive names no role')]);
  });

  test("don't warn where the account of an exempt role is known at deployment only", () => {
    const stack = newStack(MANAGEMENT_ENV);
    const unknown = new Stack(stack, 'Unknown', {
      env: { account: '222222222222', region: 'eu-west-1' },
      synthesizer: new CliCredentialsStackSynthesizer(),
    });

    new CfnResource(unknown, 'Any', { type: 'AWS::SNS::Topic' }); // an empty template is refused
    guardrails({ stacks: [unknown], exemptRoles: [TOKEN] }, stack);
    expect(warningsIn(stack).filter((warning) => warning.includes('deploymentRoleUnknown'))).toEqual([]);
  });

  test('are exempt by a role of several stacks, which is named once', () => {
    const [execution, deploy] = ['execute', 'deploy'].map((name) => `arn:aws:iam::222222222222:role/${name}`);
    const app = newApp();
    const stacks = ['eu-west-1', 'eu-central-1'].map((region) => {
      const roles = { cloudFormationExecutionRoleArn: execution, deployRoleArn: deploy };
      const env = { account: '222222222222', region };
      return new Stack(app, region, { env, synthesizer: new BootstraplessSynthesizer(roles) });
    });

    const document = guardrails({ stacks, exemptRoles: [execution] }).serviceControlPolicy;
    expect(statement(document, 'ProtectAudit').Condition.ArnNotEquals).toEqual({ 'aws:PrincipalArn': [execution] });
    expect(statement(document, 'KeepExemptRoles').Condition.ArnNotEquals).toEqual({
      'aws:PrincipalArn': [execution, deploy],
    });
  });

  test("don't warn where a role of the account is exempt", () => {
    const roles = ['arn:aws:iam::222222222222:role/deployer', 'arn:aws:iam::333333333333:role/deployer'];
    expect(warnings(zoneWith(new CliCredentialsStackSynthesizer(), { exemptRoles: roles }))).toEqual([]);
  });
});

describe('alone', () => {
  test('protect another trail of an organization', () => {
    const policies = Template.fromStack(Stack.of(guardrails())).findResources('AWS::Organizations::Policy');
    expect(Object.values<any>(policies).map(({ Properties: { Type, Description } }) => [Type, Description])).toEqual([
      ['SERVICE_CONTROL_POLICY', 'Protects the audit trail organization-audit'],
      ['RESOURCE_CONTROL_POLICY', 'Protects the audit trail organization-audit'],
    ]);
  });

  test.each([
    [
      'a trail of one account',
      { identity: new TrailIdentity({ name: 'audit', account: '111111111111', homeRegion: 'eu-west-1' }) },
      'identity: belongs to the trail of a single account, got "audit"; allowed: the identity of an organization ' +
        'trail; give it an organizationId',
    ],
    [
      'no targets',
      { targets: undefined },
      'targets: are missing, got undefined; allowed: account ids, organizational units, the root; list ' +
        'the targets of the policies, or set attach: false',
    ],
    [
      'a stack without an environment',
      { stacks: [new Stack(newApp(), 'Somewhere')] },
      'stacks[0]: has no account and region at synth, got "Somewhere"; allowed: stacks with both in env; give ' +
        'the stack an env',
    ],
    [
      'a stack without a region',
      { stacks: [new Stack(newApp(), 'Somewhere', { env: { account: '222222222222' } })] },
      'stacks[0]: has no account and region at synth, got "Somewhere"',
    ],
    [
      'a stack without an account',
      { stacks: [new Stack(newApp(), 'Somewhere', { env: { region: 'eu-west-1' } })] },
      'stacks[0]: has no account and region at synth, got "Somewhere"',
    ],
    [
      'a reader that is a token',
      { readers: ['444444444444', TOKEN] },
      'readers[1]: must be known at synth, because the resource control policy admits its account, got ' +
        `"${TOKEN}"; allowed: a literal; write it out`,
    ],
    [
      'a writer that is a token',
      { writers: [TOKEN] },
      'writers[0]: must be known at synth, because the resource control policy admits its account',
    ],
    [
      'an exempt role in any account',
      { exemptRoles: ['arn:aws:iam::*:role/admin'] },
      'exemptRoles[0]: is not the ARN of a role, got "arn:aws:iam::*:role/admin"; allowed: ' +
        "arn:PARTITION:iam::ACCOUNT:role/NAME, without * or ?; write the role's complete ARN",
    ],
    [
      'an exempt role of any name',
      { exemptRoles: ['arn:aws:iam::222222222222:role/admin-*'] },
      'exemptRoles[0]: is not the ARN of a role',
    ],
    ['a reader that is none', { readers: ['siem'], writers: ['ann'] }, 'readers[0]: is not a reader, got "siem"'],
    ['a bucket by its name', { bucketArns: ['logs'] }, 'bucketArns[0]: is not the ARN of a bucket'],
  ])('refuse %s', (_, props, problem) => {
    expect(() => guardrails(props as Partial<TrailGuardrailsProps>)).toThrow(problem);
  });

  const roles = (count: number) =>
    Array.from({ length: count }, (_, index) => `arn:aws:iam::222222222222:role/${String(index).padStart(64, 'r')}`);

  test('take as many exempt roles as fit, and one more is an error', () => {
    expect(() => guardrails({ exemptRoles: roles(7) })).not.toThrow();
    expect(() => guardrails({ exemptRoles: roles(8) })).toThrow(
      'guardrails.exemptRoles: make the service control policy longer than Organizations accepts, got 5326; ' +
        'allowed: up to 5120 characters; list fewer entries, or an organization instead of its accounts',
    );
  });

  test('take roles up to the last character that Organizations accepts', () => {
    const withRole = (nameLength: number) => {
      const role = `arn:aws:iam::222222222222:role/${'r'.repeat(nameLength)}`;
      return guardrails({ exemptRoles: roles(7), roleArns: [role] }).serviceControlPolicy;
    };

    const free = 5120 - JSON.stringify(withRole(1)).length;
    expect(JSON.stringify(withRole(1 + free))).toHaveLength(5120);
    expect(() => withRole(2 + free)).toThrow('got 5121');
  });

  test('take as many readers as fit, and one more is an error that names the way out', () => {
    const readers = (count: number) => Array.from({ length: count }, (_, index) => String(400_000_000_000 + index));
    expect(() => guardrails({ readers: readers(125) })).not.toThrow();
    expect(() => guardrails({ readers: readers(126) })).toThrow(
      'storage.readers: make the resource control policy longer than Organizations accepts, got 5133; ' +
        'allowed: up to 5120 characters; list fewer entries, or an organization instead of its accounts',
    );
  });
});
