import { useEffect, useRef } from 'react';
import { addActions, type Action } from './action-registry.ts';

/** Offers actions for as long as the component stands; `run` always sees the latest render. */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const signature = actions.map((action) => [action.id, action.label, action.group, action.keys, action.words, action.isKeyOnly, action.isEverywhere].join('\t')).join('\n');
  useEffect(() => {
    const offered = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find((one) => one.id === action.id)?.run(),
    }));
    return addActions(offered);
  }, [signature]);
}
