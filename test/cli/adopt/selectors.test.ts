import { Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AccountState } from '../../../lib/cli/account/state';
import { BasicSelector } from '../../../lib/cli/account/trail-state';
import { found } from '../../../lib/cli/aws/reading';
import { adoptionOf } from '../../support/adopt';
import { newBaseline, newStack } from '../../support/apps';
import { stateOf, stateOfStack } from '../../support/deployed-state';

const DEPLOYED = stateOf(newBaseline({ trail: { name: 'audit' } }));

const basic = (selector: Partial<BasicSelector>): BasicSelector => ({
  readWriteType: 'All',
  includeManagementEvents: true,
  excludeManagementEventSources: [],
  dataResources: [],
  ...selector,
});

const withSelectors = (...selectors: BasicSelector[]): AccountState => ({
  ...DEPLOYED,
  selectors: found({ basic: true, selectors }),
});

describe('several selectors of management events', () => {
  test.each([
    ['the same twice', [basic({}), basic({})], undefined],
    ['reads and writes', [basic({ readWriteType: 'ReadOnly' }), basic({ readWriteType: 'WriteOnly' })], undefined],
    [
      'all, and reads without KMS',
      [basic({}), basic({ readWriteType: 'ReadOnly', excludeManagementEventSources: ['kms.amazonaws.com'] })],
      undefined,
    ],
    [
      'writes, and all without KMS and RDS, then without KMS',
      [
        basic({ excludeManagementEventSources: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] }),
        basic({ excludeManagementEventSources: ['kms.amazonaws.com'] }),
      ],
      { excludeKms: true },
    ],
  ])('that overlap become one that records the same: %s', async (_, selectors, management) => {
    const { config, cannotExpress, changes } = await adoptionOf(withSelectors(...selectors));
    expect([config.events?.management, cannotExpress]).toEqual([management, []]);
    expect(changes.map(({ id, found: was }) => [id, was])).toEqual([['basicSelectors', JSON.stringify(selectors)]]);
  });

  test('that one cannot replace are told', async () => {
    const { cannotExpress } = await adoptionOf(
      withSelectors(
        basic({ readWriteType: 'ReadOnly' }),
        basic({ readWriteType: 'WriteOnly', excludeManagementEventSources: ['kms.amazonaws.com'] }),
      ),
    );

    expect(cannotExpress).toEqual(['a second selector of management events']);
  });

  test('of the advanced kind become one too', async () => {
    const management = (more: object[]) => ({
      name: 'Events',
      fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }, ...more],
    });

    const { config, changes } = await adoptionOf({
      ...DEPLOYED,
      selectors: found({
        basic: false as const,
        selectors: [management([{ field: 'readOnly', equalTo: ['true'] }]), management([])] as any,
      }),
    });

    expect([config.events, changes.map(({ id }) => id)]).toEqual([undefined, ['selectorNames']]);
  });

  test('as addS3EventSelector of aws-cdk-lib adds them become one', async () => {
    const stack = newStack();
    const trail = new Trail(stack, 'Trail');
    trail.addS3EventSelector([{ bucket: Bucket.fromBucketName(stack, 'Payments', 'payments') }]);
    trail.logAllLambdaDataEvents();

    const { config, cannotExpress, problems } = await adoptionOf(stateOfStack(stack));
    expect([config.events, problems, cannotExpress.length]).toEqual([
      {
        data: [
          { resourceType: 'AWS::S3::Object', resourceArn: { startsWith: ['arn:aws:s3:::payments/'] } },
          { resourceType: 'AWS::Lambda::Function' },
        ],
      },
      [],
      1, // the bucket
    ]);
  });
});
