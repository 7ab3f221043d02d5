import { isDeepStrictEqual } from 'util';
import { Template } from './synthesis';

/**
 * Makes sure that what is compared creates the same resources with the same properties. Logical ids may differ in their
 * hash.
 */
export function assertSameTemplate(name: string, actual: Template, expected: Template): void {
  const [ours, theirs] = [expected, actual].map(withoutHashes);
  const different = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (id) => !isDeepStrictEqual(ours[id], theirs[id]),
  );

  if (different.length > 0) {
    const show = (id: string) => `${id}: ${JSON.stringify(theirs[id])} instead of ${JSON.stringify(ours[id])}`;
    throw new Error(
      `${name} and the baseline make different templates, so times can't be ` +
        `compared:\n${different.map(show).join('\n')}`,
    );
  }
}

/**
 * A logical id ends with 8 digits of a hash of the construct path, which has a level less where constructs are used by
 * hand.
 */
function withoutHashes({ Resources }: Template): Template['Resources'] {
  let text = JSON.stringify(Resources);
  for (const id of Object.keys(Resources)) {
    text = text.replaceAll(`"${id}"`, `"${id.slice(0, -8)}"`);
  }

  return JSON.parse(text);
}
