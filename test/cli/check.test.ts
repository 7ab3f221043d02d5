import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { run, runIn } from '../support/command';
import { event } from '../support/log-events';
import { writeLogs } from '../support/log-lake';

const folder = mkdtempSync(join(tmpdir(), 'check-'));

function fileOf(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const ORDINARY = [
  'trail: { name: org-audit }',
  'events:',
  '  data:',
  '    - { resourceType: "AWS::S3::Object", readWriteType: WRITE_ONLY, resourceArn: { startsWith: ' +
    '["arn:aws:s3:::payments/"] } }',
];

const DATA_EVENTS_IN_CLOUDWATCH_LOGS =
  "events.data: CloudTrail also sends data events to CloudWatch Logs, at USD 0.50 per GB, and you can't exclude " +
  'them; record data events with a second trail without CloudWatch Logs, or set ' +
  'delivery.cloudWatchLogs.enabled: false';

test('the report of a valid config has events, destinations, retention, protection, readers and warnings', async () => {
  const path = fileOf('audit.yaml', ...ORDINARY);
  expect(await run('check', path)).toEqual({
    code: 0,
    err: '',
    out: `${path} is valid

records
  trail org-audit, in all regions, including global services:
  all management events
  data events of AWS::S3::Object (WRITE_ONLY)
    resourceArn: arn:aws:s3:::payments/*

delivers to
  a new log bucket
  CloudWatch Logs

keeps
  in the bucket: 2557 days, in INTELLIGENT_TIERING from day 0
  in CloudWatch Logs: 400 days

is protected by
  log file validation
  encryption of log files with a new KMS key, alias/cloudtrail/org-audit

can be read by
  principals of the bucket's account whose IAM permissions allow it

guardrails
  none

warnings
  dataEventsInCloudWatchLogs: ${DATA_EVENTS_IN_CLOUDWATCH_LOGS}
`,
  });
});

/** The lines of a section of the report. */
async function sectionOf(title: string, ...config: string[]): Promise<string[]> {
  const { out } = await run('check', fileOf('section.yaml', ...config));
  const [, lines] = out.split(`\n\n${title}\n`);
  return lines
    .split('\n\n')[0]
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(2));
}

test('the report has the conditions of each event selection', async () => {
  expect(
    await sectionOf(
      'records',
      'trail: { name: org-audit }',
      'events:',
      '  dropBatchDeleteEntries: true',
      '  data:',
      '    - name: Everything but noise',
      '      resourceType: AWS::S3::Object',
      '      eventName: { equalTo: [PutObject], startsWith: [Delete], notEquals: [DeleteObjectTagging] }',
      '      userIdentityArn: { notEndsWith: [/ci, /backup] }',
      '      sessionCredentialFromConsole: false',
      '    - resourceType: AWS::Lambda::Function',
      '      eventSource: { equalTo: [lambda.amazonaws.com] }',
      '      eventType: { notStartsWith: [AwsService] }',
      '  networkActivity:',
      '    - eventSource: kms.amazonaws.com',
      '      onlyDenied: true',
      '      vpcEndpointId: { equalTo: [vpce-0f1e2d3c] }',
    ),
  ).toEqual([
    'trail org-audit, in all regions, including global services:',
    'all management events',
    'data events of AWS::S3::Object (ALL): Everything but noise',
    '  eventName: PutObject, Delete*',
    '  eventName except: DeleteObjectTagging',
    '  userIdentityArn except: */ci, */backup',
    '  sessionCredentialFromConsole: false',
    "  except: the buckets that the trail's deliveries and queries write to",
    '  except: the entries of the single objects of DeleteObjects requests',
    'data events of AWS::Lambda::Function (ALL)',
    '  eventSource: lambda.amazonaws.com',
    '  eventType except: AwsService*',
    'denied network activity events of kms.amazonaws.com',
    '  vpcEndpointId: vpce-0f1e2d3c',
  ]);
});

