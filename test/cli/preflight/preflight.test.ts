import { readFileSync } from 'fs';
import * as fc from 'fast-check';
import { BaselineConfig, ControlTowerMode } from '../../../lib';
import { DeploymentTarget } from '../../../lib/cli/account/deployment-target';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { OBSTACLES } from '../../../lib/cli/preflight/catalog';
import { preflight } from '../../../lib/cli/preflight/preflight';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { LandingZonePlan } from '../../../lib/plan/landing-zone-plan';
import { UNKNOWN } from '../../../lib/validation/placeholder';
import { newApp, newBaseline } from '../../support/apps';
import { stateOf, stateOfLandingZone } from '../../support/deployed-state';
import { readyTarget } from '../../support/deployment-target';
import { parseFix } from '../../support/fixes';
import { LANDING_ZONES, newLandingZone, ORGANIZATION, WHOLE_LANDING_ZONE } from '../../support/landing-zones';
import { EXISTING, PRESETS } from '../../support/presets';
import { cases } from '../../support/random-cases';
import { validConfigs } from '../../support/random-configs';

interface Base {
  readonly plan: BaselinePlan | LandingZonePlan;
  readonly target: DeploymentTarget;
}

function account(config: BaselineConfig): Base {
  const baseline = newBaseline(config);
  const plan: BaselinePlan = JSON.parse(JSON.stringify((baseline as any).wholePlan));
  return { plan, target: readyTarget(plan, stateOf(baseline)) };
}

function landingZone(config: BaselineConfig): Base {
  const made = newLandingZone(config);
  const plan: LandingZonePlan = JSON.parse(JSON.stringify(made._plan));
  return { plan, target: readyTarget(plan, stateOfLandingZone(made)) };
}

const OWN: BaselineConfig = { trail: { name: 'audit' } };
const ACCESS_LOGS: BaselineConfig = { ...OWN, storage: { accessLogs: { existingBucketName: 'company-access-logs' } } };
const ZONE: BaselineConfig = { organization: ORGANIZATION, guardrails: {} };

/** Changes something deep inside what was read. */
function changed({ plan, target }: Base, change: (target: any) => void): Base {
  const copy = structuredClone(target);
  change(copy);
  return { plan, target: copy };
}

/** Each fix of an obstacle is a complete command, or an instruction where no command can be given. */
function obstacles({ plan, target }: Base) {
  const { findings } = preflight(plan, target);
  expect(findings.map(({ fix }) => parseFix(fix))).toHaveLength(findings.length);

  return findings.map(({ id, subject, expected, found: is, fix }) => ({
    id,
    subject,
    expected,
    found: is,
    fix,
  }));
}

const TRAIL = (name: string, fields: object = {}) => ({
  name,
  arn: `arn:aws:cloudtrail:eu-west-1:111111111111:trail/${name}`,
  homeRegion: 'eu-west-1',
  multiRegion: true,
  isLogging: true,
  recordsManagementEvents: true,
  ...fields,
});

describe('nothing is in the way where nothing is', () => {
  test.each(Object.keys(PRESETS).filter((preset) => preset !== 'environment-agnostic'))('of %s', (preset) => {
    const baseline = PRESETS[preset](newApp());
    const region = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' }[preset] ?? 'eu-west-1';
    const plan: BaselinePlan = JSON.parse(JSON.stringify((baseline as any).wholePlan));
    expect(preflight(plan, readyTarget(plan, stateOf(baseline, { account: '111111111111', region })))).toEqual({
      findings: [],
      inconclusive: [],
    });
  });

  test.each(Object.keys(LANDING_ZONES))('of a landing zone: %s', (name) => {
    const made = newLandingZone(LANDING_ZONES[name]);
    const plan: LandingZonePlan = JSON.parse(JSON.stringify(made._plan));
    expect(preflight(plan, readyTarget(plan, stateOfLandingZone(made, plan.organization.homeRegion)))).toEqual({
      findings: [],
      inconclusive: [],
    });
  });

  test('of any config that is valid', () => {
    fc.assert(
      fc.property(validConfigs, (config) => {
        const { plan, target } = account(config as BaselineConfig);
        expect(preflight(plan, target)).toEqual({ findings: [], inconclusive: [] });
      }),
      { numRuns: cases(40) },
    );
  });
});

