import { useSyncExternalStore } from 'react';
import { listActions, onActionsChange, type Action } from './action-registry.ts';

/** Everything that can be done now; the component is drawn again when that changes. */
export function useRegisteredActions(): readonly Action[] {
  return useSyncExternalStore(onActionsChange, listActions);
}
