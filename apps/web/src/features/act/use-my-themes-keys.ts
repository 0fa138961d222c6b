import { useRouter } from '@tanstack/react-router';
import type { Action } from '../../app-shell/action-registry.ts';
import { useActions } from '../../app-shell/use-actions.ts';
import type { MyTheme } from './queries.ts';
import { themePath } from './theme-path.ts';
import { dialogOf, themeDeeds } from './theme-deeds.ts';
import { useQuickDeeds } from './use-quick-deeds.ts';

interface MyThemesKeysInput {
  /** In the order they stand on the page. */
  themes: readonly MyTheme[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}

/** Moves through my themes by j and k, opens with Enter, and starts each deed on the chosen theme by its key. */
export function useMyThemesKeys({ themes, selected, onSelect }: MyThemesKeysInput): void {
  const router = useRouter();
  const quick = useQuickDeeds();
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
    ...(theme === undefined ? [] : deedsOn(theme, quick, (path) => router.history.push(path))),
  ]);
}

function deedsOn(theme: MyTheme, quick: ReturnType<typeof useQuickDeeds>, goTo: (path: string) => void): Action[] {
  const deeds = themeDeeds.map((deed) => ({
    id: `theme-${deed.name}`,
    label: `${deed.label}: ${theme.title}`,
    group: 'My themes',
    keys: deed.keys,
    run: () => (deed.name === 'acknowledge' ? quick.acknowledge(theme) : deed.name === 'start' ? quick.start(theme) : goTo(themePath(theme.id, dialogOf(deed.name)))),
  }));
  return [{ id: 'open-theme', label: `Open: ${theme.title}`, group: 'My themes', keys: 'Enter', run: () => goTo(themePath(theme.id)) }, ...deeds];
}
