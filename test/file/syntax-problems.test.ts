import { ConfigFile } from '../../lib';

/** What is wrong with a file of these lines. */
function problemsOf(...lines: string[]): string[] {
  try {
    ConfigFile.parse(lines.join('\n'), 'audit.yaml');
    return [];
  } catch (error) {
    return (error as { problems: string[] } & Error).problems.map((problem) => problem.replace(/^audit\.yaml:/, ''));
  }
}

const withoutAllowed = (problems: string[]) => problems.map((problem) => problem.replace(/; allowed: [^;]*/, ''));

describe('a colon without a space after it is told', () => {
  test.each<[string, string[], string[]]>([
    [
      'before another key',
      ['trail:', '  name:audit', '  multiRegion: true'],
      ['2:3 a space is missing after the colon; write name: audit'],
    ],
    [
      'after another key',
      ['trail:', '  multiRegion: true', '  name:audit'],
      ['3:3 a space is missing after the colon; write name: audit'],
    ],
    [
      'in a list',
      ['events:', '  data:', '    - name:Changes', '      resourceType: AWS::S3::Object'],
      ['3:7 a space is missing after the colon; write name: Changes'],
    ],
    ['before a {', ['trail:{}', 'storage: {}'], ['1:1 a space is missing after the colon; write trail: {}']],
  ])('as an error in the structure: %s', (_, lines, problems) => {
    expect(problemsOf(...lines)).toEqual(problems);
  });

  test.each<[string, string[], string[]]>([
    [
      'as the only key',
      ['trail:', '  name:audit'],
      ['2:3 trail: must be a section, got "name:audit"; a space is missing after the colon: write name: audit'],
    ],
    [
      'as the only line',
      ['name:audit'],
      ['1:1 must be a section, got "name:audit"; a space is missing after the colon: write name: audit'],
    ],
    [
      'in several keys, which YAML reads as one string',
      ['trail:', '  name:audit', '  keyPrefix:logs'],
      [
        '2:3 trail: must be a section, got "name:audit keyPrefix:logs"; a space is missing after the colon: write ' +
          'name: audit',
      ],
    ],
    [
      'between { and }',
      ['trail: { name:audit, multiRegion:true }'],
      [
        '1:10 trail.name:audit: is not a key, got null; a space is missing after the colon: write name: audit',
        '1:22 trail.multiRegion:true: is not a key, got null; a space is missing after the colon: write ' +
          'multiRegion: true',
      ],
    ],
    [
      'in a list, before a value with colons of its own',
      ['events:', '  data:', '    - resourceType:AWS::S3::Object'],
      [
        '3:7 events.data[0]: must be a section, got "resourceType:AWS::S3::Object"; a space is missing after the ' +
          'colon: write resourceType: AWS::S3::Object',
      ],
    ],
    [
      'in tags',
      ['trail:', '  tags:', '    owner:security'],
      ['3:5 trail.tags: must be tags, got "owner:security"; a space is missing after the colon: write owner: security'],
    ],
  ])('where YAML reads a string: %s', (_, lines, problems) => {
    expect(withoutAllowed(problemsOf(...lines))).toEqual(problems);
  });

  test.each(['arn:aws:s3:::logs', 'AWS::S3::Object', 'https://example.com'])('but not in %s', (value) => {
    expect(problemsOf(`storage: ${value}`)).toEqual([expect.stringMatching(/; write its keys below it, or \{\}/)]);
  });
});

describe('a bad indentation is one problem, on its own line', () => {
  const problem = (at: string, got: number, allowed: string) => [
    `${at} the indentation fits no section above, got ${got}; allowed: ${allowed} spaces; ` +
      'indent the keys of a section alike',
  ];

  test.each<[string, string[], string[]]>([
    ['too deep', ['trail:', '  name: audit', '   multiRegion: true'], problem('3:4', 3, '0, 2')],
    ['not deep enough', ['trail:', '  name: audit', ' multiRegion: true'], problem('3:2', 1, '0, 2')],
    ['between two sections', ['trail:', '  tags:', '    a: b', '   c: d'], problem('4:4', 3, '0, 2, 4')],
    ['of the file', [' trail:', '  name: audit', 'storage: {}'], problem('3:1', 0, '1, 2')],
    [
      'too deep in a list',
      ['events:', '  data:', '    - name: a', '       resourceType: AWS::S3::Object'],
      problem('4:8', 7, '0, 2, 4, 6'),
    ],
    [
      'not deep enough in a list',
      ['events:', '  data:', '    - name: a', '     resourceType: AWS::S3::Object'],
      problem('4:6', 5, '0, 2, 4, 6'),
    ],
    [
      'of a dash',
      ['events:', '  data:', '    - name: a', '      resourceType: AWS::S3::Object', '   - name: b'],
      problem('5:4', 3, '0, 2, 4, 6'),
    ],
    [
      'after a comment and an empty line',
      ['trail:', '  name: audit', '', '    # all regions', '   multiRegion: true'],
      problem('5:4', 3, '0, 2'),
    ],
    [
      'with more mistakes below it',
      ['trail:', '  name: audit', ' multiRegion: true', '   tags: {}', '  keyPrefix: a: b'],
      problem('3:2', 1, '0, 2'),
    ],
  ])('%s', (_, lines, problems) => {
    expect(problemsOf(...lines)).toEqual(problems);
  });
});

test.each<[string, string[], string[]]>([
  [
    'a key without a colon',
    ['trail:', '  name', '  multiRegion: true'],
    ['2:3 a colon is missing after a key; write the key, a colon, a space and the value'],
  ],
  [
    'two keys on one line',
    ['trail: name: audit'],
    ['1:8 a second key on one line; put the value in quotes, or write the key on a line of its own'],
  ],
  [
    'a list among keys',
    ['trail:', '  name: audit', '- x'],
    ['3:1 list entries (-) and keys in one section; write one or the other'],
  ],
  [
    'keys among a list',
    ['trail:', '  - x', '  name: audit'],
    ['3:3 list entries (-) and keys in one section; write one or the other'],
  ],
  [
    'a { that is not closed',
    ['trail: { name: audit', 'storage: {}'],
    ['2:1 a { is not closed; add a } before this position'],
  ],
  [
    'a [ that is not closed',
    ['storage:', '  readers: [a, b', '  retentionDays: 4'],
    ['3:3 a [ is not closed; add a ] before this position'],
  ],
])('another error in the structure is one problem too: %s', (_, lines, problems) => {
  expect(problemsOf(...lines)).toEqual(problems);
});

test('a tag is told in addition to an error in the structure', () => {
  expect(problemsOf('trail: { name: !Ref a }', 'storage:', '  removal: RETAIN', ' writers: []')).toEqual([
    '1:16 a tag (!) is not allowed in a config; remove the tag',
    expect.stringMatching(/^4:2 the indentation fits no section above, got 1; allowed: 0, 2 spaces/),
  ]);
});

test('a file with a hundred thousand errors is judged quickly', () => {
  expect(problemsOf(...Array.from({ length: 50_000 }, (_, index) => `${' '.repeat(index % 7)}a:b`))).toHaveLength(1);
  expect(problemsOf(`trail: ${'a: '.repeat(100_000)}`)).toHaveLength(1);
});