test('the report of a trail without a name says that the name is generated', async () => {
  expect(await sectionOf('records', '{}')).toEqual([
    'trail with a generated name, in all regions, including global services:',
    'all management events',
  ]);
});

test('a selection that records its own deliveries excludes no buckets', async () => {
  expect(
    await sectionOf(
      'records',
      'trail: { name: org-audit }',
      'events: { recordOwnDeliveries: true, data: [{ resourceType: AWS::S3::Object }] }',
    ),
  ).toEqual([expect.stringContaining('trail'), 'all management events', 'data events of AWS::S3::Object (ALL)']);
});

test('the report names readers and writers', async () => {
  const storage =
    'storage: { readers: ["314159265358", o-a9b8c7d6e5, "arn:aws:iam::314159265358:role/Audit"], ' +
    'writers: ["arn:aws:iam::314159265358:role/Copy"] }';

  expect(await sectionOf('can be read by', storage)).toEqual([
    "principals of the bucket's account whose IAM permissions allow it",
    'account 314159265358',
    'organization o-a9b8c7d6e5',
    'arn:aws:iam::314159265358:role/Audit',
  ]);

  expect(await sectionOf('delivers to', storage)).toEqual([
    'a new log bucket',
    '  also written by arn:aws:iam::314159265358:role/Copy',
    'CloudWatch Logs',
  ]);
});

test.each([
  ['a new one, of a trail without a name', 'trail: {}', 'a new KMS key'],
  ['a new one with an alias', 'encryption: { alias: audit }', 'a new KMS key, alias/audit'],
  [
    'an existing one',
    'encryption: { existingKeyArn: "arn:aws:kms:eu-west-1:314159265358:key/0f1e2d3c-12ab-34cd-56ef-1234567890ab" }',
    'the existing KMS key arn:aws:kms:eu-west-1:314159265358:key/0f1e2d3c-12ab-34cd-56ef-1234567890ab',
  ],
])('the report says which key encrypts: %s', async (_, line, key) => {
  expect(await sectionOf('is protected by', line)).toEqual([
    'log file validation',
    `encryption of log files with ${key}`,
  ]);
});

describe('the report of a landing zone', () => {
  const zone = (...lines: string[]) => [
    'organization:',
    '  id: o-a9b8c7d6e5',
    '  accounts: { management: "314159265358", logArchive: "271828182845", securityTooling: "161803398874" }',
    '  homeRegion: eu-west-1',
    ...lines,
  ];

  test('names the keys of all accounts', async () => {
    expect(await sectionOf('is protected by', ...zone('delivery: { notifications: {} }', 'analytics: {}'))).toEqual([
      'log file validation',
      'encryption of log files with a new KMS key, alias/cloudtrail/organization-audit',
      'encryption of log group and topic with a new KMS key in the management account',
      'encryption of query results with a new KMS key in the security tooling account',
    ]);
  });

  test('names the readers', async () => {
    expect(await sectionOf('can be read by', ...zone())).toEqual([
      'principals of account 271828182845 whose IAM permissions allow it',
      'account 161803398874',
    ]);
  });

  test.each([
    ['none', '', ['none']],
    [
      'attached',
      'guardrails: { targets: [r-ab12], exemptRoles: ["arn:aws:iam::271828182845:role/BreakGlass"] }',
      [
        'organization-audit-service-control and organization-audit-resource-control, attached to r-ab12',
        'except: the roles that CloudFormation deploys with',
        'except: arn:aws:iam::271828182845:role/BreakGlass',
      ],
    ],
    [
      'as data',
      'guardrails: { attach: false }',
      ['policies as data: attach is false', 'except: the roles that CloudFormation deploys with'],
    ],
  ])('describes its guardrails: %s', async (_, line, lines) => {
    expect(await sectionOf('guardrails', ...zone(line))).toEqual(lines);
  });
});

test('control characters of a config never reach the terminal', async () => {
  const { out } = await run(
    'check',
    fileOf('hostile.yaml', 'events: { data: [{ resourceType: AWS::Lambda::Function, name: "a\\u001b[2Jb\\u009bc" }] }'),
  );

  expect(out).toContain('data events of AWS::Lambda::Function (ALL): a [2Jb c\n');
  expect(out).not.toMatch(/[\u001b\u009b]/);
});

