import { readFileSync } from 'fs';
import { join } from 'path';
import { improveApi } from '../../scripts/api-contents';

const heading = (level: number, name: string) =>
  `${'#'.repeat(level)} ${name} <a name="${name}" id="package.${name}"></a>\n\n`;

const row = (name: string, says: string) =>
  `| <code><a href="#package.Types.property.${name}">${name}</a></code> | <code>string</code> | ${says} |\n`;

const constants = (description: string) =>
  [
    '#### Constants <a name="Constants" id="Constants"></a>\n\n| **Name** | **Type** | **Description** |\n| ' +
      '--- | --- | --- |\n',
    row('FIRST', '*No description.*'),
    row('SECOND', description),
    '\n---\n\n',
    '##### `FIRST`<sup>Required</sup> <a name="FIRST" ' +
      'id="package.Types.property.FIRST"></a>\n\n```typescript\npublic readonly FIRST: string;\n```\n\n---\n\n',
  ].join('');

const apiWith = (description: string) =>
  [
    heading(1, 'Reference'),
    heading(2, 'Classes'),
    heading(3, 'Types'),
    'All types.\n\n',
    constants(description),
    '#### Methods\n\nNone.\n\n',
    heading(3, 'Other'),
    'Another.\n\n',
    heading(2, 'Enums'),
    heading(3, 'Mode'),
    'A mode.\n',
  ].join('');

const valueOf = (className: string, constant: string) => `${className}/${constant}`;

const CONTENTS =
  '## Contents\n\n* [Classes](#package.Classes): [Types](#package.Types), [Other](#package.Other)\n* ' +
  '[Enums](#package.Enums): [Mode](#package.Mode)\n\n';

test('contents come first, and a catalog is one table of its values', () => {
  expect(improveApi(apiWith('*No description.*'), valueOf)).toBe(
    [
      heading(1, 'Reference'),
      CONTENTS,
      heading(2, 'Classes'),
      heading(3, 'Types'),
      'All types.\n\n',
      '#### Constants <a name="Constants" id="Constants"></a>\n\n| **Name** | **Value** |\n| --- | --- |\n',
      '| <code>FIRST</code> | <code>Types/FIRST</code> |\n| <code>SECOND</code> | <code>Types/SECOND</code> |\n\n',
      '#### Methods\n\nNone.\n\n',
      heading(3, 'Other'),
      'Another.\n\n',
      heading(2, 'Enums'),
      heading(3, 'Mode'),
      'A mode.\n',
    ].join(''),
  );
});

test('constants with a description stay as they are', () => {
  const api = apiWith('The second.');
  expect(improveApi(api, valueOf)).toBe(api.replace(heading(2, 'Classes'), CONTENTS + heading(2, 'Classes')));
});

test('API.md has contents, no link that leads nowhere, and no list of constants without a word', () => {
  const api = readFileSync(join(__dirname, '..', '..', 'API.md'), 'utf8');
  const ids = new Set([...api.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const links = [...api.matchAll(/\]\(#([^)]*)\)|href="#([^"]*)"/g)].map(([, inText, inCode]) => inText ?? inCode);
  expect(api.split('\n').findIndex((line) => line === '## Contents')).toBe(2);
  expect(links.length).toBeGreaterThan(500);
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
  expect(api).not.toMatch(/^#### Constants .*\n\n\| \*\*Name\*\* \| \*\*Type\*\*.*\n.*\n.*No description/m);
});
