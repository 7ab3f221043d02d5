import * as fc from 'fast-check';
import { BaselineConfig } from '../../../lib';
import { READERS } from '../../../lib/cli/account/readers';
import { AccountState } from '../../../lib/cli/account/state';
import { found, valueOf } from '../../../lib/cli/aws/reading';
import { UsageError } from '../../../lib/cli/terminal/exit-code';
import { NOT_COMPARED } from '../../../lib/cli/verify/not-compared';
import { verify } from '../../../lib/cli/verify/verify';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { newBaseline } from '../../support/apps';
import { answersOf } from '../../support/aws/answers';
import { Exchange, InProcessAws } from '../../support/aws/in-process';
import { NOW, stateOf, stateOfLandingZone, withReading } from '../../support/deployed-state';
import { newLandingZone, WHOLE_LANDING_ZONE } from '../../support/landing-zones';
import { EVERYTHING } from '../../support/presets';
import { cases } from '../../support/random-cases';
import { validConfigs } from '../../support/random-configs';
import { changesOf, membersOf, ResponseChange } from '../../support/response-changes';

afterEach(() => jest.restoreAllMocks());

/** A plan, and an account that is as planned. */
interface Deployed {
  readonly plan: BaselinePlan;
  readonly state: AccountState;
}

function deploy(config: BaselineConfig): Deployed {
  const baseline = newBaseline(config);
  return { plan: (baseline as any).wholePlan, state: stateOf(baseline, undefined, config.analytics?.regions) };
}

function deployLandingZone(): Deployed {
  const { analytics, events, organization } = WHOLE_LANDING_ZONE;
  const landingZone = newLandingZone({
    ...WHOLE_LANDING_ZONE,
    organization: { ...organization!, controlTower: undefined },
    events: { ...events, managementEventsAlreadyRecorded: undefined },
  });

  return { plan: landingZone._plan, state: stateOfLandingZone(landingZone, undefined, analytics?.regions) };
}

/** The account as AWS's responses tell it, any of which can be changed. */
class Account {
  public readonly aws: InProcessAws;

  constructor(private readonly deployed: Deployed) {
    this.aws = new InProcessAws(answersOf(deployed.state));
  }

  /** Whether `verify` says anything else than "no drift". */
  public async hasDrift(changed?: InProcessAws['changed']): Promise<boolean> {
    const { plan, state } = this.deployed;
    this.aws.changed = changed;
    try {
      const account = await READERS.readAccount({
        trail: valueOf(state.trail)!.arn,
        home: {},
        ownerOf: () => '111111111111',
      });

      const { findings, inconclusive } = verify(plan, account, NOW);
      return findings.length + inconclusive.length > 0;
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError); // which ends the command with a sentence
      return true;
    }
  }

  /** Every change of every response that `verify` reads. */
  public async changes(): Promise<{ readonly exchange: Exchange; readonly change: ResponseChange }[]> {
    return (await this.exchanges()).flatMap((exchange) =>
      changesOf(exchange.schema, exchange.response).map((change) => ({ exchange, change })),
    );
  }

  /** Every response that `verify` read. */
  public async exchanges(): Promise<Exchange[]> {
    expect(await this.hasDrift()).toBe(false);
    return [...this.aws.exchanges.values()];
  }
}

/** Members without which a response means the same: their default is what the baseline has. */
const ABSENT_IS_PLANNED = [
  'DescribeKey.KeyMetadata.KeyManager',
  'DescribeLogGroups.logGroups[].logGroupClass',
  'GetBucketEncryption.ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm',
  'GetBucketLifecycleConfiguration.Rules[].Filter.Prefix',
  'GetBucketLifecycleConfiguration.Rules[].Transitions[].Days',
  'GetBucketReplication.ReplicationConfiguration.Rules[].DeleteMarkerReplication.Status',
  'GetBucketReplication.ReplicationConfiguration.Rules[].Filter.Prefix',
  'GetEventConfiguration.AggregationConfigurations[].EventCategory',
  'GetInsightSelectors.InsightSelectors[].EventCategories[]',
  'GetKeyRotationStatus.RotationPeriodInDays',
  'GetTrail.Trail.HomeRegion',
  'GetTrail.Trail.RecursiveLogging',
  'ListRegions.Regions[].RegionName', // a region that isn't enabled has no events
  'ListTrails.Trails[].TrailARN', // the trail itself, which is looked up by its ARN
];

/** Members that mean nothing without others, which S3 and CloudTrail require. */
const NOTHING_ALONE = [
  'GetBucketReplication.ReplicationConfiguration.Role',
  'GetEventConfiguration.AggregationConfigurations[].EventCategory',
];

function isListed(operation: string, { member, how }: Pick<ResponseChange, 'member' | 'how'>): boolean {
  const path = `${operation}.${member}`;
  const listed = NOT_COMPARED.flatMap(({ members }) => members);

  return listed.some((entry) => {
    const isAdditional = entry.endsWith('[+]');
    const start = entry.replace('[+]', '[]');
    const isBelow = path === start || ['.', '[', '{'].some((separator) => path.startsWith(`${start}${separator}`));
    return isBelow && (!isAdditional || how === 'added');
  });
}

