import { CloudTrailBaseline } from '../../lib';
import { ENV, newStack } from '../support/apps';
import { findsNothing } from '../support/template-validator';

test('finds nothing in any config in order', () => {
  findsNothing(20, (app, config, index) => {
    // 500 configs
    // log groups and roles name an account
    const agnostic = index % 5 === 0 && config.delivery?.cloudWatchLogs === undefined;
    new CloudTrailBaseline(newStack(agnostic ? {} : ENV, app, `Stack${index}`), 'Audit', config);
  });
});
