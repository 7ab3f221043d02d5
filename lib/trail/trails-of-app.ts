import { IConstruct } from 'constructs';

const trails = new WeakMap<IConstruct, IConstruct[]>();

/** Remembers a trail of an app, so that to compare trails takes no walk through the whole tree for each. */
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
