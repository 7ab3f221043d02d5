import { isLandingZone } from '../../lib/plan/plan-anywhere';

test('a config is that of a landing zone if it names the accounts of the organization', () => {
  const accounts = { management: '111111111111', logArchive: '222222222222' };
  expect(isLandingZone({ organization: { id: 'o-exampleorg1', accounts } })).toBe(true);
  expect(isLandingZone({ organization: { id: 'o-exampleorg1' } })).toBe(false);
  expect(isLandingZone({ organization: 'o-exampleorg1' })).toBe(false);
  expect(isLandingZone({})).toBe(false);
  expect(isLandingZone(['organization'])).toBe(false);
});