/** Whether a change means nothing: what is listed, and what is absent and has the planned value as its default. */
function isHarmless(operation: string, change: ResponseChange): boolean {
  const path = `${operation}.${change.member}`;
  const isDefault = change.how === 'removed' && ABSENT_IS_PLANNED.includes(path);
  return isListed(operation, change) || isDefault || (change.how === 'set' && NOTHING_ALONE.includes(path));
}

interface Trial {
  readonly operation: string;
  readonly change: ResponseChange;
  readonly isNoticed: boolean;
}

async function tried(account: Account, exchange: Exchange, change: ResponseChange): Promise<Trial> {
  const { call, operation } = exchange;
  return { operation, change, isNoticed: await account.hasDrift({ call, response: change.response }) };
}

/** The changes that nobody noticed. One value of a switch that isn't set can be its default. */
function silent(trials: readonly Trial[]): string[] {
  const text = ({ operation, change: { member, how } }: Trial) => `${operation}.${member}, ${how}`;
  const noticed = new Set(trials.filter(({ isNoticed }) => isNoticed).map(text));

  return [
    ...new Set(
      trials
        .filter(({ operation, change, isNoticed }) => !isNoticed && !isHarmless(operation, change))
        .filter((trial) => trial.change.how !== 'set' || !noticed.has(text(trial)))
        .map(text),
    ),
  ];
}

/** The log role with its permissions in an inline policy. */
function withInlinePolicy({ plan, state }: Deployed): Deployed {
  const inline = (role: any) => ({
    ...role,
    policies: found(role.policies.value.map(({ statements }: any) => ({ name: 'Inline', statements }))),
  });

  return { plan, state: withReading(state, 'logsRole', inline) };
}

/** An account with every part, so that every call is made. */
function oneAccount(): Deployed {
  return withInlinePolicy(
    deploy({ ...EVERYTHING, events: { ...EVERYTHING.events, managementEventsAlreadyRecorded: false } }),
  );
}

describe('every member of every response that verify reads', () => {
  test('is compared, or is in the table of what is not', async () => {
    const account = new Account(oneAccount());
    const trials: Trial[] = [];
    for (const { exchange, change } of await account.changes()) {
      trials.push(await tried(account, exchange, change));
    }

    expect(silent(trials)).toEqual([]);
    expect(trials.length).toBeGreaterThan(1000);
  });

  test('is tried', async () => {
    const account = new Account(oneAccount());
    const exchanges = await account.exchanges();
    const tries = new Set(
      exchanges.flatMap(({ operation, schema, response }) =>
        changesOf(schema, response).map(({ member }) => `${operation}.${member}`),
      ),
    );

    const members = exchanges.flatMap(({ operation, schema }) =>
      membersOf(schema)
        .filter((member) => !isListed(operation, { member, how: 'value' }))
        .map((member) => `${operation}.${member}`),
    );

    const ofMaps = ['GetTopicAttributes.Attributes{}']; // by key
    expect([...new Set(members)].filter((member) => !tries.has(member) && !ofMaps.includes(member))).toEqual([]);
  });

  test('is what the table names', async () => {
    const exchanges = await new Account(oneAccount()).exchanges();
    const members = exchanges.flatMap(({ operation, schema }) =>
      membersOf(schema).map((member) => `${operation}.${member}`),
    );

    const unknown = NOT_COMPARED.flatMap(({ members: listed }) => listed).filter(
      (entry) => !members.some((member) => member.startsWith(entry.replace('[+]', '[]'))),
    );

    expect(unknown).toEqual([]);
  });
});

/** Tries some changes, by numbers. */
async function someTried(deployed: Deployed, numbers: Iterable<number>): Promise<Trial[]> {
  const account = new Account(deployed);
  const changes = await account.changes();
  const trials: Trial[] = [];
  for (const number of numbers) {
    const { exchange, change } = changes[number % changes.length];
    trials.push(await tried(account, exchange, change));
  }

  return trials;
}

/** A random config, with every part created, so that all of its settings are compared. */
function creatingAll(config: BaselineConfig): BaselineConfig {
  const { existingBucketName: _, accessLogs, ...storage } = config.storage ?? {};
  const { retentionDays } = config.delivery?.cloudWatchLogs ?? {};
  const { readWriteType, ...management } = config.events?.management ?? {};
  return {
    ...config,
    trail: { ...config.trail, name: 'audit', formerNames: undefined, multiRegion: true },
    storage: { ...storage, accessLogs: accessLogs && { retentionDays: accessLogs.retentionDays } },
    encryption: { alias: config.encryption?.alias },
    delivery: { cloudWatchLogs: { retentionDays }, notifications: {} },
    events: { ...config.events, management, managementEventsAlreadyRecorded: undefined },
    analytics: {},
  };
}

test('no change of a response, in any account that is as any config says, is silent', async () => {
  await fc.assert(
    fc.asyncProperty(validConfigs, fc.infiniteStream(fc.nat()), async (config, numbers) => {
      let deployed: Deployed;
      try {
        deployed = deploy(creatingAll(config as BaselineConfig));
      } catch {
        return; // the parts contradict each other in one account
      }

      expect(silent(await someTried(deployed, numbers.take(25)))).toEqual([]);
    }),
    { endOnFailure: true, numRuns: cases(8) },
  );
});

test('no change of a response, in a landing zone that is as planned, is silent', async () => {
  const deployed = deployLandingZone();
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      expect(silent(await someTried(deployed, numbers.take(25)))).toEqual([]);
    }),
    { endOnFailure: true, numRuns: cases(8) },
  );
});
