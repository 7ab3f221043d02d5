import { NormalizedSchema } from '@smithy/core/schema';

/** A response with one member changed. */
export interface ResponseChange {
  /** The member, without positions in lists: `Rules[].Destination.Bucket`. */
  readonly member: string;
  /** How it is changed. At least one change of a `set` has to be noticed: the other may be the default. */
  readonly how: 'value' | 'removed' | 'set' | 'added';
  readonly response: object;
}

/** How deep an unset structure is filled in. */
const DEPTH = 10;

/** Every change of a response that its schema permits, of members that are set and of those that aren't. */
export function changesOf(schema: unknown, response: object): ResponseChange[] {
  return changes(NormalizedSchema.of(schema as never), response, '').map(({ value, ...change }) => ({
    ...change,
    response: value as object,
  }));
}

/** Every member of a response, whether it can be set at once with the others or not. */
export function membersOf(schema: unknown): string[] {
  return leaves(NormalizedSchema.of(schema as never), '', []);
}

function leaves(schema: NormalizedSchema, path: string, above: readonly string[]): string[] {
  if (schema.isStructSchema()) {
    const name = schema.getName()!;
    return above.includes(name)
      ? []
      : [...schema.structIterator()].flatMap(([key, member]) => leaves(member, join(path, key), [...above, name]));
  }

  if (schema.isListSchema()) {
    return leaves(schema.getValueSchema(), `${path}[]`, above);
  }

  return [schema.isMapSchema() ? `${path}{}` : path];
}

interface Change {
  readonly member: string;
  readonly how: ResponseChange['how'];
  readonly value: unknown;
}

function changes(schema: NormalizedSchema, value: unknown, path: string): Change[] {
  if (schema.isStructSchema()) {
    return [...schema.structIterator()].flatMap(([key, member]) => {
      const set = value as Record<string, unknown>;
      return ofMember(member, set[key], join(path, key)).map((change) => ({
        ...change,
        value:
          change.how === 'removed' && change.value === undefined ? without(set, key) : { ...set, [key]: change.value },
      }));
    });
  }

  if (schema.isListSchema()) {
    return ofList(schema, value as unknown[], path);
  }

  if (schema.isMapSchema()) {
    return ofMap(value as Record<string, unknown>, path);
  }

  return [{ member: path, how: 'value', value: otherThan(schema, value, path) }];
}

function ofMember(schema: NormalizedSchema, value: unknown, path: string): Change[] {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (value === undefined || isEmptyList) {
    return schema.isBooleanSchema()
      ? [true, false].map((set) => ({ member: path, how: 'set', value: set }))
      : filled(schema, path, DEPTH).map(({ member, value: set }) => ({ member, how: 'set', value: set }));
  }

  // What is empty or off means the same as what isn't there.
  const meansAbsent = value === '' || value === false;
  const removed: Change[] = meansAbsent ? [] : [{ member: memberOf(schema, path), how: 'removed', value: undefined }];
  return [...removed, ...changes(schema, value, path)];
}

function ofList(schema: NormalizedSchema, values: unknown[], path: string): Change[] {
  const item = schema.getValueSchema();
  const inner = values.flatMap((value, index) =>
    changes(item, value, `${path}[]`).map((change) => ({
      ...change,
      value: values.map((one, at) => (at === index ? change.value : one)),
    })),
  );

  const removed = values.map((_value, index): Change => ({
    member: memberOf(item, `${path}[]`),
    how: 'removed',
    value: values.filter((_one, at) => at !== index),
  }));

  const added: Change[] = [
    { member: memberOf(item, `${path}[]`), how: 'added', value: [...values, whole(item, `${path}[]`, DEPTH)] },
  ];

  return [...inner, ...removed, ...added];
}

function ofMap(values: Record<string, unknown>, path: string): Change[] {
  return Object.keys(values).flatMap((key): Change[] => [
    { member: `${path}{${key}}`, how: 'value', value: { ...values, [key]: 'something-else' } },
    { member: `${path}{${key}}`, how: 'removed', value: without(values, key) },
  ]);
}

/** Values for a member that isn't set: one for each of its innermost members, with nothing else in it. */
function filled(schema: NormalizedSchema, path: string, depth: number): { member: string; value: unknown }[] {
  if (depth === 0) {
    return [];
  }

  if (schema.isStructSchema()) {
    const switches = switchesOf(schema, path);
    return [...schema.structIterator()].flatMap(([key, member]) =>
      filled(member, join(path, key), depth - 1).map((inner) => ({
        ...inner,
        value: { ...switches, [key]: inner.value },
      })),
    );
  }

  if (schema.isListSchema()) {
    return filled(schema.getValueSchema(), `${path}[]`, depth - 1).map((inner) => ({ ...inner, value: [inner.value] }));
  }

  if (schema.isMapSchema()) {
    return [{ member: `${path}{}`, value: { key: 'something-else' } }];
  }

  return [{ member: path, value: otherThan(schema, undefined, path) }];
}

/** A value with all of its members set. */
function whole(schema: NormalizedSchema, path: string, depth: number): unknown {
  if (schema.isStructSchema()) {
    const members = depth === 0 ? [] : [...schema.structIterator()];
    return Object.fromEntries(members.map(([key, member]) => [key, whole(member, join(path, key), depth - 1)]));
  }

  if (schema.isListSchema()) {
    return [whole(schema.getValueSchema(), `${path}[]`, depth - 1)];
  }

  return schema.isMapSchema() ? { key: 'something-else' } : otherThan(schema, undefined, path);
}

/** Values that mean something, where the SDK's schemas know no more than that it is a string. */
const MEANINGFUL: readonly [member: RegExp, value: string][] = [
  [/inheritedProperties/, 'ACCOUNT_DATA_PROTECTION'],
  [/dataProtectionStatus/, 'ACTIVATED'],
  [/(Status|ObjectLockEnabled)$/, 'Enabled'],
];

/** The members without which the others of a structure mean nothing. */
function switchesOf(schema: NormalizedSchema, path: string): Record<string, string> {
  const members = [...schema.structIterator()].map(([key]) => key);
  return Object.fromEntries(
    members.filter((key) => /^(Status|ObjectLockEnabled)$/.test(key)).map((key) => [key, meaningful(join(path, key))!]),
  );
}

function meaningful(path: string): string | undefined {
  return MEANINGFUL.find(([member]) => member.test(path))?.[1];
}

function otherThan(schema: NormalizedSchema, value: unknown, path: string): unknown {
  const known = meaningful(path);
  if (known !== undefined && known !== value) {
    return known;
  }

  if (schema.isTimestampSchema()) {
    return new Date('2020-01-01T00:00:00Z');
  }

  if (schema.isNumericSchema()) {
    return ((value as number | undefined) ?? 0) + 1234;
  }

  if (schema.isBooleanSchema()) {
    return value !== true;
  }

  return value === undefined ? 'something-else' : `${value as string}-else`;
}

/** What a change of a whole structure or list is listed as: its first innermost member. */
function memberOf(schema: NormalizedSchema, path: string): string {
  return leaves(schema, path, [])[0] ?? path;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function without(values: Record<string, unknown>, key: string): Record<string, unknown> {
  const { [key]: _, ...rest } = values;
  return rest;
}
