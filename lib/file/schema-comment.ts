/** The comment by which editors find the JSON Schema in an app. */
export const SCHEMA_COMMENT =
  '# yaml-language-server: $schema=./node_modules/cdk-cloudtrail-baseline/lib/config/baseline-config.schema.json\n';
