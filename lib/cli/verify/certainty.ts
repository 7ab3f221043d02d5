/** Whether something is so, or can't be decided. */
export type Certainty = 'yes' | 'no' | 'unknown';

export function certain(isSo: boolean): Certainty {
  return isSo ? 'yes' : 'no';
}

/** Whether all are so. */
export function all(parts: readonly Certainty[]): Certainty {
  if (parts.includes('no')) {
    return 'no';
  }

  return parts.includes('unknown') ? 'unknown' : 'yes';
}

/** Whether any is so. */
export function any(parts: readonly Certainty[]): Certainty {
  if (parts.includes('yes')) {
    return 'yes';
  }

  return parts.includes('unknown') ? 'unknown' : 'no';
}

export function not(part: Certainty): Certainty {
  return { yes: 'no', no: 'yes', unknown: 'unknown' }[part] as Certainty;
}
