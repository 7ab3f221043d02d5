import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DataRemoval, DeliveryTopic, LogsPolicy, TrailIdentity, TrailLogGroup } from '../../lib';
import { newBaseline, newStack, resourceOf, statementOf, templateOf } from '../support/apps';

const identityIn = (stack: Stack) => TrailIdentity.inStackOf(stack, { name: 'org.audit' });

describe('the log group', () => {
  const synth = (props = {}) => {
    const stack = newStack();
    new TrailLogGroup(stack, 'Group', { identity: identityIn(stack), encryptionKey: new Key(stack, 'Key'), ...props });
    const template = Template.fromStack(stack);
    return { template, group: resourceOf(template, 'AWS::Logs::LogGroup') };
  };

  test('is named after the trail, encrypted, and keeps events for 400 days', () => {
    const { template, group } = synth();
    expect(group.Properties).toEqual({
      LogGroupName: '/aws/cloudtrail/org.audit',
      RetentionInDays: 400,
      KmsKeyId: { 'Fn::GetAtt': [resourceOf(template, 'AWS::KMS::Key').id, 'Arn'] },
    });
  });

  test('keeps events as long as told', () => {
    expect(synth({ retentionDays: 365 }).group.Properties.RetentionInDays).toBe(365);
  });

  test('is retained, unless told otherwise', () => {
    expect(synth().group).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(() => synth({ removal: DataRemoval.DESTROY })).toThrow('removal: deletes audit data with the stack');
    expect(synth({ removal: DataRemoval.DESTROY, acceptDataLoss: true }).group).toMatchObject({
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
    });
  });

  test("used alone, has the plan's errors", () => {
    expect(() => synth({ retentionDays: 2 })).toThrow(
      'the config of Stack/Group has 1 problem:\n  - retentionDays: is not one of the choices, got 2;',
    );
  });
});

describe('the role', () => {
  test("is CloudTrail's, with the trust that AWS documents", () => {
    const role = resourceOf(templateOf(newBaseline()), 'AWS::IAM::Role');
    expect(role.Properties).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
    });
  });

  test("may write to the trail's own streams of the log group, by a managed policy", () => {
    const stack = newStack();
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') });
    new LogsPolicy(stack, 'Policy', {
      identity: identityIn(stack),
      logGroup: LogGroup.fromLogGroupName(stack, 'Group', 'events'),
      role,
    });

    const template = Template.fromStack(stack);
    expect(resourceOf(template, 'AWS::IAM::ManagedPolicy').Properties).toMatchObject({
      Roles: [{ Ref: resourceOf(template, 'AWS::IAM::Role').id }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':logs:eu-west-1:111111111111:log-group:events:log-stream:111111111111_CloudTrail_eu-west-1*',
                ],
              ],
            },
          },
        ],
      },
    });
  });
});

test('the role may write to the log groups that the trail had before, while it is renamed', () => {
  const template = templateOf(newBaseline({ trail: { name: 'new', formerNames: ['old'] } }));
  const [statement] = resourceOf(template, 'AWS::IAM::ManagedPolicy').Properties.PolicyDocument.Statement;
  expect(JSON.stringify(statement.Resource[1])).toContain(
    ':log-group:/aws/cloudtrail/old:log-stream:111111111111_CloudTrail_eu-west-1*',
  );
});

describe('the topic', () => {
  const synth = () => {
    const stack = newStack();
    new DeliveryTopic(stack, 'Topic', { identity: identityIn(stack), encryptionKey: new Key(stack, 'Key') });
    return Template.fromStack(stack);
  };

  test("is encrypted, and named after the trail without the periods a topic can't have", () => {
    const template = synth();
    expect(resourceOf(template, 'AWS::SNS::Topic').Properties).toEqual({
      TopicName: 'org-audit',
      KmsMasterKeyId: { 'Fn::GetAtt': [resourceOf(template, 'AWS::KMS::Key').id, 'Arn'] },
    });
  });

  test('lets only this trail publish, in the form CloudTrail documents', () => {
    const template = synth();
    expect(
      statementOf(
        resourceOf(template, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument,
        'AWSCloudTrailSNSPolicy20131101',
      ),
    ).toEqual({
      Sid: 'AWSCloudTrailSNSPolicy20131101',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: { Ref: resourceOf(template, 'AWS::SNS::Topic').id },
      Condition: {
        StringEquals: {
          'aws:SourceArn': {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cloudtrail:eu-west-1:111111111111:trail/org.audit']],
          },
        },
      },
    });
  });

  test('denies plain HTTP', () => {
    expect(resourceOf(synth(), 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });
});