test('control characters of an error never reach the terminal, except for its lines', async () => {
  const { err } = await run('check', fileOf('hostile.yaml', 'trail: { name: "a\\u001b[2J\\u202eb" }', 'x: 1'));
  expect(err).not.toMatch(/[\u001b\u202e]/);
  expect(err.trim().split('\n').length).toBeGreaterThan(1);
  expect((await run('check', 'no\u001b[2Jfile.yaml')).err).toBe('file not found: no [2Jfile.yaml\n');
});

test('the report of a landing zone names its log bucket', async () => {
  const path = fileOf(
    'landing-zone.yaml',
    'organization:',
    '  id: o-exampleorg1',
    '  accounts: { management: "111111111111", logArchive: "222222222222" }',
    '  homeRegion: eu-west-1',
  );

  const { code, out } = await run('check', path);
  expect(code).toBe(0);
  expect(out).toContain(
    'delivers to\n  the bucket organization-audit-logs-222222222222-eu-west-1-an in account 222222222222\n',
  );
});

test('placeholder ids and regions that nobody knows are warnings, which --strict turns into a failure', async () => {
  const path = fileOf(
    'placeholders.yaml',
    'trail: { name: org-audit }',
    'storage: { readers: ["123456789012"] }',
    'analytics: { regions: [eu-west-9] }',
  );

  const { code, out } = await run('check', path);
  expect(code).toBe(0);
  expect(out).toContain(`
warnings
  placeholderId: storage.readers[0]: "123456789012" is a placeholder for an account id; write your own
  unknownRegion: analytics.regions[0]: "eu-west-9" isn't a region that was known when this version was released; \
did you mean "eu-west-1"?
`);

  expect((await run('check', path, '--strict')).code).toBe(1);
});

test('all problems are reported together, and the exit code is 1', async () => {
  const path = fileOf('wrong.yaml', 'trail: { multiRegion: 1 }', 'storage: { removal: DESTROY }');
  expect(await run('check', path)).toEqual({
    code: 1,
    out: '',
    err: [
      `${path} has 2 problems:`,
      `  - ${path}:1:23 trail.multiRegion: must be a boolean, got 1; allowed: true, false; write one of the ` +
        'two, without quotes',
      `  - ${path}:2:21 storage.removal: deletes audit data with the stack, got "DESTROY"; allowed: RETAIN, ` +
        'or DESTROY with acceptDataLoss: true; use RETAIN, or confirm with acceptDataLoss: true',
      '',
    ].join('\n'),
  });
});

test('what only synth could judge of code is judged: there is no code', async () => {
  const { code, err } = await run('check', fileOf('nothing.yaml', 'events: { management: { readWriteType: NONE } }'));
  expect(code).toBe(1);
  expect(err).toContain(':1:40 events.management.readWriteType: leaves the trail without events to record, got "NONE"');
});

test("a file that isn't there ends with 2", async () => {
  expect(await run('check', 'nowhere.yaml')).toEqual({ code: 2, out: '', err: 'file not found: nowhere.yaml\n' });
});

