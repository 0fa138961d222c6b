import type { Action } from './action-registry.ts';

/** What a key means after the keys before it: nothing, the first half of a sequence, or an action. */
export type KeyOutcome = { kind: 'nothing' } | { kind: 'waiting'; before: string } | { kind: 'run'; action: Action };

/** Finds what a key does; of two actions with the same keys the later one, the page's, wins. */
export function matchKeys(actions: readonly Action[], before: string, key: string): KeyOutcome {
  const typed = before === '' ? key : `${before} ${key}`;
  const action = actions.findLast((one) => one.keys === typed);
  if (action !== undefined) return { kind: 'run', action };
  if (actions.some((one) => one.keys?.startsWith(`${typed} `))) return { kind: 'waiting', before: typed };
  return before === '' ? { kind: 'nothing' } : matchKeys(actions, '', key);
}
