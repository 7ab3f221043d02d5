import { bucketAnswers, defined, deliveryAnswers, keyAnswers, known, roleAnswers } from './answers';
import { Answer, Answers, answerTo, Call, Failure } from './server';
import { accountOf } from './with-server';
import { BucketState } from '../../../lib/cli/account/bucket-state';
import { LogGroupState, RoleState } from '../../../lib/cli/account/delivery-state';
import { DeploymentTarget } from '../../../lib/cli/account/deployment-target';
import { KeyState } from '../../../lib/cli/account/key-state';
import { found, mapped, Reading, valueOf } from '../../../lib/cli/aws/reading';
import { NamedKind } from '../../../lib/deployment/physical-names';

/** What AWS's services answer whoever looks at accounts before a deployment. */
export function answersOfTarget(target: DeploymentTarget): Answers {
  return { ...organizationAnswers(target), ...trailAnswers(target), ...namesAndExisting(target) };
}

function organizationAnswers({ account, partition, organization: reading, enabledRegions }: DeploymentTarget): Answers {
  const organization = valueOf(reading);
  const member = ({ input: { AccountId } }: Call): Answer => {
    const state = valueOf(organization!.members[AccountId]);
    return state === undefined
      ? Failure.error('AccountNotFoundException')
      : { Account: { Id: AccountId, State: state } };
  };

  return {
    GetCallerIdentity: (call) => {
      const Account = accountOf(call) ?? account;
      return { Account, Arn: `arn:${partition}:iam::${Account}:user/deployer`, UserId: 'AIDAEXAMPLE' };
    },
    ListRegions: (call) => ({
      Regions: valueOf(enabledRegions[accountOf(call) ?? account])!.map((name) => ({
        RegionName: name,
        RegionOptStatus: 'ENABLED_BY_DEFAULT',
      })),
    }),
    ...(organization === undefined
      ? { DescribeOrganization: Failure.error('AWSOrganizationsNotInUseException') }
      : {
          DescribeOrganization: {
            Organization: {
              Id: organization.id,
              MasterAccountId: organization.managementAccount,
              FeatureSet: organization.hasAllFeatures ? 'ALL' : 'CONSOLIDATED_BILLING',
            },
          },
          ListAWSServiceAccessForOrganization: {
            EnabledServicePrincipals: valueOf(organization.trustedServices)!.map((service) => ({
              ServicePrincipal: service,
            })),
          },
          ListRoots: {
            Roots: known(organization.root).map(({ id, policyTypes }) => ({
              Id: id,
              PolicyTypes: policyTypes.map((Type) => ({ Type, Status: 'ENABLED' })),
            })),
          },
          DescribeAccount: member,
        }),
  };
}

function trailAnswers({ trails }: DeploymentTarget): Answers {
  const all = valueOf(trails)!;
  return {
    ListTrails: {
      Trails: all.map(({ arn, name, homeRegion }) => ({ TrailARN: arn, Name: name, HomeRegion: homeRegion })),
    },
    GetTrail: ({ input: { Name } }) => {
      const trail = all.find(({ arn }) => arn === Name);
      return trail !== undefined
        ? {
            Trail: defined({
              Name: trail.name,
              TrailARN: trail.arn,
              HomeRegion: trail.homeRegion,
              S3BucketName: 'its-logs',
              IsMultiRegionTrail: trail.multiRegion,
              IsOrganizationTrail: trail.organizationTrail,
            }),
          }
        : Failure.error('TrailNotFoundException');
    },
    GetTrailStatus: ({ input: { Name } }) => ({ IsLogging: all.find(({ arn }) => arn === Name)!.isLogging }),
    GetEventSelectors: ({ input: { TrailName } }) => ({
      TrailARN: TrailName,
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: all.find(({ arn }) => arn === TrailName)!.recordsManagementEvents,
        },
      ],
    }),
  };
}

const withPolicies = (role: Reading<Omit<RoleState, 'policies'>>): RoleState[] =>
  known(role).map((value) => ({ ...value, policies: found([]) }));