describe('--json', () => {
  test('the answer is JSON', async () => {
    const { code, out } = await run('check', fileOf('audit.yaml', ...ORDINARY), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      records: [
        'trail org-audit, in all regions, including global services:',
        'all management events',
        'data events of AWS::S3::Object (WRITE_ONLY)',
        '  resourceArn: arn:aws:s3:::payments/*',
      ],
      goesTo: ['a new log bucket', 'CloudWatch Logs'],
      isKept: ['in the bucket: 2557 days, in INTELLIGENT_TIERING from day 0', 'in CloudWatch Logs: 400 days'],
      isProtectedBy: ['log file validation', 'encryption of log files with a new KMS key, alias/cloudtrail/org-audit'],
      isReadBy: ["principals of the bucket's account whose IAM permissions allow it"],
      guardrails: ['none'],
      requiredStatements: [],
      warnings: [{ id: 'dataEventsInCloudWatchLogs', message: expect.stringMatching(/^events\.data: /) }],
    });
  });

  test('each problem has its position, path, value, allowed values and fix as fields', async () => {
    const path = fileOf('wrong.yaml', 'trail: { multiRegion: 1 }', 'storage: { removal: DESTROY }');
    const { code, out, err } = await run('check', path, '--json');
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          file: path,
          line: 1,
          column: 23,
          path: 'trail.multiRegion',
          value: 1,
          allowed: 'true, false',
          fix: 'write one of the two, without quotes',
          message:
            'trail.multiRegion: must be a boolean, got 1; allowed: true, false; write one of the two, without quotes',
        },
        {
          file: path,
          line: 2,
          column: 21,
          path: 'storage.removal',
          value: 'DESTROY',
          allowed: 'RETAIN, or DESTROY with acceptDataLoss: true',
          fix: 'use RETAIN, or confirm with acceptDataLoss: true',
          message:
            'storage.removal: deletes audit data with the stack, got "DESTROY"; allowed: RETAIN, or DESTROY with ' +
            'acceptDataLoss: true; use RETAIN, or confirm with acceptDataLoss: true',
        },
      ],
    });
  });

  test.each([
    [
      'a misspelled key, with the key that was meant',
      'encyption: {}',
      { path: 'encyption', fix: 'did you mean encryption?' },
    ],
    [
      'a number whose leading zero YAML drops, as it is in the file',
      'storage: { readers: [012345678901] }',
      { path: 'storage.readers[0]', value: '012345678901', fix: "write it in quotes: '012345678901'" },
    ],
    [
      'a long value, shortened as in the sentence',
      `trail: { name: ${'x'.repeat(300)} }`,
      { path: 'trail.name', value: `"${'x'.repeat(199)}…` },
    ],
    ['a number that JSON lacks, as a string', 'storage: { retentionDays: .nan }', { value: 'NaN' }],
    ['a missing key, which has no value', 'organization: {}', { path: 'organization.id', line: 1, column: 1 }],
  ])('the fields of %s', async (_, line, fields) => {
    const path = fileOf('wrong.yaml', line);
    const { problems } = JSON.parse((await run('check', path, '--json')).out);
    expect(problems).toEqual([expect.objectContaining({ file: path, ...fields })]);
  });

  test("a file that isn't YAML has problems with a position, and without a path", async () => {
    const path = fileOf('wrong.yaml', 'trail: {}', 'trail: {}');
    const { problems } = JSON.parse((await run('check', path, '--json')).out);
    expect(problems).toEqual([
      { file: path, line: 2, column: 1, message: 'trail is a duplicate key in its section; remove one of the two' },
    ]);
  });

  test('problems beyond the first hundred are counted', async () => {
    const path = fileOf('wrong.yaml', ...Array.from({ length: 102 }, (__, index) => `nonsense${index}: 1`));
    const { problems } = JSON.parse((await run('check', path, '--json')).out);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toEqual({ message: 'and 2 more' });
  });
});

describe('--strict', () => {
  const withoutWarnings = () => fileOf('quiet.yaml', 'trail: { name: org-audit }');

  test('the exit code is 1 if there are warnings, and the report is the same', async () => {
    const path = fileOf('audit.yaml', ...ORDINARY);
    const { out } = await run('check', path);
    expect(await run('check', path, '--strict')).toEqual({ code: 1, err: '', out });
  });

  test('the exit code is 0 without warnings', async () => {
    expect((await run('check', withoutWarnings(), '--strict')).code).toBe(0);
  });

  test('works with --json', async () => {
    expect((await run('check', fileOf('audit.yaml', ...ORDINARY), '--strict', '--json')).code).toBe(1);
    expect((await run('check', withoutWarnings(), '--strict', '--json')).code).toBe(0);
  });

  test('the help says so', async () => {
    expect((await run('check', '--help')).out).toMatch(/--strict +exit with code 1 if there are warnings\n/);
  });
});

