import type { Action } from './action-registry.ts';

/** Actions under their groups, the page's own before the shell's, each id once. */
export function groupActions(actions: readonly Action[]): [string, Action[]][] {
  const latest = new Map(actions.map((action) => [action.id, action]));
  const groups = Map.groupBy(latest.values(), (action) => action.group);
  return [...groups].toReversed();
}
