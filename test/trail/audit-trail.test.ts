import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AuditTrail, AuditTrailProps, TrailIdentity } from '../../lib';
import { newStack, resourceOf } from '../support/apps';

function synth(props: Partial<AuditTrailProps> = {}) {
  const stack = newStack();
  const made = new AuditTrail(stack, 'Trail', {
    identity: TrailIdentity.inStackOf(stack, { name: 'org-audit' }),
    logBucket: Bucket.fromBucketName(stack, 'Logs', 'company-logs'),
    encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    ...props,
  });
  return { made, trail: resourceOf(Template.fromStack(stack), 'AWS::CloudTrail::Trail') };
}

test('logs management events of all regions and global services, validated and encrypted', () => {
  expect(synth().trail.Properties).toEqual({
    TrailName: 'org-audit',
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    S3BucketName: 'company-logs',
    KMSKeyId: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    Tags: [{ Key: 'ManagedBy', Value: 'cdk-cloudtrail-baseline' }],
    AdvancedEventSelectors: [{ Name: 'Management events selector', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
  });
});

test('has no basic event selectors, which exclude the advanced ones', () => {
  expect(synth().trail.Properties).not.toHaveProperty('EventSelectors');
});

test('can be limited to its region', () => {
  expect(synth({ multiRegion: false, includeGlobalServiceEvents: false }).trail.Properties).toMatchObject({ IsMultiRegionTrail: false, IncludeGlobalServiceEvents: false });
});

test('has tags', () => {
  expect(synth({ tags: { owner: 'security' } }).trail.Properties.Tags).toEqual([{ Key: 'ManagedBy', Value: 'cdk-cloudtrail-baseline' }, { Key: 'owner', Value: 'security' }]);
});

test('used alone, has the plan\'s errors', () => {
  const stack = newStack();
  expect(() => synth({ includeGlobalServiceEvents: false, tags: { 'aws:x': 'y' }, logGroup: LogGroup.fromLogGroupName(stack, 'Group', 'events') })).toThrow(
    /^the config of Stack\/Trail has 3 problems:\n {2}- tags\.aws:x: .*\n {2}- logsRole: goes with logGroup, got undefined; .*\n {2}- includeGlobalServiceEvents: /);
});

test('tells its name and ARN', () => {
  const { made } = synth();
  expect(made.trailName).toBe('org-audit');
  expect(made.trailArn).toMatch(/^\$\{Token\[/);
});

test('waits for the policy of a bucket that is made in the same app', () => {
  const stack = newStack();
  const logBucket = new Bucket(stack, 'Logs', { enforceSSL: true });
  new AuditTrail(stack, 'Trail', { identity: TrailIdentity.inStackOf(stack, { name: 'org-audit' }), logBucket, encryptionKey: new Key(stack, 'Key') });
  const template = Template.fromStack(stack);
  expect(resourceOf(template, 'AWS::CloudTrail::Trail').DependsOn).toEqual([resourceOf(template, 'AWS::S3::BucketPolicy').id]);
});