describe('--cost', () => {
  const volumes = (...lines: string[]) => fileOf('volumes.yaml', ...lines);

  test('says what a month costs, a line for each thing', async () => {
    const { code, out } = await run(
      'check',
      fileOf('audit.yaml', ...ORDINARY),
      '--cost',
      volumes('managementEvents: 1000000', 'dataEvents: [{ resourceType: "AWS::S3::Object", events: 5000000 }]'),
    );

    expect(code).toBe(0);
    expect(out).toMatch(/monthly cost, at prices of us-east-1 as of \d{4}-\d\d-\d\d\n/);
    expect(out).toMatch(/CloudTrail data events, AWS::S3::Object +5000000 +events +5\.00\n/);
    expect(out).toMatch(/\n +KMS key +1 +key +1\.00\n/);
  });

  test('counts the keys of a landing zone', async () => {
    const path = fileOf(
      'landing-zone.yaml',
      'organization:',
      '  id: o-exampleorg1',
      '  accounts: { management: "111111111111", logArchive: "222222222222" }',
      '  homeRegion: eu-west-1',
    );

    expect((await run('check', path, '--cost', volumes('managementEvents: 1'))).out).toMatch(
      /\n +KMS key +2 +key +2\.00\n/,
    );
  });

  test('counts no key that exists already', async () => {
    const path = fileOf(
      'existing.yaml',
      'encryption: { existingKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }',
    );

    expect((await run('check', path, '--cost', volumes('managementEvents: 1'))).out).not.toMatch(/\n +KMS key +\d/);
  });

  test('says where the volumes are wrong', async () => {
    const path = volumes('managementEvents: 10', 'managementWriteEvents: 11');
    const { code, err } = await run('check', fileOf('audit.yaml', ...ORDINARY), '--cost', path);
    expect(code).toBe(1);
    expect(err).toBe(
      `${path} has 1 problem:\n  - ${path}:2:24 volumes.managementWriteEvents: is more than all management ` +
        `events, got 11; allowed: up to managementEvents, 10; lower it, or raise managementEvents\n`,
    );
  });

  test('needs its file', async () => {
    expect(await run('check', fileOf('audit.yaml', ...ORDINARY), '--cost', 'nowhere.yaml')).toEqual({
      code: 2,
      out: '',
      err: 'file not found: nowhere.yaml\n',
    });
  });
});

