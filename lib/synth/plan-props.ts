import { IConstruct } from 'constructs';
import { isToken } from './is-token';
import { CheckContext, readKeys, Shape } from '../validation/check';
import { Problems } from '../validation/problems';

/**
 * Plans from a construct's props, so that a building block that is used alone has the same defaults and errors.
 */
export function planProps<C extends object, P>(
  scope: IConstruct,
  shape: Shape<C>,
  props: object,
  plan: (config: C, context: CheckContext) => P,
): P {
  const context: CheckContext = { problems: new Problems(), isToken };
  const planned = plan(readKeys(shape, [], props, '', context) as C, context);
  context.problems.throwIfAny(scope.node.path);
  return planned;
}
