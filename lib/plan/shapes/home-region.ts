import { meantRegion } from './region';
import { HOME_REGIONS, HOME_REGIONS_AS_OF } from '../../aws/home-regions';
import { Check, checkOf } from '../../validation/check';

/** A home region, which must be enabled in every account by default. It can be a token. */
export const homeRegion: Check<string> = checkOf(
  { type: 'string', enum: HOME_REGIONS },
  (value, path, { problems, isToken }) => {
    if (!isToken(value) && !HOME_REGIONS.includes(value as string)) {
      const meant = meantRegion(value, HOME_REGIONS);
      problems.add(path, {
        wrong:
          "isn't known to be enabled in every account by default, and member accounts that haven't enabled the " +
          'home region deliver nothing',
        got: value,
        allowed: `${HOME_REGIONS.join(', ')} (as of ${HOME_REGIONS_AS_OF})`,
        fix:
          meant === undefined
            ? 'choose one of them: a trail records all regions, whatever its home region'
            : `write ${meant}`,
        meant,
      });

      return undefined;
    }

    return value as string;
  },
);
