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

/** Whether a pattern matches everything that another pattern matches. A `*` can be longer than a `?`. */
export function includesPattern(pattern: string, other: string): boolean {
  if (pattern === other || pattern === '*') {
    return true;
  }

  const mayBeNarrower = pattern.includes('?') && other.includes('*');
  return !mayBeNarrower && matchesWildcard(pattern, other);
}

/** The same of patterns of ARNs, whose wildcards don't reach over a colon. Undefined: the pattern isn't one. */
export function includesArn(pattern: string, other: string): boolean | undefined {
  const parts = partsOf(pattern);
  const others = partsOf(other);

  return parts && others && parts.every((part, index) => includesPattern(part, others[index]));
}

/** The six parts of an ARN; the last one can have colons. */
function partsOf(arn: string): string[] | undefined {
  return /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(arn)?.slice(1);
}

/** Whether two patterns of IAM have a string in common. It takes as many steps as both are long, multiplied. */
export function patternsMeet(one: string, other: string): boolean {
  // The row of a beginning of the first pattern: whether it has a string in common with each beginning of the other.
  let row = [true, ...[...other].map((_, at) => isStars(other.slice(0, at + 1)))];

  for (const character of one) {
    const above = row;
    row = [above[0] && character === '*'];
    for (let at = 1; at <= other.length; at++) {
      const isStar = character === '*' || other[at - 1] === '*';
      row[at] = isStar ? above[at] || row[at - 1] : above[at - 1] && isSame(character, other[at - 1]);
    }
  }

  return row[other.length];
}

function isStars(pattern: string): boolean {
  return /^\**$/.test(pattern);
}

function isSame(one: string, other: string): boolean {
  return one === other || one === '?' || other === '?';
}
