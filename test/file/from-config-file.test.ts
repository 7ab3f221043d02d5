import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BaselineConfig, CloudTrailBaseline, ConfigFile, DataRemoval, OrganizationBaseline } from '../../lib';
import { newApp, newBaseline, newStack, resourceOf, templateOf } from '../support/apps';
import { LANDING_ZONES, newLandingZone, ORGANIZATION, templatesOf } from '../support/landing-zones';
import { EVERYTHING, EXISTING } from '../support/presets';

const folder = mkdtempSync(join(tmpdir(), 'from-config-file-'));

function fileOf(text: string): string {
  const path = join(folder, 'audit.yaml');
  writeFileSync(path, text);
  return path;
}

/** Folders of queries are next to the file, which these aren't: the path from the root is the same. */
const inFile = (config: BaselineConfig) =>
  fileOf(ConfigFile.toYaml(config).replace(/folder: (.*)/, (_, path) => `folder: ${resolve(path)}`));

test.each(Object.entries({ everything: EVERYTHING, existing: EXISTING, nothing: {} }))(
  'the template is that of the same config in TypeScript: %s',
  (_, config) => {
    expect(templateOf(CloudTrailBaseline.fromConfigFile(newStack(), 'Audit', inFile(config))).toJSON()).toEqual(
      templateOf(newBaseline(config)).toJSON(),
    );
  },
);

test.each(Object.entries(LANDING_ZONES))(
  'the templates are those of the same landing zone in TypeScript: %s',
  (_, config) => {
    const all = (landingZone: OrganizationBaseline) =>
      Object.values(templatesOf(landingZone)).map((template) => template.toJSON());

    expect(all(OrganizationBaseline.fromConfigFile(newApp(), 'OrgAudit', inFile(config)))).toEqual(
      all(newLandingZone(config)),
    );
  },
);

test('a null section is an empty one: it takes its defaults, and switches on what it names', () => {
  const path = fileOf('storage:\ndelivery:\n  notifications:\n');
  expect(templateOf(CloudTrailBaseline.fromConfigFile(newStack(), 'Audit', path)).toJSON()).toEqual(
    templateOf(newBaseline({ delivery: { notifications: {} } })).toJSON(),
  );
});

describe('what is set over a file', () => {
  const trailOf = (baseline: CloudTrailBaseline) =>
    resourceOf(templateOf(baseline), 'AWS::CloudTrail::Trail').Properties;

  test('is merged key by key, and lists are replaced', () => {
    const path = fileOf("trail: { name: org-audit, keyPrefix: audit }\nstorage: { readers: ['333333333333'] }\n");
    const baseline = CloudTrailBaseline.fromConfigFile(newStack(), 'Audit', path, {
      trail: { keyPrefix: 'other' },
      storage: { readers: ['444444444444'] },
    });

    expect(trailOf(baseline)).toMatchObject({ TrailName: 'org-audit', S3KeyPrefix: 'other' });
    const template = JSON.stringify(templateOf(baseline).toJSON());
    expect(template).toContain('444444444444');
    expect(template).not.toContain('333333333333');
  });

  test('can be a construct', () => {
    const stack = newStack();
    const baseline = CloudTrailBaseline.fromConfigFile(stack, 'Audit', fileOf('{}'), {
      logBucket: Bucket.fromBucketName(stack, 'Own', 'own-bucket'),
    });

    expect(trailOf(baseline).S3BucketName).toBe('own-bucket');
  });

  test('takes nothing away where it says nothing', () => {
    const baseline = CloudTrailBaseline.fromConfigFile(newStack(), 'Audit', fileOf('trail: { name: org-audit }'), {
      trail: {},
      events: undefined,
    });

    expect(trailOf(baseline).TrailName).toBe('org-audit');
  });
});

describe('what is wrong with it', () => {
  test('is said with its place in the file, what needs the stack too', () => {
    const path = fileOf(
      'delivery:\n  cloudWatchLogs:\n    existingLogGroupArn: arn:aws:logs:us-east-1:111111111111:log-group:own\n',
    );

    expect(() => CloudTrailBaseline.fromConfigFile(newStack(), 'Audit', path)).toThrow(
      `${path} has 1 problem:\n  - ${path}:3:26 delivery.cloudWatchLogs.existingLogGroupArn: is a log group in ` +
        'another account or region than the trail, got "arn:aws:logs:us-east-1:111111111111:log-group:own"; ' +
        'allowed: a log group in 111111111111 and eu-west-1; use a log group of that account and region',
    );
  });

  test('is said to be of the overrides where it is', () => {
    const path = fileOf('trail:\n  name: x\n');
    expect(() =>
      CloudTrailBaseline.fromConfigFile(newStack(), 'Audit', path, {
        storage: { removal: DataRemoval.DESTROY, readers: ['x'] },
      }),
    ).toThrow(
      [
        `${path} has 3 problems:`,
        `  - ${path}:2:9 trail.name: is not a trail name, got "x"; allowed: 3 to 128 letters, digits, ` +
          'periods, underscores and hyphens, a letter or digit at both ends, no two of ._- side by side, not an ' +
          'IP address; choose another name',
        '  - (overrides) storage.readers[0]: is not a reader, got "x"; allowed: an account id of 12 digits in ' +
          'quotes, the ARN of a role or user without * or ?, an organization id (o-...); name an account, ' +
          'a role, a user or an organization',
        '  - (overrides) storage.removal: deletes audit data with the stack, got "DESTROY"; allowed: RETAIN, ' +
          'or DESTROY with acceptDataLoss: true; use RETAIN, or confirm with acceptDataLoss: true',
      ].join('\n'),
    );
  });

  test('may be fixed by the overrides', () => {
    const path = fileOf(`organization: { id: ${ORGANIZATION.id} }`);
    expect(() => OrganizationBaseline.fromConfigFile(newApp(), 'OrgAudit', path)).toThrow(
      `${path}:1:1 organization.accounts: is missing`,
    );

    expect(
      OrganizationBaseline.fromConfigFile(newApp(), 'OrgAudit', path, { organization: ORGANIZATION }).identity
        .organizationId,
    ).toBe('o-exampleorg1');
  });

  test("is passed on where it isn't the config", () => {
    expect(() => CloudTrailBaseline.fromConfigFile(newApp(), 'Audit', fileOf('{}'))).toThrow(
      'should be created in the scope of a Stack',
    );
  });
});
