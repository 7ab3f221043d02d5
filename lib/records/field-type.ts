/** The type of a field in a record. Names are CloudTrail's own, as in its JSON. */
export type FieldType = Scalar | Struct | List | Dictionary;

export type Scalar = 'string' | 'int' | 'bigint' | 'double';
export interface Struct {
  readonly struct: Readonly<Record<string, FieldType>>;
}
export interface List {
  readonly list: FieldType;
}
/** A map whose keys aren't known in advance, and whose values are strings. */
export interface Dictionary {
  readonly dictionary: 'string';
}

/** A top-level field of a record, which is a column of its table. */
export interface Column {
  readonly type: FieldType;
  /** The event version that introduced the field. Absent if AWS documents none. */
  readonly since?: string;
  /** What the column contains, for the reference of columns. */
  readonly description: string;
}

/** A kind of record, the folder that CloudTrail delivers it to, and the table that contains it. */
export interface RecordKind {
  readonly table: string;
  readonly folder: string;
  /** What the table contains. */
  readonly description: string;
  /** Whether a file contains a list of records, or is itself one record. */
  readonly file: 'records' | 'record';
  readonly columns: Readonly<Record<string, Column>>;
}

/** The type in Hive's notation, with names in lowercase. */
export function hiveType(type: FieldType): string {
  if (typeof type === 'string') {
    return type;
  }

  if ('list' in type) {
    return `array<${hiveType(type.list)}>`;
  }

  return 'struct' in type
    ? `struct<${Object.entries(type.struct)
        .map(([name, inner]) => `${name.toLowerCase()}:${hiveType(inner)}`)
        .join(',')}>`
    : 'map<string,string>';
}
