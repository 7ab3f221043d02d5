import { trailWarningsOf } from '../../../lib/plan/warnings/warnings';
import { landingZonePlan, landingZoneProblems, ORGANIZATION } from '../../support/landing-zones';
import { isToken, plan, problemsOf, warningsFor } from '../../support/plans';

const complementing = (controlTower: string | undefined, rest: object = {}, homeRegion = 'eu-west-1') => ({
  organization: { ...ORGANIZATION, homeRegion, controlTower },
  ...rest,
});

const events = (section: object) => ({ events: section });
const warningsOf = (config: object) =>
  trailWarningsOf(landingZonePlan(config), isToken).map(({ id, message }) => `${id}: ${message}`);

describe('COMPLEMENT', () => {
  test("leaves management events to Control Tower's trail", () => {
    expect(landingZonePlan(complementing('COMPLEMENT')).events.management.readWriteType).toBe('NONE');
    expect(
      plan({ organization: { id: 'o-exampleorg1', controlTower: 'COMPLEMENT' } }).events.management.readWriteType,
    ).toBe('NONE');
  });

  test('keeps what is said of management events', () => {
    const { management } = landingZonePlan(
      complementing('COMPLEMENT', events({ management: { readWriteType: 'WRITE_ONLY', excludeKms: true } })),
    ).events;

    expect(management).toEqual({ readWriteType: 'WRITE_ONLY', excludeKms: true, excludeRdsDataApi: false });
  });

  test('knows that management events are recorded already', () => {
    expect(landingZonePlan(complementing('COMPLEMENT')).events.managementEventsAlreadyRecorded).toBe(true);
    expect(
      landingZonePlan(complementing('COMPLEMENT', events({ managementEventsAlreadyRecorded: false }))).events
        .managementEventsAlreadyRecorded,
    ).toBe(true);
  });

  test('warns of the price of recording them again', () => {
    const organization = { id: 'o-exampleorg1', controlTower: 'COMPLEMENT' };
    expect(warningsFor({ organization, ...events({ management: { readWriteType: 'ALL' } }) })).toContain(
      'secondCopyOfManagementEvents: events.management: another trail already records management events, and ' +
        'each copy after the first costs USD 2.00 per 100,000 events; set readWriteType: NONE if the other trail ' +
        'is sufficient',
    );

    expect(warningsFor({ organization }).join()).not.toContain('secondCopyOfManagementEvents');
  });

  test.each([{}, { management: { readWriteType: 'ALL' } }])('refuses Insights on management events: %j', (section) => {
    expect(
      landingZoneProblems(
        complementing('COMPLEMENT', events({ ...section, insights: { management: ['API_ERROR_RATE'] } })),
      ),
    ).toEqual([
      "events.insights.management: analyzes management events, which Control Tower's trail records, got " +
        '["API_ERROR_RATE"]; allowed: nothing while organization.controlTower is COMPLEMENT; ' +
        'remove the key, or use insights.data',
    ]);
  });

  test.each(['excludeKms', 'excludeRdsDataApi'])(
    "refuses %s of management events that it leaves to Control Tower's trail",
    (key) => {
      const problem =
        `events.management.${key}: excludes management events, which Control Tower's trail records, got true; ` +
        'allowed: nothing while organization.controlTower is COMPLEMENT; remove the key, or set readWriteType to ' +
        'record a second copy';

      const section = events({ management: { [key]: true } });
      expect(landingZoneProblems(complementing('COMPLEMENT', section))).toEqual([problem]);
      expect(problemsOf({ organization: { id: 'o-exampleorg1', controlTower: 'COMPLEMENT' }, ...section })).toEqual([
        problem,
      ]);
    },
  );

  test("allows to leave out nothing of what it leaves to Control Tower's trail", () => {
    const config = complementing('COMPLEMENT', events({ management: { excludeKms: false, excludeRdsDataApi: false } }));
    expect(landingZonePlan(config).events.management).toEqual({
      readWriteType: 'NONE',
      excludeKms: false,
      excludeRdsDataApi: false,
    });
  });

  test('says what is wrong with a readWriteType in the words of that, where it is NONE', () => {
    expect(
      landingZoneProblems(
        complementing('COMPLEMENT', events({ management: { readWriteType: 'NONE', excludeKms: true } })),
      ),
    ).toEqual([
      'events.management.excludeKms: excludes management events, and none are recorded, got true; allowed: ' +
        'nothing while readWriteType is NONE; remove one of the two',
    ]);
  });

  test("doesn't take a readWriteType that is wrong for one that is missing", () => {
    expect(
      landingZoneProblems(
        complementing('COMPLEMENT', events({ management: { readWriteType: 'all', excludeKms: true } })),
      ),
    ).toEqual([
      'events.management.readWriteType: is not one of the choices, got "all"; allowed: ALL, READ_ONLY, ' +
        'WRITE_ONLY, NONE; choose one of them, in uppercase',
    ]);
  });

  test('allows Insights on data events', () => {
    expect(
      landingZoneProblems(
        complementing(
          'COMPLEMENT',
          events({ data: [{ resourceType: 'AWS::S3::Object' }], insights: { data: ['API_ERROR_RATE'] } }),
        ),
      ),
    ).toEqual([]);
  });

  test.each(['cn-north-1', 'cn-northwest-1'])(
    'is refused in %s, where management events would be recorded by nobody',
    (region) => {
      const problem =
        "organization.controlTower: leaves management events to Control Tower, which the China regions don't " +
        'have, got "COMPLEMENT"; allowed: nothing in aws-cn; remove the key, so that this trail records them';

      expect(landingZoneProblems(complementing('COMPLEMENT', {}, region))).toEqual([problem]);
      expect(
        problemsOf({ organization: { id: 'o-exampleorg1', controlTower: 'COMPLEMENT' } }, { homeRegion: region }),
      ).toEqual([problem]);
    },
  );

  test('is valid in us-gov-west-1', () => {
    expect(landingZoneProblems(complementing('COMPLEMENT', {}, 'us-gov-west-1'))).toEqual([]);
  });
});

