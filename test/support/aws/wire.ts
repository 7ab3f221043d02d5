import { NormalizedSchema } from '@smithy/core/schema';
import { Operation } from './operations';

/** What goes over the wire. */
export interface Message {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An error, as a service says it. */
export interface ServiceError {
  readonly name: string;
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const XML = { 'content-type': 'text/xml' };
const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1' };

/** The SDK's shape of an output -> what its service sends. What isn't in the shape, or of another type, is an error. */
export function encode({ protocol, name, output }: Operation, value: object): Message {
  switch (protocol) {
    case 'json':
    case 'rest-json':
      return { status: 200, headers: JSON_TYPE, body: JSON.stringify(json(output, value)) };
    case 'query':
      return {
        status: 200,
        headers: XML,
        body: tag(
          `${name}Response`,
          tag(`${name}Result`, members(output, value)),
          tag('ResponseMetadata', tag('RequestId', '1')),
        ),
      };
    case 's3':
      return { status: 200, headers: XML, body: s3Body(output, value) };
  }
}

/** @see https://smithy.io/2.0/aws/protocols/index.html */
export function encodeError({ protocol }: Operation, { name, status, message, headers }: ServiceError): Message {
  switch (protocol) {
    case 'json':
      return { status, headers: JSON_TYPE, body: JSON.stringify({ __type: `com.amazonaws#${name}`, message }) };
    case 'rest-json':
      return { status, headers: { ...JSON_TYPE, 'x-amzn-errortype': name }, body: JSON.stringify({ message }) };
    case 'query':
      return {
        status,
        headers: XML,
        body: tag(
          'ErrorResponse',
          tag('Error', tag('Type', 'Sender'), tag('Code', name), tag('Message', message)),
          tag('RequestId', '1'),
        ),
      };
    case 's3':
      return {
        status,
        headers: { ...XML, ...headers },
        body: `<?xml version="1.0"?>${tag('Error', tag('Code', name), tag('Message', message))}`,
      };
  }
}

/** A document, a string, or what is in the body in addition to headers. */
function s3Body(output: NormalizedSchema, value: object): string {
  checkMembers(output, value);
  const payload = [...output.structIterator()].find(([, member]) => member.getMergedTraits().httpPayload);
  if (payload !== undefined) {
    const [name, member] = payload;
    const inner = (value as Record<string, unknown>)[name];
    return member.isStructSchema()
      ? xml(member.getMergedTraits().xmlName ?? name, member, inner)
      : scalar(member, inner);
  }

  const root = output.getMergedTraits().xmlName ?? output.getName()!;
  const [first] = Object.entries(value);
  // S3 sends a location's root without the member of the same name in it.
  return first?.[0] === root
    ? `<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${escape(String(first[1]))}</${root}>`
    : xml(root, output, value);
}

function tag(name: string, ...inner: string[]): string {
  return `<${name}>${inner.join('')}</${name}>`;
}

function xml(name: string, schema: NormalizedSchema, value: unknown): string {
  if (schema.isStructSchema()) {
    return tag(name, members(schema, value));
  }

  const { xmlFlattened, xmlName } = schema.getMergedTraits();
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const items = checked(Array.isArray(value), value as unknown[], schema);
    return xmlFlattened
      ? items.map((one) => xml(name, item, one)).join('')
      : tag(name, ...items.map((one) => xml(item.getMergedTraits().xmlName ?? 'member', item, one)));
  }

  if (schema.isMapSchema()) {
    const entries = Object.entries(checked(typeof value === 'object', value as object, schema));
    const values = schema.getValueSchema();
    return tag(name, ...entries.map(([key, one]) => tag('entry', tag('key', escape(key)), xml('value', values, one))));
  }

  return tag(xmlName ?? name, scalar(schema, value));
}

function members(schema: NormalizedSchema, value: unknown): string {
  checkMembers(schema, value);
  return [...schema.structIterator()]
    .map(([name, member]) => {
      const inner = (value as Record<string, unknown>)[name];
      return inner === undefined ? '' : xml(member.getMergedTraits().xmlName ?? name, member, inner);
    })
    .join('');
}

function json(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isStructSchema()) {
    checkMembers(schema, value);
    return Object.fromEntries(
      [...schema.structIterator()].flatMap(([name, member]) => {
        const inner = (value as Record<string, unknown>)[name];
        return inner === undefined ? [] : [[name, json(member, inner)]];
      }),
    );
  }

  if (schema.isListSchema()) {
    return checked(Array.isArray(value), value as unknown[], schema).map((one) => json(schema.getValueSchema(), one));
  }

  if (schema.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(value as object).map(([key, one]) => [key, json(schema.getValueSchema(), one)]),
    );
  }

  if (schema.isTimestampSchema()) {
    return checked(value instanceof Date, value as Date, schema).getTime() / 1000;
  }

  scalar(schema, value);
  return value;
}

function scalar(schema: NormalizedSchema, value: unknown): string {
  if (schema.isTimestampSchema()) {
    return checked(value instanceof Date, value as Date, schema).toISOString();
  }

  return escape(String(checked(typeof value === typeOf(schema), value, schema)));
}

function typeOf(schema: NormalizedSchema): string {
  if (schema.isStringSchema()) {
    return 'string';
  }

  if (schema.isBooleanSchema()) {
    return 'boolean';
  }

  return schema.isNumericSchema() ? 'number' : 'nothing that is known here';
}

function checkMembers(schema: NormalizedSchema, value: unknown): void {
  const names = [...schema.structIterator()].map(([name]) => name);
  for (const name of Object.keys(checked(typeof value === 'object' && value !== null, value as object, schema))) {
    if (!names.includes(name)) {
      throw new Error(`${schema.getName()} has no ${name}; it has ${names.join(', ')}`);
    }
  }
}

function checked<T>(isRight: boolean, value: T, schema: NormalizedSchema): T {
  if (!isRight) {
    throw new Error(
      `${schema.isMemberSchema() ? schema.getMemberName() : schema.getName()} can't be ${JSON.stringify(value)}`,
    );
  }

  return value;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
