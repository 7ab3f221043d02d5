import { BasicSelector, SelectorState } from '../../../lib/cli/account/trail-state';
import { Report } from '../../../lib/cli/findings/report';
import { FINDINGS } from '../../../lib/cli/verify/catalog';
import { compareSelectors } from '../../../lib/cli/verify/compare-selectors';
import { EventSelector, FieldSelector } from '../../../lib/events/selector';
import { selectorsOf } from '../../support/plans';

const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit';
const select = (name: string, ...fieldSelectors: FieldSelector[]): EventSelector => ({ name, fieldSelectors });
const MANAGEMENT = select('Management events selector', { field: 'eventCategory', equalTo: ['Management'] });
const objects = (arn: Partial<FieldSelector> = {}) =>
  select(
    'Objects',
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
    ...(Object.keys(arn).length === 0 ? [] : [{ field: 'resources.ARN', ...arn }]),
  );

function found(expected: EventSelector[], state: SelectorState): string[] {
  const report = new Report(FINDINGS);
  compareSelectors(report, expected, state, TRAIL);
  return report.outcome.findings.map(({ id }) => id);
}

const advanced = (...selectors: EventSelector[]): SelectorState => ({ basic: false, selectors });

describe('selectors select the same', () => {
  test('in any order of selectors, fields and values', () => {
    const one = objects({ startsWith: ['arn:aws:s3:::a/', 'arn:aws:s3:::b/'] });
    const other = select(
      'Objects',
      ...[...objects({ startsWith: ['arn:aws:s3:::b/', 'arn:aws:s3:::a/'] }).fieldSelectors].reverse(),
    );

    expect(found([MANAGEMENT, one], advanced(other, MANAGEMENT))).toEqual([]);
  });

  test("a name that isn't known is that of any bucket, once", () => {
    const expected = objects({ notStartsWith: ['arn:aws:s3:::logs/', `arn:aws:s3:::<result bucket>/`] });
    expect(
      found([expected], advanced(objects({ notStartsWith: ['arn:aws:s3:::made-up-results/', 'arn:aws:s3:::logs/'] }))),
    ).toEqual([]);

    expect(
      found(
        [expected],
        advanced(objects({ notStartsWith: ['arn:aws:s3:::results/', 'arn:aws:s3:::logs/', 'arn:aws:s3:::payments/'] })),
      ),
    ).toEqual(['eventsNotRecorded']);
  });
});

describe("what isn't recorded is worse than what is recorded in addition to", () => {
  test.each<[string, EventSelector, EventSelector]>([
    ['a field more', objects(), objects({ startsWith: ['arn:aws:s3:::a/'] })],
    [
      'a value less',
      objects({ startsWith: ['arn:aws:s3:::a/', 'arn:aws:s3:::b/'] }),
      objects({ startsWith: ['arn:aws:s3:::a/'] }),
    ],
    [
      'an exclusion more',
      objects({ notStartsWith: ['arn:aws:s3:::a/'] }),
      objects({ notStartsWith: ['arn:aws:s3:::a/', 'arn:aws:s3:::b/'] }),
    ],
  ])('%s: fewer events there, more events the other way round', (_, broad, narrow) => {
    expect(found([broad], advanced(narrow))).toEqual(['eventsNotRecorded']);
    expect(found([narrow], advanced(broad))).toEqual(['moreEventsRecorded']);
  });

  test('a selector instead of another', () => {
    expect(found([MANAGEMENT], advanced(objects()))).toEqual(['eventsNotRecorded']);
  });
});

describe('basic selectors', () => {
  const basic = (...selectors: Partial<BasicSelector>[]): SelectorState => ({
    basic: true,
    selectors: selectors.map((one) => ({
      readWriteType: 'All',
      includeManagementEvents: true,
      excludeManagementEventSources: [],
      dataResources: [],
      ...one,
    })),
  });

  test('that record the same are cosmetic', () => {
    expect(found([MANAGEMENT], basic({}))).toEqual(['basicSelectors']);
    expect(
      found(
        selectorsOf({ management: { readWriteType: 'WRITE_ONLY', excludeKms: true } }),
        basic({ readWriteType: 'WriteOnly', excludeManagementEventSources: ['kms.amazonaws.com'] }),
      ),
    ).toEqual(['basicSelectors']);

    const functions = selectorsOf({ data: [{ resourceType: 'AWS::Lambda::Function' }] });
    expect(
      found(functions, basic({ dataResources: [{ type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] }] })),
    ).toEqual(['basicSelectors']);

    const bucket = selectorsOf({
      data: [{ resourceType: 'AWS::S3::Object', resourceArn: { startsWith: ['arn:aws:s3:::payments/'] } }],
    });

    expect(
      found(bucket, basic({ dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::payments/'] }] })),
    ).toEqual(['basicSelectors']);
  });

  test('that record other events are what these are', () => {
    expect(found([MANAGEMENT], basic({ readWriteType: 'ReadOnly' }))).toEqual(['eventsNotRecorded']);
    expect(
      found([MANAGEMENT], basic({ dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }] })),
    ).toEqual(['moreEventsRecorded']);
  });

  test('all objects of China are all objects', () => {
    expect(
      found(
        [MANAGEMENT, objects()],
        basic({ dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws-cn:s3:::'] }] }),
      ),
    ).toEqual(['basicSelectors']);
  });
});
