/** One thing a person can do here and now, by palette, key, menu or the panel of keys. */
export interface Action {
  id: string;
  /** A verb and its object: "Mark done". */
  label: string;
  /** Where it stands in the palette and the panel of keys. */
  group: string;
  /** `g t` for one after the other, `mod+k` with the computer's modifier. */
  keys?: string;
  /** More words the palette finds it by. */
  words?: string;
  /** Left out of the palette: moving about a list, for example. */
  isKeyOnly?: boolean;
  /** Offered on every page; a page's own action with the same keys wins over it. */
  isEverywhere?: boolean;
  run: () => void;
}

type Listener = () => void;

let actions: readonly Action[] = [];
const listeners = new Set<Listener>();

/** Every action that can be done now; those of the page stand behind those offered everywhere. */
export function listActions(): readonly Action[] {
  return actions;
}

/** Adds actions until the returned function is called. */
export function addActions(added: readonly Action[]): () => void {
  replaceWith([...actions, ...added]);
  return () => replaceWith(actions.filter((action) => !added.includes(action)));
}

/** Calls back after every change of the list, until the returned function is called. */
export function onActionsChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function replaceWith(next: readonly Action[]): void {
  actions = [...next.filter((action) => action.isEverywhere), ...next.filter((action) => !action.isEverywhere)];
  for (const listener of listeners) listener();
}
