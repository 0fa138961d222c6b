import { useActions } from '../../app-shell/use-actions.ts';
import type { Theme } from './queries.ts';
import type { ThemeDialog } from './theme-deeds.ts';
import { deedsOfTheme } from './deeds-of-theme.ts';
import { useQuickDeeds } from './use-quick-deeds.ts';

interface ThemeKeysInput {
  theme: Theme;
  onDialog: (dialog: ThemeDialog) => void;
}

/** Offers every deed this person may do with this theme now, by key, palette and menu; gives the ids for the menu. */
export function useThemeKeys({ theme, onDialog }: ThemeKeysInput): string[] {
  const quick = useQuickDeeds();
  const actions = deedsOfTheme(theme, onDialog, quick);
  useActions(actions);
  return actions.map((action) => action.id);
}