describe('the organization', () => {
  const inZone = (change: (organization: any, target: any) => void, config = ZONE) =>
    obstacles(changed(landingZone(config), (target) => change(target.organization.value, target)));

  test('there is none', () => {
    expect(
      inZone((_, target) => {
        target.organization = ABSENT;
      }),
    ).toEqual([
      {
        id: 'noOrganization',
        subject: 'account 111111111111',
        expected: 'o-exampleorg1',
        found: 'none',
        fix: 'aws organizations create-organization --feature-set ALL',
      },
    ]);
  });

  test('is another one; nothing else is said of it', () => {
    expect(
      inZone((organization) => Object.assign(organization, { id: 'o-anotherorg2', hasAllFeatures: false })),
    ).toEqual([
      {
        id: 'otherOrganization',
        subject: 'account 111111111111',
        expected: 'o-exampleorg1',
        found: 'o-anotherorg2',
        fix: 'correct organization.id: o-anotherorg2; or use credentials of the management account of o-exampleorg1',
      },
    ]);
  });

  test('has another management account', () => {
    expect(
      inZone((organization) => {
        organization.managementAccount = '999999999999';
      }),
    ).toEqual([
      {
        id: 'notManagementAccount',
        subject: 'account 111111111111',
        expected: '999999999999',
        found: '111111111111',
        fix: "deploy the trail to 999999999999; in a landing zone: organization.accounts.management: '999999999999'",
      },
    ]);
  });

  test('has consolidated billing alone', () => {
    expect(
      inZone((organization) => {
        organization.hasAllFeatures = false;
      }),
    ).toEqual([
      {
        id: 'allFeaturesDisabled',
        subject: 'organization',
        expected: 'ALL',
        found: 'CONSOLIDATED_BILLING',
        fix: 'note: invited accounts must accept it: aws organizations enable-all-features',
      },
    ]);
  });

  test.each([
    ['other services', ['sso.amazonaws.com', 'config.amazonaws.com'], 'sso.amazonaws.com, config.amazonaws.com'],
    ['no services', [], 'no services'],
  ])('trusts %s', (_, services, is) => {
    expect(
      inZone((organization) => {
        organization.trustedServices = found(services);
      }),
    ).toEqual([
      {
        id: 'trustedAccessDisabled',
        subject: 'organization',
        expected: 'cloudtrail.amazonaws.com',
        found: is,
        fix: 'aws organizations enable-aws-service-access --service-principal cloudtrail.amazonaws.com',
      },
    ]);
  });

  test('has no service-linked role of CloudTrail', () => {
    expect(
      inZone((_, target) => {
        target.serviceLinkedRole = ABSENT;
      }),
    ).toEqual([
      {
        id: 'serviceLinkedRoleMissing',
        subject: 'management account',
        expected: 'AWSServiceRoleForCloudTrail',
        found: 'no such role',
        fix: 'aws iam create-service-linked-role --aws-service-name cloudtrail.amazonaws.com',
      },
    ]);
  });

  test.each(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'])(
    'has %s switched off, which guardrails are',
    (type) => {
      expect(
        inZone((organization) => {
          organization.root.value.policyTypes = organization.root.value.policyTypes.filter(
            (one: string) => one !== type,
          );
        }),
      ).toEqual([
        {
          id: 'policyTypeDisabled',
          subject: 'organization',
          expected: `${type} enabled`,
          found: 'disabled',
          fix: `aws organizations enable-policy-type --root-id r-ab12 --policy-type ${type}`,
        },
      ]);
    },
  );

  test.each([[{ organization: ORGANIZATION }], [{ organization: ORGANIZATION, guardrails: { attach: false } }]])(
    'may have all types of policies switched off where none is attached: %j',
    (config) => {
      expect(
        inZone((organization) => {
          organization.root.value.policyTypes = [];
        }, config),
      ).toEqual([]);
    },
  );

  test('has no such member', () => {
    expect(
      inZone((organization) => {
        organization.members['222222222222'] = ABSENT;
      }),
    ).toEqual([
      {
        id: 'accountNotMember',
        subject: 'account 222222222222',
        expected: 'organization.accounts.logArchive',
        found: 'no such account',
        fix:
          'note: if organization.accounts.logArchive is correct: aws organizations ' +
          'invite-account-to-organization --target Id=222222222222,Type=ACCOUNT',
      },
    ]);
  });

  test('has a member that is suspended', () => {
    expect(
      inZone((organization) => {
        organization.members['333333333333'] = found('SUSPENDED');
      }),
    ).toEqual([
      {
        id: 'accountNotActive',
        subject: 'account 333333333333',
        expected: 'ACTIVE',
        found: 'SUSPENDED',
        fix: 'set organization.accounts.securityTooling to another account, or ask AWS Support to reopen this one',
      },
    ]);
  });

  test('is looked at for an organization trail in one account too', () => {
    const config: BaselineConfig = { ...OWN, organization: { id: 'o-exampleorg1' } };
    expect(
      obstacles(
        changed(account(config), (target) => {
          target.organization.value.trustedServices = found([]);
        }),
      ).map(({ id }) => id),
    ).toEqual(['trustedAccessDisabled']);
  });

  test("doesn't matter to a trail of one account", () => {
    const { plan, target } = account(OWN);
    expect(
      obstacles({ plan, target: { ...target, organization: { kind: 'unknown', permission: 'x', why: 'denied' } } }),
    ).toEqual([]);
  });
});

