/** Where an app has the schema, for editors. */
export const SCHEMA_COMMENT =
  '# yaml-language-server: $schema=./node_modules/cdk-cloudtrail-baseline/lib/config/baseline-config.schema.json\n';
