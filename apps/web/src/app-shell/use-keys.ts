import { useEffect } from 'react';
import { listActions } from './action-registry.ts';
import { keyOf } from './key-of.ts';
import { matchKeys } from './match-keys.ts';
import { areSingleKeysOn } from './single-keys.ts';

const sequenceMilliseconds = 1200;

/** Listens for keys as long as the shell stands and does the action they stand for. */
export function useKeys(): void {
  useEffect(() => {
    let before = '';
    let until = 0;
    const press = (event: KeyboardEvent) => {
      const key = event.repeat && event.key !== 'j' && event.key !== 'k' ? undefined : keyOf(event, areSingleKeysOn());
      if (key === undefined || event.defaultPrevented) return;
      const outcome = matchKeys(listActions(), event.timeStamp < until ? before : '', key);
      before = outcome.kind === 'waiting' ? outcome.before : '';
      until = event.timeStamp + sequenceMilliseconds;
      if (outcome.kind !== 'run') return;
      event.preventDefault();
      outcome.action.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