describe('--against', () => {
  const put = (key: string, eventTime: string) =>
    event('s3:PutObject', {
      eventTime,
      eventCategory: 'Data',
      managementEvent: false,
      resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${key}` }],
    });

  const logs = () =>
    writeLogs([
      event('iam:CreateUser', { eventTime: '2026-11-20T00:00:00Z' }),
      put('payments/1', '2026-11-20T12:00:00Z'),
      put('payments/2', '2026-11-21T00:00:00Z'),
      put('other/1', '2026-11-21T12:00:00Z'),
      event('iam:DeleteUser', { eventTime: '2026-11-22T00:00:00Z' }),
    ]);

  test('counts what each selector would record, and what that is a month at the rate of the log files', async () => {
    const { code, out } = await run('check', fileOf('audit.yaml', ...ORDINARY), '--against', logs(), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).against).toEqual({
      events: 5,
      days: 2,
      selectors: [
        { selector: 'Management events selector', events: 2, eventsAMonth: 30, usdAMonth: 0 },
        { selector: 'AWS::S3::Object write events', events: 2, eventsAMonth: 30, usdAMonth: 0 },
      ],
      notRecorded: 1,
    });
  });

  test('reckons with the price of a second copy where another trail records management events', async () => {
    const many = writeLogs(
      Array.from({ length: 1001 }, (_, index) =>
        event('iam:CreateUser', { eventTime: new Date(Date.UTC(2026, 10, 20) + index * 1000).toISOString() }),
      ),
    );

    const path = fileOf(
      'second.yaml',
      'trail: { name: org-audit }',
      'events: { managementEventsAlreadyRecorded: true }',
    );

    const { selectors } = JSON.parse((await run('check', path, '--against', many, '--json')).out).against;
    // 1001 events in 1000 seconds, in a month of 365 / 12 days, at USD 2.00 per 100,000
    expect(selectors).toEqual([
      { selector: 'Management events selector', events: 1001, eventsAMonth: 2630628, usdAMonth: 52.61 },
    ]);
  });

  test('gives no rate if all events have the same time', async () => {
    const { out } = await run(
      'check',
      fileOf('audit.yaml', ...ORDINARY),
      '--against',
      writeLogs([put('payments/1', '2026-11-20T12:00:00Z')]),
      '--json',
    );

    expect(JSON.parse(out).against.selectors[1]).toEqual({ selector: 'AWS::S3::Object write events', events: 1 });
  });

  test('is a human-readable table, with progress on an interactive terminal', async () => {
    const { out, err } = await runIn(
      { showsProgress: true },
      'check',
      fileOf('audit.yaml', ...ORDINARY),
      '--against',
      logs(),
    );

    expect(out).toContain('of 5 events in 2.0 days, the config would record\n');
    expect(out).toMatch(/AWS::S3::Object write events +2 +30 +0\.00\n/);
    expect(out).toMatch(/\(not recorded\) +1/);
    expect(err).toBe('\rread 1 of 3 log files\rread 2 of 3 log files\rread 3 of 3 log files\n');
  });

  test('needs log files that can be read', async () => {
    const broken = writeLogs([event('iam:CreateUser')]);
    writeFileSync(join(broken, '111111111111_CloudTrail_eu-west-1_20261120T0000Z_x.json.gz'), 'not packed');
    const audit = fileOf('audit.yaml', ...ORDINARY);
    expect((await run('check', audit, '--against', broken)).err).toMatch(
      /_x\.json\.gz can't be read: incorrect header check\n$/,
    );

    expect(await run('check', audit, '--against', mkdtempSync(join(tmpdir(), 'empty-')))).toMatchObject({
      code: 2,
      err: expect.stringContaining('contains no log files'),
    });
  });

  test.each(['null', '[]', '{"Records":1}', '{"Records":[null]}', '{"Records":["a"]}'])(
    'needs log files with records: %s',
    async (text) => {
      expect(await run('check', fileOf('audit.yaml', ...ORDINARY), '--against', hostileLogs(text))).toMatchObject({
        code: 2,
        err: expect.stringMatching(/_x\.json\.gz can't be read: it has no list of Records\n$/),
      });
    },
  );

  test.each([
    { resources: 1 },
    { resources: [null] },
    { resources: [{ ARN: 1, type: {} }] },
    { userIdentity: null, eventTime: null },
    { userIdentity: 'a', eventName: {}, eventSource: [], readOnly: 'a' },
  ])('records of another shape are events that the config may record or not: %j', async (fields) => {
    for (const eventCategory of ['Management', 'Data', 'NetworkActivity', null]) {
      const logsFolder = hostileLogs(JSON.stringify({ Records: [{ eventCategory, ...fields }] }));
      expect((await run('check', fileOf('audit.yaml', ...ORDINARY), '--against', logsFolder)).code).toBe(0);
    }
  });

  test('needs log files that are not bombs', async () => {
    const bomb = hostileLogs(Buffer.alloc(257 * 1024 * 1024));
    expect(await run('check', fileOf('audit.yaml', ...ORDINARY), '--against', bomb)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/_x\.json\.gz can't be read: Cannot create a Buffer larger than 268435456 bytes\n$/),
    });
  });

  function hostileLogs(content: string | Buffer): string {
    const logsFolder = mkdtempSync(join(tmpdir(), 'hostile-'));
    writeFileSync(join(logsFolder, '111111111111_CloudTrail_eu-west-1_20261120T0000Z_x.json.gz'), gzipSync(content));
    return logsFolder;
  }
});