test('the mode is one of two, in upper case', () => {
  expect(landingZoneProblems(complementing('complement'))).toEqual([
    'organization.controlTower: is not one of the choices, got "complement"; allowed: COMPLEMENT, ' +
      'INDEPENDENT; choose one of them, in uppercase',
  ]);
});

describe.each(['INDEPENDENT', undefined])('%s', (mode) => {
  test('records all management events, as the first copy', () => {
    const { management, managementEventsAlreadyRecorded } = landingZonePlan(complementing(mode)).events;
    expect(management).toEqual({ readWriteType: 'ALL', excludeKms: false, excludeRdsDataApi: false });
    expect(managementEventsAlreadyRecorded).toBe(false);
  });

  test('allows Insights on management events', () => {
    expect(landingZoneProblems(complementing(mode, events({ insights: { management: ['API_ERROR_RATE'] } })))).toEqual(
      [],
    );
  });

  test('keeps what is said of a copy that is recorded elsewhere', () => {
    expect(
      landingZonePlan(complementing(mode, events({ managementEventsAlreadyRecorded: true }))).events
        .managementEventsAlreadyRecorded,
    ).toBe(true);
  });
});

describe('INDEPENDENT', () => {
  test('records everything, as without Control Tower', () => {
    expect(landingZonePlan(complementing('INDEPENDENT')).events).toEqual(
      landingZonePlan(complementing(undefined)).events,
    );
  });

  test("reminds of switching Control Tower's own trail off", () => {
    expect(warningsOf(complementing('INDEPENDENT'))).toEqual([
      "controlTowerTrail: organization.controlTower: Control Tower's own trail must be off, which requires " +
        'landing zone 4.0 or later; while both trails record management events, the second copy costs USD 2.00 ' +
        'per 100,000 events; ' +
        'see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/organization.md',
    ]);
  });

  test('has no meaning in aws-cn, and a warning says so', () => {
    expect(warningsOf(complementing('INDEPENDENT', {}, 'cn-north-1'))).toEqual([
      'controlTowerTrail: organization.controlTower: the China regions have no Control Tower, so INDEPENDENT ' +
        'has no meaning; remove the key',
    ]);
  });
});

test('without Control Tower there is nothing to be warned of', () => {
  expect(warningsOf(complementing(undefined))).toEqual([]);
});