describe('the accounts', () => {
  test.each(['111111111111', '222222222222', '333333333333'])("%s hasn't enabled the home region", (id) => {
    expect(
      obstacles(
        changed(landingZone(ZONE), (target) => {
          target.enabledRegions[id] = found(['us-east-1']);
        }),
      ),
    ).toEqual([
      {
        id: 'regionDisabled',
        subject: `account ${id}`,
        expected: 'eu-west-1 enabled',
        found: 'not enabled',
        fix:
          `note: with credentials of account ${id}; it takes minutes to hours: ` +
          'aws account enable-region --region-name eu-west-1',
      },
    ]);
  });

  const RECORDED: BaselineConfig = { ...OWN, events: { managementEventsAlreadyRecorded: true } };
  const withTrails = (config: BaselineConfig, trails: object[]) =>
    obstacles(
      changed(account(config), (target) => {
        target.trails = found(trails);
      }),
    );

  const five = ['a', 'b', 'c', 'd', 'e'];

  test('have room for a fifth trail, and none for a sixth', () => {
    expect(
      withTrails(
        RECORDED,
        five.slice(1).map((name) => TRAIL(name)),
      ),
    ).toEqual([]);

    expect(
      withTrails(
        RECORDED,
        five.map((name) => TRAIL(name)),
      ),
    ).toEqual([
      {
        id: 'trailLimit',
        subject: 'account 111111111111',
        expected: 'fewer than 5 trails in eu-west-1',
        found: five.map((name) => TRAIL(name).arn).join(', '),
        fix: "delete a trail that you don't need, in the region of its ARN",
      },
    ]);
  });

  test('have it in every region that the trail records, those of other trails counted', () => {
    const elsewhere = five.map((name) => TRAIL(name, { homeRegion: 'eu-central-1', multiRegion: false }));
    expect(withTrails(RECORDED, elsewhere).map(({ id, expected }) => `${id}: ${expected}`)).toEqual([
      'trailLimit: fewer than 5 trails in eu-central-1',
    ]);

    expect(withTrails({ ...RECORDED, trail: { name: 'audit', multiRegion: false } }, elsewhere)).toEqual([]);
  });

  test("may have no room because of trails that couldn't be read", () => {
    const { plan, target } = changed(account(RECORDED), (state) => {
      state.trails = found([TRAIL('a', { multiRegion: undefined })]);
    });

    expect(preflight(plan, target)).toEqual({
      findings: [],
      inconclusive: [
        {
          what: 'which regions arn:aws:cloudtrail:eu-west-1:111111111111:trail/a records',
          permission: 'cloudtrail:GetTrail',
          why: "it couldn't be read",
        },
      ],
    });
  });

  test('have a trail that records management events already', () => {
    expect(
      withTrails(OWN, [
        TRAIL('old'),
        TRAIL('data', { recordsManagementEvents: false }),
        TRAIL('stopped', { isLogging: false }),
      ]),
    ).toEqual([
      {
        id: 'secondCopy',
        subject: 'account 111111111111',
        expected: 'no other trail that records management events',
        found: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/old',
        fix:
          'adopt that trail (npx cdk-cloudtrail-baseline adopt arn:aws:cloudtrail:eu-west-1:111111111111:trail/old), ' +
          'or delete it after both have recorded for a day; to record no management events: ' +
          'events.management.readWriteType: NONE; to accept the cost: ' +
          'events.managementEventsAlreadyRecorded: true',
      },
    ]);
  });

  test('have one that records them elsewhere, in addition to a trail of one region', () => {
    const elsewhere = TRAIL('old', { homeRegion: 'us-east-1', multiRegion: false });
    expect(withTrails({ trail: { name: 'audit', multiRegion: false } }, [elsewhere])).toEqual([]);
    expect(withTrails(OWN, [elsewhere]).map(({ id }) => id)).toEqual(['secondCopy']);
  });

  test('a second copy is known where the config says so, or records no management events', () => {
    expect(withTrails(RECORDED, [TRAIL('old')])).toEqual([]);
    const complement: BaselineConfig = {
      ...WHOLE_LANDING_ZONE,
      organization: { ...ORGANIZATION, controlTower: ControlTowerMode.COMPLEMENT },
    };

    expect(
      obstacles(
        changed(landingZone(complement), (target) => {
          target.trails = found([TRAIL('aws-controltower-BaselineCloudTrail')]);
        }),
      ),
    ).toEqual([]);
  });
});

