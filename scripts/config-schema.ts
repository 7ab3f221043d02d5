import { examplesOf } from './config-examples';
import { ConfigTypes, Doc, Member, readConfigTypes } from './config-structs';
import { DataEventResourceType } from '../lib/events/data-event-resource-type';
import { NetworkEventSource } from '../lib/events/network-event-source';
import { BASELINE_SHAPE } from '../lib/plan/shapes/shapes';
import { JsonSchema, struct } from '../lib/validation/check';

/** What editors suggest where any text goes. */
const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  'events.data[].resourceType': Object.values(DataEventResourceType),
  'events.networkActivity[].eventSource': Object.values(NetworkEventSource),
};

/** The JSON Schema of a config file: limits from the checks that read it, words from the structs. */
export function configSchema(types: ConfigTypes = readConfigTypes()): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'An audit trail: the config of cdk-cloudtrail-baseline',
    ...describeStruct(struct(BASELINE_SHAPE).schema, 'BaselineConfig', '', types),
  };
}

function describeStruct(schema: JsonSchema, name: string, path: string, types: ConfigTypes): JsonSchema {
  const given = schema.properties as Record<string, JsonSchema>;
  const { members } = types.structs.get(name)!;
  const keys = Object.keys(given);
  if (keys.length !== members.length || members.some(({ key }) => !keys.includes(key))) {
    throw new Error(`${name} has keys that no check reads, or the other way round`);
  }

  const properties = Object.fromEntries(
    members.map((member) => [member.key, describeMember(given[member.key], member, path, types)]),
  );

  return { ...schema, properties };
}

function describeMember(
  schema: JsonSchema,
  { key, type, isList, doc }: Member,
  parent: string,
  types: ConfigTypes,
): JsonSchema {
  const path = `${parent}${parent === '' ? '' : '.'}${key}${isList ? '[]' : ''}`;
  const one = describeValue(isList ? (schema.items as JsonSchema) : schema, type, path, types);
  const { description: limits, ...described } = isList ? { ...schema, items: one } : one;
  return { description: descriptionOf(doc, limits), ...defaultOf(doc), ...described };
}

/** A value, or an element of a list. */
function describeValue(schema: JsonSchema, type: string, path: string, types: ConfigTypes): JsonSchema {
  const values = types.enums.get(type);
  if (values !== undefined) {
    const { enum: choices, ...rest } = schema; // `enum` has no standard keyword for what each value means
    return { ...rest, oneOf: (choices as string[]).map((value) => ({ const: value, description: values.get(value) })) };
  }

  if (types.structs.has(type)) {
    return describeStruct(schema, type, path, types);
  }

  const examples = schema.pattern === undefined ? [] : examplesOf(path);
  const suggested = SUGGESTIONS[path];
  return {
    // suggested, and anything else of its form
    ...(suggested === undefined ? schema : { anyOf: [{ enum: suggested }, schema] }),
    ...(examples.length > 0 && { examples }),
  };
}

/** A default that isn't a value is described in words. */
function descriptionOf({ text, default: byDefault, see }: Doc, limits?: unknown): string {
  const isDefaultInWords = byDefault !== undefined && valueOf(byDefault) === undefined;
  const lines = [
    text,
    ...(limits === undefined ? [] : [limits]),
    ...(isDefaultInWords ? [`Default: ${byDefault.replace(/^- /, '')}`] : []),
    ...(see.length > 0 ? [`See ${see.join(', ')}`] : []),
  ];

  return lines.join('\n');
}

function defaultOf({ default: byDefault }: Doc): JsonSchema {
  const value = byDefault === undefined ? undefined : valueOf(byDefault);
  return value === undefined ? {} : { default: value };
}

/** `true`, `400`, `ALL`, `2557 (seven years)`; what begins with a hyphen or goes on is no value. */
export function valueOf(byDefault: string): unknown {
  const [, word] = /^([A-Z0-9_]+|true|false)( \(.*\))?$/.exec(byDefault) ?? [];
  if (word === undefined) {
    return undefined;
  }

  const isNumberOrBoolean = /^(\d+|true|false)$/.test(word);
  return isNumberOrBoolean ? JSON.parse(word) : word;
}
