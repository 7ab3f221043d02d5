import { argument } from './text';

/** The value of an option: text, JSON, or whether a flag is on. Undefined: the option is omitted. */
export type OptionValue = string | number | boolean | object | undefined;

/**
 * A command of the AWS CLI, as a shell accepts it.
 *
 * @param command such as `s3api put-bucket-policy`
 * @param options by name, without `--`
 */
export function awsCommand(command: string, options: Readonly<Record<string, OptionValue>>): string {
  const parts = Object.entries(options).flatMap(([name, value]) => optionText(name, value) ?? []);

  return ['aws', command, ...parts].join(' ');
}

function optionText(name: string, value: OptionValue): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'boolean':
      return `--${value ? '' : 'no-'}${name}`;
    case 'object':
      return withValue(name, JSON.stringify(value));
    default:
      return withValue(name, String(value));
  }
}

/** A value that begins with a dash would be read as another option. */
function withValue(name: string, value: string): string {
  return `--${name}${value.startsWith('-') ? '=' : ' '}${argument(value)}`;
}

/**
 * A command with what you must know before you run it.
 *
 * @param note a shell must accept it too: values are quoted, and it has no apostrophe
 */
export function noted(note: string, command: string): string {
  return `note: ${note}: ${command}`;
}