describe('names that are taken', () => {
  const NAMED: BaselineConfig = { trail: { name: 'Org.audit' }, delivery: { notifications: {} }, analytics: {} };

  test.each<[string, string, string, string]>([
    [
      'trail',
      'Org.audit',
      'arn:aws:cloudtrail:eu-west-1:111111111111:trail/Org.audit',
      'adopt it into the baseline: npx cdk-cloudtrail-baseline adopt ' +
        'arn:aws:cloudtrail:eu-west-1:111111111111:trail/Org.audit, or choose another trail.name; if this config ' +
        'created it, run verify instead',
    ],
    [
      'key alias',
      'alias/cloudtrail/Org-audit',
      'arn:aws:kms:eu-west-1:111111111111:alias/cloudtrail/Org-audit',
      'note: only if it is unused; otherwise choose another encryption.alias: ' +
        'aws kms delete-alias --alias-name alias/cloudtrail/Org-audit --region eu-west-1',
    ],
    [
      'log group',
      '/aws/cloudtrail/Org.audit',
      'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/Org.audit',
      'pass it in: delivery.cloudWatchLogs.existingLogGroupArn: ' +
        'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/Org.audit, or choose another trail.name',
    ],
    [
      'topic',
      'Org-audit',
      'arn:aws:sns:eu-west-1:111111111111:Org-audit',
      'pass it in: delivery.notifications.existingTopicArn: arn:aws:sns:eu-west-1:111111111111:Org-audit, or ' +
        'choose another trail.name',
    ],
    [
      'workgroup',
      'Org.audit',
      'arn:aws:athena:eu-west-1:111111111111:workgroup/Org.audit',
      'note: only if it is unused, since this deletes its queries and their history; otherwise choose another ' +
        'trail.name: aws athena delete-work-group --recursive-delete-option --work-group Org.audit --region eu-west-1',
    ],
    [
      'database',
      'org_audit',
      'arn:aws:glue:eu-west-1:111111111111:database/org_audit',
      'note: only if it is unused, since this deletes its tables; otherwise choose another trail.name: ' +
        'aws glue delete-database --name org_audit --region eu-west-1',
    ],
  ])('%s', (kind, name, holder, fix) => {
    expect(
      obstacles(
        changed(account(NAMED), ({ names }) => {
          names.find((one: any) => one.kind === kind).holder = found(holder);
        }),
      ),
    ).toEqual([
      {
        id: 'nameTaken',
        subject: `${kind} ${name}`,
        expected: 'no such resource in 111111111111',
        found: holder,
        fix,
      },
    ]);
  });

  test.each<[string, string, string, string]>([
    [
      'bucket',
      'organization-audit-logs-222222222222-eu-west-1-an',
      '222222222222',
      'import it with npx cdk import; a log bucket can also be passed in as an existing bucket: ' +
        'storage.existingBucketName: organization-audit-logs-222222222222-eu-west-1-an',
    ],
    [
      'key alias',
      'alias/cloudtrail/organization-audit',
      '222222222222',
      'note: only if it is unused; otherwise choose another encryption.alias: ' +
        'aws kms delete-alias --alias-name alias/cloudtrail/organization-audit --region eu-west-1',
    ],
    [
      'IAM policy',
      'organization-audit-read',
      '333333333333',
      'note: only if it is unused: IAM refuses it while it is attached: ' + 'aws iam delete-policy --policy-arn p-1234',
    ],
    [
      'organization policy',
      'organization-audit-service-control',
      '111111111111',
      'note: only if it is unused: Organizations refuses it while it is attached; otherwise choose another ' +
        'trail.name: aws organizations delete-policy --policy-id p-1234',
    ],
  ])('%s, in a landing zone', (kind, name, id, fix) => {
    const taken = changed(landingZone(ZONE), ({ names }) => {
      names.find((one: any) => one.kind === kind && one.name === name && one.account === id).holder = found('p-1234');
    });

    expect(obstacles(taken)).toEqual([
      { id: 'nameTaken', subject: `${kind} ${name}`, expected: `no such resource in ${id}`, found: 'p-1234', fix },
    ]);
  });

  test("can't be looked up without the trail's", () => {
    const { plan, target } = account(OWN);
    expect(preflight({ ...plan, trail: { ...plan.trail, name: UNKNOWN } }, { ...target, names: [] })).toEqual({
      findings: [],
      inconclusive: [
        {
          what: 'whether names are taken',
          permission: 'trail.name in the config',
          why: "they are derived from the trail's name",
        },
      ],
    });
  });
});

/** A command that writes a whole policy. */
const WHOLE_POLICY = (command: string, after = '') => {
  const plain = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return expect.stringMatching(
    new RegExp(`^aws ${plain(command)} '\\{"Version":"2012-10-17","Statement":\\[.*\\]\\}'${plain(after)}$`),
  );
};

