import { newApp, templateOf } from '../support/apps';
import { PRESETS } from '../support/presets';

/**
 * What holds audit data or what others know by name. Changing an entry replaces it in every account that has deployed
 * it.
 */
const PINNED: Record<string, Record<string, [type: string, name?: string]>> = {
  defaults: {
    AuditTrail90B6CA04: ['AWS::CloudTrail::Trail', 'Stack-Audit-9CF4CB89'],
    AuditLogBucketFE120372: ['AWS::S3::Bucket'],
    AuditAccessLogBucketB77FE7B8: ['AWS::S3::Bucket'],
    AuditKeyE10147F3: ['AWS::KMS::Key'],
    AuditKeyAlias19AC3009: ['AWS::KMS::Alias', 'alias/cloudtrail/Stack-Audit-9CF4CB89'],
    AuditLogGroup1CBB4FD8: ['AWS::Logs::LogGroup', '/aws/cloudtrail/Stack-Audit-9CF4CB89'],
  },
  'everything on': {
    AuditTrail90B6CA04: ['AWS::CloudTrail::Trail', 'org-audit'],
    AuditLogBucketFE120372: ['AWS::S3::Bucket'],
    AuditWorkGroupResultsB9ABE096: ['AWS::S3::Bucket'],
    AuditAccessLogBucketB77FE7B8: ['AWS::S3::Bucket'],
    AuditKeyE10147F3: ['AWS::KMS::Key'],
    AuditKeyAlias19AC3009: ['AWS::KMS::Alias', 'alias/audit'],
    AuditLogGroup1CBB4FD8: ['AWS::Logs::LogGroup', '/aws/cloudtrail/org-audit'],
    AuditTopicF9C17ABE: ['AWS::SNS::Topic', 'org-audit'],
  },
};

const NAME_KEYS = ['TrailName', 'BucketName', 'AliasName', 'LogGroupName', 'TopicName'];

test.each(Object.keys(PINNED))('logical ids and names of what is stateful stay as they are: %s', (preset) => {
  const { Resources } = templateOf(PRESETS[preset](newApp())).toJSON();
  const stateful = new Set(Object.values(PINNED[preset]).map(([type]) => type));
  const found = Object.fromEntries(
    Object.entries<any>(Resources)
      .filter(([, { Type }]) => stateful.has(Type))
      .map(([id, { Type, Properties }]) => {
        const name = NAME_KEYS.map((key) => Properties[key]).find((one) => one !== undefined);
        return [id, name === undefined ? [Type] : [Type, name]];
      }),
  );

  const replaced = Object.entries(PINNED[preset])
    .filter(([id, pinned]) => JSON.stringify(found[id]) !== JSON.stringify(pinned))
    .map(
      ([id, [type, name]]) =>
        `${type} ${id}${name === undefined ? '' : ` named ${name}`} would be replaced in every account that ` +
        'has deployed it, and lose its data or its name',
    );

  expect(replaced).toEqual([]);
  expect(found).toEqual(PINNED[preset]); // what is new is pinned too
});
