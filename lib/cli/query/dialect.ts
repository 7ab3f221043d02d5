import { FieldType } from '../../records/field-type';

/** A field's type in DuckDB. Objects that are read into a string become JSON, as in Athena. */
export function duckType(type: FieldType): string {
  if (typeof type === 'string') {
    return { string: 'VARCHAR', int: 'INTEGER', bigint: 'BIGINT', double: 'DOUBLE' }[type];
  }

  if ('list' in type) {
    return `${duckType(type.list)}[]`;
  }

  if ('struct' in type) {
    const fields = Object.entries(type.struct).map(([name, inner]) => `"${name}" ${duckType(inner)}`);
    return `STRUCT(${fields.join(', ')})`;
  }

  return 'MAP(VARCHAR, VARCHAR)';
}

/**
 * Athena's functions that DuckDB lacks, or has under another name or with another meaning. `now` is fixed, so that
 * answers are reproducible.
 */
export function athenaFunctions(now: Date): string[] {
  return [
    // Athena returns NULL for a value that isn't JSON, or isn't a scalar.
    'json_extract(j, p) AS json_extract_path(TRY_CAST(j AS JSON), p)',
    "json_extract_scalar(j, p) AS CASE json_type(TRY_CAST(j AS JSON), p) WHEN 'OBJECT' THEN NULL WHEN 'ARRAY' " +
      'THEN NULL ELSE json_extract_path_text(TRY_CAST(j AS JSON), p) END',
    'json_format(j) AS CAST(j AS VARCHAR)',
    'from_iso8601_timestamp(s) AS CAST(s AS TIMESTAMPTZ)',
    'regexp_like(s, p) AS regexp_matches(s, p)',
    "date_format(t, f) AS strftime(t, replace(replace(f, '%i', '%M'), '%s', '%S'))",
    'date_parse(s, f) AS strptime(s, f)',
    `get_current_timestamp() AS TIMESTAMPTZ '${now.toISOString()}'`,
  ].map((macro) => `CREATE MACRO ${macro}`);
}
