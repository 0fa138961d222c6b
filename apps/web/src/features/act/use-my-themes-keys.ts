import { useRouter } from '@tanstack/react-router';
import type { Action } from '../../app-shell/action-registry.ts';
import { useActions } from '../../app-shell/use-actions.ts';
import type { MyTheme } from './queries.ts';
import { themePath } from './theme-path.ts';
import { themeDeeds, type ThemeDeed } from './theme-deeds.ts';

interface MyThemesKeysInput {
  /** In the order they stand on the page. */
  themes: readonly MyTheme[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}

/** Moves through my themes by j and k, opens with Enter, and starts each deed on the chosen theme by its key. */
export function useMyThemesKeys({ themes, selected, onSelect }: MyThemesKeysInput): void {
  const router = useRouter();
  const at = themes.findIndex((theme) => theme.id === selected);
  const move = (step: 1 | -1) => {
    const next = themes[at === -1 ? 0 : Math.min(Math.max(at + step, 0), themes.length - 1)];
    if (next === undefined) return;
    onSelect(next.id);
    document.querySelector<HTMLElement>(`[data-theme-row="${CSS.escape(next.id)}"]`)?.focus();
  };
  const theme = themes[at];
  useActions([
    { id: 'next-theme', label: 'Next theme', group: 'My themes', keys: 'j', isKeyOnly: true, run: () => move(1) },
    { id: 'previous-theme', label: 'Previous theme', group: 'My themes', keys: 'k', isKeyOnly: true, run: () => move(-1) },
    ...(theme === undefined ? [] : deedsOn(theme, (deed) => router.history.push(themePath(theme.id, deed)))),
  ]);
}

function deedsOn(theme: MyTheme, open: (deed?: ThemeDeed) => void): Action[] {
  const deeds = themeDeeds.map((deed) => ({
    id: `theme-${deed.name}`,
    label: deed.label,
    group: theme.title,
    keys: deed.keys,
    run: () => open(deed.name),
  }));
  return [{ id: 'open-theme', label: 'Open', group: theme.title, keys: 'Enter', run: () => open() }, ...deeds];
}
