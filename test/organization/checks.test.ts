import { App } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { NagPack } from 'cdk-nag';
import { newApp } from '../support/apps';
import { findingsIn } from '../support/control-tower';
import { LANDING_ZONES, newLandingZone, stacksOf, templatesOf } from '../support/landing-zones';
import { acknowledgedRules, nagFindings } from '../support/nag-packs';

afterEach(() => jest.restoreAllMocks());

/** S3 delivers access logs to no other kind of bucket. */
const ACCESS_LOG_BUCKET = [
  's3_bucket_default_encryption_kms_check: LogsAccessLogBucket731A71F6',
  's3_bucket_logging_enabled_check: LogsAccessLogBucket731A71F6',
];

const NO_OBJECT_LOCK = 's3_bucket_object_lock_enabled_check: LogsAccessLogBucket731A71F6';

/** Acknowledged, with the price: what every account delivers would create events. */
const NO_EVENTS = [
  's3_event_notifications_enabled_check: LogsAccessLogBucket731A71F6',
  's3_event_notifications_enabled_check: LogsLogBucket65C88427',
];

const UNMET: Record<string, string[]> = {
  'three accounts': [...ACCESS_LOG_BUCKET, NO_OBJECT_LOCK, ...NO_EVENTS],
  'two accounts, guarded': [...ACCESS_LOG_BUCKET, NO_OBJECT_LOCK, ...NO_EVENTS],
  'everything on, alongside Control Tower': [...ACCESS_LOG_BUCKET, NO_OBJECT_LOCK].flatMap((finding) => [
    finding,
    finding.replace('LogsAccessLogBucket731A71F6', 'WorkGroupAccessLogBucket42D692BC'),
  ]), // that of the results too
  'buckets and key that exist already': [],
  'aws-cn': [...ACCESS_LOG_BUCKET, NO_OBJECT_LOCK, ...NO_EVENTS],
  'aws-us-gov': [...ACCESS_LOG_BUCKET, NO_OBJECT_LOCK, ...NO_EVENTS],
};

describe.each(Object.entries(LANDING_ZONES))('%s', (name, config) => {
  const make = (app: App = newApp()) => newLandingZone(config, app);

  test("no pack of cdk-nag finds anything that isn't acknowledged", () => {
    expect(nagFindings(make())).toEqual([]);
  });

  test('nothing is acknowledged that no pack of cdk-nag finds', () => {
    jest.spyOn(NagPack.prototype as any, 'isAcknowledged').mockReturnValue(false);
    const landingZone = make();
    expect(nagFindings(landingZone)).toEqual(acknowledgedRules(landingZone));
  });

  test(
    "meets Control Tower's proactive controls, " + "but those that the access-log bucket can't and those that cost",
    () => {
      const app = newApp();
      expect(findingsIn(app, Object.values(stacksOf(make(app))))).toEqual(UNMET[name]);
    },
  );

  test('has the same logical ids, and the same verdicts, with no feature flags and with all recommended ones', () => {
    const [none, all] = [{}, CURRENTLY_RECOMMENDED_FLAGS].map((flags) => {
      const app = newApp(flags);
      const landingZone = make(app);
      const ids = Object.values(templatesOf(landingZone)).map((template) =>
        Object.entries<{ Type: string }>(template.toJSON().Resources)
          .map(([id, { Type }]) => `${id} ${Type}`)
          .sort(),
      );

      return {
        ids,
        nag: nagFindings(landingZone),
        controlTower: findingsIn(app, Object.values(stacksOf(landingZone))),
      };
    });

    expect(all).toEqual(none);
  });
});
