import { IConstruct } from 'constructs';

const trails = new WeakMap<IConstruct, IConstruct[]>();

/** Remembers a trail of an app, so that comparing trails doesn't search the whole construct tree for each trail. */
export function rememberTrail(trail: IConstruct): void {
  const { root } = trail.node;
  const known = trails.get(root) ?? [];
  known.push(trail);
  trails.set(root, known);
}

/** The other trails of a trail's app. */
export function otherTrails<T extends IConstruct>(trail: T): T[] {
  return (trails.get(trail.node.root) ?? []).filter((other) => other !== trail) as T[];
}
