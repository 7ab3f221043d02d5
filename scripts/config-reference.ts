import { readFileSync } from 'fs';
import { join } from 'path';
import { valueOf } from './config-schema';
import { ConfigTypes, Member, readConfigTypes } from './config-structs';
import { BASELINE_SHAPE } from '../lib/plan/shapes/shapes';
import { JsonSchema, struct } from '../lib/validation/check';

const INTRODUCTION = `# The config, key by key

<!-- Made by \`npx projen describe\` from the structs in lib/config and the checks that read them. -->

The config is the same in TypeScript and in a file. In a file it is YAML 1.2, of which JSON is a part:

\`\`\`yaml
`;

const ABOUT_FILES = [
  '```',
  '',
  '* Every section is optional. One that is absent uses its defaults; one with nothing in it is the same, except for ' +
    'those that switch something on.',
  '* Account ids are in quotes: without them YAML reads a number, and eats its zeros.',
  '* A file is data: no tags, no merge keys (`<<`), no second document, no key twice. Aliases (`*`) stand for what ' +
    'was written before; more than a hundred of them multiplied are refused.',
  '* A file has up to a mebibyte, in UTF-8.',
  '* The first line lets editors complete and explain, with the schema that the package has: ' +
    '`lib/config/baseline-config.schema.json`.',
  '* What is wrong is said all at once, with line and column: by `npx cdk-cloudtrail-baseline check audit.yaml` ' +
    'before, and at synth.',
  '',
  "`CloudTrailBaseline.fromConfigFile(this, 'Audit', 'audit.yaml', overrides)` creates the baseline; `overrides` are " +
    'set over the file key by key, lists as a whole, and may pass constructs. ' +
    '`OrganizationBaseline.fromConfigFile` does the same for a landing zone. Without code: ' +
    '`npx cdk deploy --all --app "npx cdk-cloudtrail-baseline app audit.yaml"`; its stacks are named after the file.',
  '`ConfigFile.load`, `parse` and `toYaml` are for tools.',
  '',
].join('\n');

/** docs/config.md: every key, by section. */
export function configReference(types: ConfigTypes = readConfigTypes()): string {
  const example = readFileSync(join(__dirname, '..', 'examples', 'yaml', 'audit.yaml'), 'utf8');
  const sections = types.structs
    .get('BaselineConfig')!
    .members.map((member) => section(member, schemaOf(struct(BASELINE_SHAPE).schema, member), types));

  return `${INTRODUCTION}${example}${ABOUT_FILES}\n${sections.join('\n')}`;
}

function section(member: Member, schema: JsonSchema, types: ConfigTypes): string {
  const {
    doc: { text, default: byDefault },
  } = member;

  const rows = rowsOf(member.type, schema, member.key, types);
  return [
    `## ${member.key}`,
    '',
    text,
    '',
    `Default: ${inWords(byDefault)}.`,
    '',
    '| key | what it means | allowed | default |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function rowsOf(name: string, schema: JsonSchema, path: string, types: ConfigTypes): string[] {
  return types.structs.get(name)!.members.flatMap((member) => {
    const inner = schemaOf(schema, member);
    const one = member.isList ? (inner.items as JsonSchema) : inner;
    const at = `${path}.${member.key}${member.isList ? '[]' : ''}`;
    const { doc, isOptional } = member;

    const sources = doc.see.map((page, index) => ` [${index === 0 ? 'source' : `source ${index + 1}`}](${page})`);
    const meaning = `${cell(doc.text)}${sources.join('')}`;
    const byDefault = isOptional ? cell(inWords(doc.default)) : 'must exist';
    const row = `| \`${at}\` | ${meaning} | ${cell(allowed(member, one, inner, types))} | ${byDefault} |`;

    const hasRowsOfItsOwn = types.structs.has(member.type) && member.type !== 'EventCondition';
    return [row, ...(hasRowsOfItsOwn ? rowsOf(member.type, one, at, types) : [])];
  });
}

function schemaOf(schema: JsonSchema, { key }: Member): JsonSchema {
  return (schema.properties as Record<string, JsonSchema>)[key];
}

function allowed({ type, isList }: Member, one: JsonSchema, whole: JsonSchema, types: ConfigTypes): string {
  const value = allowedValue(type, one, types);
  if (!isList) {
    return value;
  }

  const notEmpty = whole.minItems === 1 ? ', not empty' : '';
  const eachOnce = whole.uniqueItems === true ? ', each once' : '';
  return `a list${notEmpty}${eachOnce}, of ${value === SECTION ? 'sections' : `<br>${value}`}`;
}

const SECTION = 'a section';

/** What a value may be, or an element of a list. */
function allowedValue(type: string, schema: JsonSchema, types: ConfigTypes): string {
  const choices = types.enums.get(type);
  if (choices !== undefined) {
    return [...choices].map(([choice, says]) => `\`${choice}\`: ${says}`).join('<br>');
  }

  if (type === 'EventCondition') {
    return '`equalTo`, `notEquals`, `startsWith`, `notStartsWith`, `endsWith`, `notEndsWith`, each a list of strings';
  }

  return types.structs.has(type) ? SECTION : textOrNumber(schema);
}

function textOrNumber(schema: JsonSchema): string {
  if (schema.enum !== undefined) {
    return (schema.enum as unknown[]).map((value) => `\`${value}\``).join(', ');
  }

  switch (schema.type) {
    case 'boolean':
      return '`true`, `false`';
    case 'integer':
      return `${schema.minimum} to ${schema.maximum}`;
    case 'string':
      return String(schema.description).replace(/^Allowed: /, '');
    default:
      return 'pairs of key and value';
  }
}

function inWords(byDefault: string | undefined): string {
  if (byDefault === undefined) {
    return '';
  }

  return valueOf(byDefault) === undefined
    ? byDefault.replace(/^- /, '')
    : byDefault.replace(/^\S+/, (value) => `\`${value}\``);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
