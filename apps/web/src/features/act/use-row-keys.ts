import type { Action } from '../../app-shell/action-registry.ts';
import { useActions } from '../../app-shell/use-actions.ts';

interface Row {
  readonly id: string;
  readonly title: string;
}

interface RowKeysInput<Theme extends Row> {
  /** Where these keys stand in the palette and the panel of keys. */
  group: string;
  /** In the order they stand on the page. */
  themes: readonly Theme[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onOpen: (theme: Theme) => void;
  /** What else can be done with the chosen one. */
  deedsOn: (theme: Theme) => readonly Omit<Action, 'group'>[];
}

/** Moves through a list of themes by j and k, opens the chosen one with Enter, and offers its deeds by their keys. */
export function useRowKeys<Theme extends Row>({ group, themes, selected, onSelect, onOpen, deedsOn }: RowKeysInput<Theme>): void {
  const at = themes.findIndex((theme) => theme.id === selected);
  const move = (step: 1 | -1) => {
    const next = themes[at === -1 ? 0 : Math.min(Math.max(at + step, 0), themes.length - 1)];
    if (next === undefined) return;
    onSelect(next.id);
    document.querySelector<HTMLElement>(`[data-theme-row="${CSS.escape(next.id)}"]`)?.focus();
  };
  const chosen = themes[at];
  useActions([
    { id: 'next-theme', label: 'Next theme', group, keys: 'j', isKeyOnly: true, run: () => move(1) },
    { id: 'previous-theme', label: 'Previous theme', group, keys: 'k', isKeyOnly: true, run: () => move(-1) },
    ...(chosen === undefined ? [] : [{ id: 'open-theme', label: `Open: ${chosen.title}`, group, keys: 'Enter', run: () => onOpen(chosen) }, ...deedsOn(chosen).map((deed) => ({ ...deed, group }))]),
  ]);
}
