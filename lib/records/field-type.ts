/** What a field of a record holds, keyed by CloudTrail's own names in JSON. */
export type FieldType = Scalar | Struct | List | Dictionary;

export type Scalar = 'string' | 'int' | 'bigint' | 'double';
export interface Struct {
  readonly struct: Readonly<Record<string, FieldType>>;
}
export interface List {
  readonly list: FieldType;
}
/** Keys that aren't known beforehand, each with a string. */
export interface Dictionary {
  readonly dictionary: 'string';
}

/** A field at the top of a record, which is a column of its table. */
export interface Column {
  readonly type: FieldType;
  /** The event version it came with; absent where AWS names none. */
  readonly since?: string;
  /** What it says, for the reference. */
  readonly says: string;
}

/** A kind of records, the folder that CloudTrail delivers them to, and the table that shows them. */
export interface RecordKind {
  readonly table: string;
  readonly folder: string;
  /** What the table is good for. */
  readonly says: string;
  /** Whether a file holds a list of records, or is one itself. */
  readonly file: 'records' | 'record';
  readonly columns: Readonly<Record<string, Column>>;
}

/** A type as Hive writes it, whose names have no capitals. */
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
