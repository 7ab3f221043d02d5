import { PlanWarning } from './plan-warning';
import { parseArn } from '../../aws/arn';
import { join } from '../../validation/check';
import { didYouMean } from '../../validation/closest';
import { isPlainObject } from '../../validation/problems';
import { ALL_REGIONS, meantRegion } from '../shapes/region';

/** A string of a config, and its path. */
interface ConfigString {
  readonly path: string;
  readonly value: string;
}

/** The ids that starter files and AWS's documentation use as examples. */
const PLACEHOLDERS: readonly { readonly of: string; readonly pattern: RegExp }[] = [
  { of: 'an account id', pattern: /(?<![0-9a-f])(?:(\d)\1{11}|123456789012|210987654321)(?![0-9a-f])/ },
  { of: 'an organization id', pattern: /(?<![\w-])o-(?:example[a-z0-9]*|a1b2c3d4e5|([a-z0-9])\1{9,31})(?![a-z0-9])/ },
  { of: 'the id of a root or an organizational unit', pattern: /(?<![\w-])(?:r|ou)-example[a-z0-9-]*/ },
  { of: 'a key id', pattern: /1234abcd-?12ab-?34cd-?56ef-?1234567890ab/ },
  { of: 'a bucket name', pattern: /(?<![\w.-])amzn-s3-demo-[a-z0-9.-]+/ },
];

/** The warnings by id, each with the messages about one string of a config. */
const CONFIG_WARNINGS = {
  placeholderId: ({ path, value }: ConfigString) =>
    PLACEHOLDERS.flatMap(({ of, pattern }) => {
      const found = pattern.exec(value);
      return found === null ? [] : [`${path}: "${found[0]}" is a placeholder for ${of}; write your own`];
    }),
  unknownRegion: ({ path, value }: ConfigString) => {
    const region = regionOf(path, value);
    return region === undefined || ALL_REGIONS.includes(region)
      ? []
      : [
          `${path}: "${region}" isn't a region that was known when this version was released; ` +
            (didYouMean(meantRegion(region)) ?? 'check that it exists'),
        ];
  },
};

/** The ids of these warnings. */
export const CONFIG_WARNING_IDS: readonly string[] = Object.keys(CONFIG_WARNINGS);

/** The warnings about strings of a valid config, as a file has them. In code, placeholders are usual in tests. */
export function configWarningsOf(config: unknown): PlanWarning[] {
  const strings = stringsOf(config, '');
  return Object.entries(CONFIG_WARNINGS).flatMap(([id, messages]) =>
    strings.flatMap(messages).map((message) => ({ id, message })),
  );
}

/** The region that a string is, or names as part of a complete enough ARN. */
function regionOf(path: string, value: string): string | undefined {
  if (/^analytics\.regions\[\d+\]$/.test(path)) {
    return value;
  }

  const { region, account } = parseArn(value);
  return value.startsWith('arn:') && account !== undefined && region !== '' ? region : undefined;
}

function stringsOf(value: unknown, path: string): ConfigString[] {
  if (typeof value === 'string') {
    return [{ path, value }];
  }

  if (Array.isArray(value)) {
    return value.flatMap((item, index) => stringsOf(item, `${path}[${index}]`));
  }

  return isPlainObject(value) ? Object.entries(value).flatMap(([key, item]) => stringsOf(item, join(path, key))) : [];
}
