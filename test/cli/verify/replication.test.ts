import { AccountState } from '../../../lib/cli/account/state';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { verify } from '../../../lib/cli/verify/verify';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { newBaseline } from '../../support/apps';
import { NOW, stateOf, stateOfLandingZone, withReading } from '../../support/deployed-state';
import { newLandingZone, WHOLE_LANDING_ZONE } from '../../support/landing-zones';

const BUCKET = 'organization-audit-logs-222222222222-eu-west-1-an';
const COPYING = { enabled: true, copiesEncrypted: true, copiesDeleteMarkers: false };
const STRANGE_RULE = { id: 'spy', ...COPYING, bucketArn: 'arn:aws:s3:::spies', changesOwner: false };

/** What is said of the replication of the log bucket, if it is replaced by other rules. */
function findings(plan: BaselinePlan, state: AccountState, ...rules: object[]) {
  const replication = rules.length === 0 ? ABSENT : found({ roleArn: 'arn:aws:iam::222222222222:role/copy', rules });
  const changed = withReading(state, 'logBucket', (bucket: any) => ({ ...bucket, replication }));
  return verify(plan, changed, NOW).findings.map(({ id, expected, found: is, fix }) => ({
    id,
    expected,
    found: is,
    fix,
  }));
}

describe('replication of the log bucket that the config asks for', () => {
  const landingZone = newLandingZone(WHOLE_LANDING_ZONE);
  const plan: BaselinePlan = JSON.parse(JSON.stringify(landingZone._plan));
  const state = stateOfLandingZone(landingZone);
  const { bucketArn, accountId, keyArn } = plan.storage.logBucket!.replication!;
  const planned = `all log files to ${bucketArn} in ${accountId} with key ${keyArn}`;
  const command = `aws s3api put-bucket-replication --bucket ${BUCKET} --replication-configuration '`;

  test('is put back by a deployment where there is none: only the stack knows the role', () => {
    const fix = 'deploy the stack again: npx cdk deploy --revert-drift';
    expect(findings(plan, state)).toEqual([{ id: 'replicationMissing', expected: planned, found: 'nothing', fix }]);
  });

  test('is put back where another one was added, not deleted', () => {
    const rule = { ...COPYING, bucketArn, account: accountId, keyId: keyArn, changesOwner: true };
    const fix = expect.stringContaining(command);
    expect(findings(plan, state, rule, STRANGE_RULE)).toEqual([
      { id: 'replicatedElsewhere', expected: `to ${bucketArn}`, found: 'to arn:aws:s3:::spies', fix },
    ]);
  });
});

describe('replication of the log bucket that the config does not ask for', () => {
  const baseline = newBaseline({ trail: { name: 'audit' } });
  const plan: BaselinePlan = JSON.parse(JSON.stringify((baseline as any).wholePlan));

  test('is deleted', () => {
    expect(findings(plan, stateOf(baseline), STRANGE_RULE)).toEqual([
      {
        id: 'replicatedElsewhere',
        expected: 'nothing',
        found: 'to arn:aws:s3:::spies',
        fix:
          'note: this removes the rules spy: aws s3api delete-bucket-replication --bucket auditlogbucketfe120372 ' +
          '--region eu-west-1',
      },
    ]);
  });
});
