import { HOME_REGIONS, HOME_REGIONS_AS_OF } from '../../aws/home-regions';
import { Check, checkOf } from '../../validation/check';

/** A home region that every account has; a token passes. */
export const homeRegion: Check<string> = checkOf(
  { type: 'string', enum: HOME_REGIONS },
  (value, path, { problems, isToken }) => {
    if (!isToken(value) && !HOME_REGIONS.includes(value as string)) {
      problems.add(path, {
        wrong:
          "isn't known to be a region that every account has from the start, and members that haven't enabled " +
          'the home region send nothing',
        got: value,
        allowed: `${HOME_REGIONS.join(', ')} (as of ${HOME_REGIONS_AS_OF})`,
        fix: 'choose one of them: the trail records all regions from there',
      });

      return undefined;
    }

    return value as string;
  },
);
