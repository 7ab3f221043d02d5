/**
 * Whether a pattern of IAM matches a string, in which a wildcard is a character like any other. It takes as many steps
 * as both are long, multiplied, whatever they say: a policy that is read from an account may be written to harm.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let patternAt = 0;
  let textAt = 0;
  let afterStar = -1;
  let retryAt = 0;

  while (textAt < text.length) {
    const isStar = pattern[patternAt] === '*';
    if (isStar) {
      patternAt++;
      afterStar = patternAt;
      retryAt = textAt;
    } else if (pattern[patternAt] === '?' || pattern[patternAt] === text[textAt]) {
      patternAt++;
      textAt++;
    } else if (afterStar >= 0) {
      // The last star takes one character more.
      patternAt = afterStar;
      retryAt++;
      textAt = retryAt;
    } else {
      return false;
    }
  }

  return /^\**$/.test(pattern.slice(patternAt));
}