describe('what exists already', () => {
  const existing = (change: (existing: any) => void, config = EXISTING) =>
    obstacles(changed(account(config), (target) => change(target.existing)));

  const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const without = (policy: any, sid: string) => policy.filter(({ Sid }: any) => Sid !== sid);

  test.each([
    ['logBucket', 'log bucket', 'company-audit-logs', 'storage.existingBucketName'],
    ['key', 'key', KEY, 'encryption.existingKeyArn'],
    [
      'logGroup',
      'log group',
      'arn:aws:logs:eu-west-1:111111111111:log-group:audit-events',
      'delivery.cloudWatchLogs.existingLogGroupArn',
    ],
    [
      'logsRole',
      'log role',
      'arn:aws:iam::111111111111:role/cloudtrail-to-logs',
      'delivery.cloudWatchLogs.existingRoleArn',
    ],
    ['topic', 'topic', 'arn:aws:sns:eu-west-1:222222222222:audit-notices', 'delivery.notifications.existingTopicArn'],
  ])("isn't there: %s", (key, subject, name, path) => {
    expect(
      existing((all) => {
        all[key] = ABSENT;
      }),
    ).toEqual([
      {
        id: 'resourceMissing',
        subject,
        expected: name,
        found: 'no such resource',
        fix: `create it first, or correct ${path}`,
      },
    ]);
  });

  test("isn't there: an access-log bucket, a bucket for copies, the bucket of a source", () => {
    const missing = (config: BaselineConfig, change: (all: any) => void) =>
      existing(change, config).map(({ id, subject, expected, fix }) => `${id}: ${subject} ${expected}: ${fix}`);

    expect(
      missing(ACCESS_LOGS, (all) => {
        all.accessLogBucket = ABSENT;
      }),
    ).toEqual([
      'resourceMissing: access-log bucket company-access-logs: create it first, or correct ' +
        'storage.accessLogs.existingBucketName',
    ]);

    const copied: BaselineConfig = { ...OWN, storage: { replication: WHOLE_LANDING_ZONE.storage!.replication } };
    expect(
      missing(copied, (all) => {
        all.replicaBucket = ABSENT;
      }),
    ).toEqual([
      'resourceMissing: replica bucket arn:aws:s3:::dr-audit-logs: create it first, or correct ' +
        'storage.replication.bucketArn',
    ]);

    const queried: BaselineConfig = { ...OWN, analytics: { sources: [{ name: 'old', bucketName: 'old-logs' }] } };
    expect(
      missing(queried, (all) => {
        all.sources = [ABSENT];
      }),
    ).toEqual([
      'resourceMissing: bucket of the source old old-logs: create it first, or correct analytics.sources[0].bucketName',
    ]);
  });

  test("a bucket whose policy doesn't let CloudTrail in", () => {
    expect(
      existing((all) => {
        all.logBucket.value.policy.value = without(all.logBucket.value.policy.value, 'AWSCloudTrailWrite20150319');
      }),
    ).toEqual([
      {
        id: 'policyLacksDelivery',
        subject: 'log bucket',
        expected: JSON.stringify({
          Sid: 'AWSCloudTrailWrite20150319',
          Effect: 'Allow',
          Action: 's3:PutObject',
          Resource: 'arn:aws:s3:::company-audit-logs/AWSLogs/111111111111/*',
          Condition: {
            StringEquals: {
              's3:x-amz-acl': 'bucket-owner-full-control',
              'aws:SourceArn': 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-audit',
            },
          },
          Principal: { Service: 'cloudtrail.amazonaws.com' },
        }),
        found: 'no equivalent statement',
        fix: WHOLE_POLICY('s3api put-bucket-policy --bucket company-audit-logs --policy', ' --region eu-west-1'),
      },
    ]);
  });

  test('a bucket without a policy', () => {
    expect(
      existing((all) => {
        all.logBucket.value.policy = ABSENT;
      }).map(({ id }) => id),
    ).toEqual(['policyLacksDelivery']);
  });

  test('a bucket whose policy lets more in than is needed is as its owner wants it', () => {
    expect(
      existing((all) => {
        all.logBucket.value.policy.value.push({
          Effect: 'Allow',
          Principal: { AWS: '999999999999' },
          Action: 's3:GetObject',
          Resource: '*',
        });
      }),
    ).toEqual([]);
  });

  test('a bucket that another account owns than the config says', () => {
    const owner = { expected: '222222222222', isOwner: false };
    const foreign = existing((all) => Object.assign(all.logBucket.value, { owner }));

    expect(foreign).toEqual([
      {
        id: 'foreignBucket',
        subject: 'log bucket',
        expected: 'company-audit-logs of account 222222222222',
        found: 'a bucket of another account',
        fix: 'set storage.existingBucketName to a bucket of that account, or correct storage.existingBucketOwner',
      },
    ]);
  });

  describe('a bucket whose policy denies', () => {
    const readers: BaselineConfig = { ...EXISTING, storage: { ...EXISTING.storage, readers: ['333333333333'] } };
    const denying = (statement: object) => {
      const target = changed(account(readers), ({ existing: { logBucket } }) =>
        logBucket.value.policy.value.push({ Effect: 'Deny', Principal: '*', Resource: '*', ...statement }),
      );

      const { findings, inconclusive } = preflight(target.plan, target.target);
      return [...findings.map(({ id }) => id), ...inconclusive.map(({ why }) => why)];
    };

    test('what does not come from a network keeps CloudTrail out', () => {
      const Condition = { StringNotEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } };
      expect(denying({ Action: 's3:*', Condition })).toEqual(['policyDeniesDelivery']);
    });

    test('other organizations, with the exception of AWS services, keeps nobody out that is known', () => {
      const Condition = {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abc1234567' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      };

      expect(denying({ Action: 's3:*', Condition })).toEqual([]);
    });

    test('everyone else to delete, and plain HTTP, keeps nobody out', () => {
      expect(denying({ Action: 's3:DeleteObject*' })).toEqual([]);
      expect(denying({ Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toEqual([]);
    });

    test('deliveries, stays as it is: no fix removes a statement of its owner', () => {
      const deny = { Sid: 'OnlyOurNetwork', Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*' };
      const target = changed(account(readers), ({ existing: { logBucket } }) => {
        logBucket.value.policy.value = [deny];
      });

      const fixes = obstacles(target).map(({ id, fix }) => [id, fix]);
      expect(fixes).toEqual([
        ['policyLacksDelivery', expect.stringContaining(JSON.stringify(deny))],
        [
          'policyDeniesDelivery',
          'ask the owner of the policy to except AWS services from these statements, with the condition ' +
            '"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}',
        ],
        ['policyLacksPermission', expect.stringContaining(JSON.stringify(deny))],
      ]);
    });

    test('readers, locks them out', () => {
      expect(denying({ Action: 's3:GetObject', Principal: { AWS: '333333333333' } })).toEqual([
        'policyDeniesPermission',
      ]);
    });

    test('uploads without a header that CloudTrail may not send, is not decided', () => {
      const Condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };
      expect(denying({ Action: 's3:PutObject', Condition })).toEqual([
        "its conditions can't be decided for requests of AWS services",
      ]);
    });
  });

  test("a bucket whose policy doesn't let readers read", () => {
    const config: BaselineConfig = { ...EXISTING, storage: { ...EXISTING.storage, readers: ['333333333333'] } };
    const refused = existing((all) => {
      const { policy } = all.logBucket.value;
      policy.value = policy.value.filter(({ Principal }: any) => 'Service' in Principal);
    }, config);

    expect(refused.map(({ id, subject }) => `${subject}: ${id}`)).toEqual(['log bucket: policyLacksPermission']);
    expect(refused[0].expected).toContain('arn:aws:iam::333333333333:root');
  });

  test("a key whose policy doesn't let CloudTrail or CloudWatch Logs in", () => {
    const config: BaselineConfig = {
      ...OWN,
      encryption: { existingKeyArn: KEY.replace('222222222222', '111111111111') },
    };

    for (const sid of ['AllowCloudTrailEncryptLogs', 'AllowCloudWatchLogs']) {
      const [obstacle] = existing((all) => {
        all.key.value.policy.value = without(all.key.value.policy.value, sid);
      }, config);

      expect(obstacle).toMatchObject({
        id: 'policyLacksDelivery',
        subject: 'key',
        expected: expect.stringContaining(sid),
      });
    }
  });

  test.each<[string, object, string, string, string]>([
    ['disabled', { state: 'Disabled' }, 'Enabled', 'Disabled', `aws kms enable-key --key-id ${KEY} --region eu-west-1`],
    [
      'to be deleted',
      { state: 'PendingDeletion' },
      'Enabled',
      'PendingDeletion',
      `aws kms cancel-key-deletion --key-id ${KEY} --region eu-west-1 && aws kms enable-key --key-id ${KEY} ` +
        `--region eu-west-1`,
    ],
    [
      'without its material',
      { state: 'PendingImport' },
      'Enabled',
      'PendingImport',
      'import its key material, or set encryption.existingKeyArn to another key',
    ],
    [
      'not made yet',
      { state: 'Creating' },
      'Enabled',
      'Creating',
      'wait until it is Enabled, or set encryption.existingKeyArn to another key',
    ],
    [
      'asymmetric',
      { symmetric: false },
      'a symmetric encryption key',
      'an asymmetric or HMAC key',
      'set encryption.existingKeyArn to another key, or remove it',
    ],
    [
      "AWS's",
      { manager: 'AWS', policy: found([]) },
      'a customer managed key',
      "an AWS managed key, whose policy can't be changed",
      'set encryption.existingKeyArn to another key, or remove it',
    ],
  ])('a key that is %s', (_, key, expected, is, fix) => {
    expect(existing((all) => Object.assign(all.key.value, key))).toEqual([
      { id: 'keyUnusable', subject: 'key', expected, found: is, fix },
    ]);
  });

  test('a bucket in another region than its key', () => {
    expect(
      existing((all) => {
        all.logBucket.value.region = 'us-east-1';
      }),
    ).toEqual([
      {
        id: 'otherRegion',
        subject: 'key',
        expected: 'us-east-1, like the log bucket',
        found: 'eu-west-1',
        fix: 'set encryption.existingKeyArn to a key in us-east-1, or use a log bucket in eu-west-1',
      },
    ]);
  });

  test('a bucket in another region than the key that is created', () => {
    const config: BaselineConfig = { ...OWN, storage: { existingBucketName: 'company-audit-logs' } };
    expect(
      existing((all) => {
        all.logBucket.value.region = 'us-east-1';
      }, config),
    ).toEqual([
      {
        id: 'otherRegion',
        subject: 'key',
        expected: 'us-east-1, like the log bucket',
        found: 'eu-west-1, where the key is created',
        fix: 'set encryption.existingKeyArn to a key in us-east-1, or use a log bucket in eu-west-1',
      },
    ]);
  });

  test.each<[string, (bucket: any) => void, object]>([
    [
      'in another region',
      (bucket) => {
        bucket.region = 'us-east-1';
      },
      {
        id: 'otherRegion',
        expected: 'eu-west-1, like the log bucket',
        found: 'us-east-1',
        fix: 'set storage.accessLogs.existingBucketName to a bucket in that region, or remove it',
      },
    ],
    [
      'with Object Lock',
      (bucket) => {
        bucket.objectLock = found({});
      },
      {
        id: 'accessLogsRefused',
        expected: 'no Object Lock',
        found: 'Object Lock is enabled',
        fix: 'set storage.accessLogs.existingBucketName to another bucket, or remove it',
      },
    ],
    [
      'with a key',
      (bucket) => {
        bucket.encryption.value.algorithm = 'aws:kms';
      },
      {
        id: 'accessLogsRefused',
        expected: 'encrypted with S3 managed keys (AES256)',
        found: 'aws:kms',
        fix:
          'aws s3api put-bucket-encryption --bucket company-access-logs --server-side-encryption-configuration ' +
          '\'{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}\' --region eu-west-1',
      },
    ],
  ])('an access-log bucket %s', (_, change, obstacle) => {
    expect(existing((all) => change(all.accessLogBucket.value), ACCESS_LOGS)).toEqual([
      { subject: 'access-log bucket', ...obstacle },
    ]);
  });

  test(
    "an access-log bucket of a landing zone whose policy doesn't let S3 deliver; " +
      'in one account the log bucket has no name yet',
    () => {
      const withoutPolicy = (target: any) => {
        target.existing.accessLogBucket.value.policy = ABSENT;
      };

      const zone: BaselineConfig = { ...ZONE, storage: { accessLogs: { existingBucketName: 'company-access-logs' } } };
      expect(obstacles(changed(landingZone(zone), withoutPolicy))).toEqual([
        {
          id: 'accessLogsRefused',
          subject: 'access-log bucket',
          expected: expect.stringContaining(
            '"aws:SourceArn":"arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an"',
          ),
          found: 'no equivalent statement',
          fix: WHOLE_POLICY('s3api put-bucket-policy --bucket company-access-logs --policy', ' --region eu-west-1'),
        },
      ]);

      expect(obstacles(changed(account(ACCESS_LOGS), withoutPolicy))).toEqual([]);
    },
  );

  test.each<[string, (bucket: any) => void, object]>([
    [
      'without versions',
      (bucket) => {
        bucket.versioning = found('Off');
      },
      {
        id: 'replicationRefused',
        subject: 'replica bucket',
        expected: 'versioning enabled',
        found: 'Off',
        fix:
          'aws s3api put-bucket-versioning --bucket dr-audit-logs --versioning-configuration Status=Enabled ' +
          '--region eu-central-1',
      },
    ],
    [
      'without Object Lock',
      (bucket) => {
        bucket.objectLock = ABSENT;
      },
      {
        id: 'replicationRefused',
        subject: 'replica bucket',
        expected: 'Object Lock enabled, like the log bucket',
        found: 'off',
        fix:
          'note: Object Lock can never be disabled again: aws s3api put-object-lock-configuration --bucket ' +
          'dr-audit-logs --object-lock-configuration ObjectLockEnabled=Enabled --region eu-central-1',
      },
    ],
    [
      'in another region than its key',
      (bucket) => {
        bucket.region = 'us-west-2';
      },
      {
        id: 'otherRegion',
        subject: 'replica key',
        expected: 'us-west-2, like the replica bucket',
        found: 'eu-central-1',
        fix: 'set storage.replication.keyArn to a key in us-west-2',
      },
    ],
  ])('a bucket for copies %s', (_, change, obstacle) => {
    expect(
      obstacles(changed(landingZone(WHOLE_LANDING_ZONE), (target) => change(target.existing.replicaBucket.value))),
    ).toEqual([obstacle]);
  });

  test("a role that CloudTrail can't take on", () => {
    expect(
      existing((all) => {
        all.logsRole.value.trust = [
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ];
      }),
    ).toEqual([
      {
        id: 'policyLacksDelivery',
        subject: 'trust policy of the log role',
        expected: '{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"sts:AssumeRole"}',
        found: 'no equivalent statement',
        fix: WHOLE_POLICY('iam update-assume-role-policy --role-name cloudtrail-to-logs --policy-document'),
      },
    ]);
  });

  const TOPIC = 'arn:aws:sns:eu-west-1:222222222222:audit-notices';

  test("a topic that CloudTrail can't publish to", () => {
    expect(
      existing((all) => {
        all.topic.value.policy = [];
      }),
    ).toEqual([
      {
        id: 'policyLacksDelivery',
        subject: 'topic',
        expected: expect.stringContaining('"Sid":"AWSCloudTrailSNSPolicy20131101"'),
        found: 'no equivalent statement',
        fix: WHOLE_POLICY(
          `sns set-topic-attributes --topic-arn ${TOPIC} --attribute-name Policy --attribute-value`,
          ' --region eu-west-1',
        ),
      },
    ]);
  });

  describe('a topic that is encrypted', () => {
    const withKey = (key: object) =>
      existing((all) => {
        all.topic.value.keyId = 'alias/notifications';
        all.topicKey = found({
          arn: KEY,
          state: 'Enabled',
          manager: 'CUSTOMER',
          symmetric: true,
          name: KEY,
          policy: found([]),
          aliases: found([]),
          ...key,
        });
      });

    const LETS_IN = {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      Resource: '*',
    };

    test.each<[string, object | undefined, string]>([
      ["SNS's own key", { manager: 'AWS' }, "an AWS managed key, whose policy can't be changed"],
      ['a key that is to be deleted', { state: 'PendingDeletion' }, 'a key in state PendingDeletion'],
      ['a key that is gone', undefined, "a key that doesn't exist"],
    ])('with %s', (_, key, is) => {
      const refused =
        key === undefined
          ? existing((all) => {
              all.topic.value.keyId = 'alias/notifications';
            })
          : withKey(key);

      expect(refused).toEqual([
        {
          id: 'notificationsRefused',
          subject: 'topic',
          expected: 'an enabled customer managed key, or no key',
          found: is,
          fix:
            `note: the topic is then without a key: aws sns set-topic-attributes --topic-arn ${TOPIC} ` +
            "--attribute-name KmsMasterKeyId --attribute-value '' --region eu-west-1",
        },
      ]);
    });

    test("with a key that doesn't let CloudTrail in", () => {
      expect(withKey({})).toEqual([
        {
          id: 'notificationsRefused',
          subject: 'topic',
          expected: expect.stringContaining('"Sid":"AllowCloudTrailNotices"'),
          found: 'no equivalent statement',
          fix: WHOLE_POLICY(`kms put-key-policy --key-id ${KEY} --policy-name default --policy`, ' --region eu-west-1'),
        },
      ]);
    });

    test('with a key that does', () => {
      expect(withKey({ policy: found([LETS_IN]) })).toEqual([]);
    });
  });
});

test("what couldn't be read is no obstacle, and is told", () => {
  const unknown = {
    kind: 'unknown' as const,
    permission: '--profile 222222222222=NAME',
    why: 'no credentials for account 222222222222',
  };

  const { plan, target } = account(EXISTING);
  const { enabledRegions, existing } = target;
  expect(
    preflight(plan, {
      ...target,
      trails: { ...unknown, permission: 'cloudtrail:ListTrails', why: 'access denied' },
      enabledRegions,
      existing: { ...existing, key: unknown, topic: unknown },
    }),
  ).toEqual({
    findings: [],
    inconclusive: [
      { what: 'the trails of 111111111111', permission: 'cloudtrail:ListTrails', why: 'access denied' },
      { what: 'the key', permission: '--profile 222222222222=NAME', why: 'no credentials for account 222222222222' },
      { what: 'the topic', permission: '--profile 222222222222=NAME', why: 'no credentials for account 222222222222' },
    ],
  });
});

// By what the tests expect, not by what ran before: tests run in any order, and alone.
test('every obstacle of the catalog was found by now', () => {
  const expectations = readFileSync(__filename, 'utf8');
  expect(Object.keys(OBSTACLES).filter((id) => !expectations.includes(`${id}'`))).toEqual([]);
});