/** Nobody asks for its subscription filters. */
const withSubscriptions = (group: Reading<Pick<LogGroupState, 'arn'>>) =>
  mapped(group, (value) => ({ ...value, subscriptions: found([]) }) as unknown as LogGroupState);

/** What exists already, and what has a name, are asked for by the same calls. */
function namesAndExisting({ account, names, existing, serviceLinkedRole, homeRegion }: DeploymentTarget): Answers {
  const held = (kind: NamedKind, call: Call) =>
    names
      .filter((one) => one.kind === kind && one.account === (accountOf(call) ?? account))
      .flatMap(({ name, holder }) => (holder.kind === 'found' ? [{ name, holder: holder.value }] : []));

  // Whoever asks for what isn't there of them asks for too much.
  const buckets = bucketAnswers(
    known<object>(
      existing.logBucket,
      existing.accessLogBucket,
      existing.replicaBucket,
      ...existing.sources,
    ) as BucketState[],
  );

  const keys = keyAnswers(known(existing.key, existing.topicKey) as KeyState[]);
  const delivery = {
    ...deliveryAnswers({ ...existing, logGroup: withSubscriptions(existing.logGroup) }),
    ...roleAnswers(withPolicies(existing.logsRole)),
  };

  return {
    ...buckets,
    ...keys,
    ...delivery,
    GetBucketLocation: (call) =>
      held('bucket', call).some(({ name }) => name === call.input.Bucket)
        ? { LocationConstraint: homeRegion }
        : answerTo(buckets.GetBucketLocation, call),
    ListAliases: (call) =>
      call.input.KeyId === undefined
        ? { Aliases: held('key alias', call).map(({ name, holder }) => ({ AliasName: name, AliasArn: holder })) }
        : answerTo(keys.ListAliases, call),
    DescribeLogGroups: (call) => ({
      logGroups: [
        ...held('log group', call).map(({ name }) => ({ logGroupName: name })),
        ...(delivery.DescribeLogGroups as { logGroups: { logGroupName: string }[] }).logGroups,
      ].filter(({ logGroupName }) => logGroupName.startsWith(call.input.logGroupNamePrefix)),
    }),
    GetTopicAttributes: (call) => {
      const { TopicArn } = call.input;
      if (held('topic', call).some(({ holder }) => holder === TopicArn)) {
        return { Attributes: { Policy: '{"Statement":[]}' } };
      }

      return valueOf(existing.topic)?.arn === TopicArn
        ? answerTo(delivery.GetTopicAttributes, call)
        : Failure.error('NotFound', 404);
    },
    ListWorkGroups: (call) => ({
      WorkGroups: [{ Name: 'primary' }, ...held('workgroup', call).map(({ name }) => ({ Name: name }))],
    }),
    GetDatabase: (call) =>
      held('database', call).some(({ name }) => name === call.input.Name)
        ? { Database: { Name: call.input.Name } }
        : Failure.error('EntityNotFoundException'),
    GetPolicy: (call) => {
      const { PolicyArn } = call.input;
      return held('IAM policy', call).some(({ holder }) => holder === PolicyArn)
        ? { Policy: { Arn: PolicyArn, DefaultVersionId: 'v1' } }
        : Failure.error('NoSuchEntity', 404);
    },
    ListPolicies: (call) => ({
      Policies: held('organization policy', call)
        .filter(({ name }) =>
          name.endsWith(call.input.Filter === 'SERVICE_CONTROL_POLICY' ? 'service-control' : 'resource-control'),
        )
        .map(({ name, holder }) => ({ Name: name, Id: holder })),
    }),
    GetRole: (call) => {
      const { RoleName } = call.input;
      const role = valueOf(serviceLinkedRole);
      if (RoleName !== 'AWSServiceRoleForCloudTrail') {
        return answerTo(delivery.GetRole, call);
      }

      return role === undefined
        ? Failure.error('NoSuchEntity', 404)
        : { Role: { RoleName, Arn: role, Path: '/', RoleId: 'AROAEXAMPLE', CreateDate: new Date(0) } };
    },
  };
}
