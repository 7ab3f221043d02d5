import { readConfigTypes } from '../../scripts/config-structs';

/** The path of every key a user can set that is no section of its own: `storage.tiers[].afterDays`. */
export function configKeys(root = 'BaselineConfig'): string[] {
  const { structs } = readConfigTypes();
  const keysOf = (name: string): string[] =>
    structs
      .get(name)!
      .members.flatMap(({ key, type, isList }) =>
        structs.has(type) ? keysOf(type).map((rest) => `${key}${isList ? '[]' : ''}.${rest}`) : [key],
      );

  return keysOf(root);
}
