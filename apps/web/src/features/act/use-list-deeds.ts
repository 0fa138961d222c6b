import { isUnresolved } from '@kept/core/act/theme-status.ts';
import { useRouter } from '@tanstack/react-router';
import type { Action } from '../../app-shell/action-registry.ts';
import type { ThemeRow } from './queries.ts';
import { dialogOf, type ThemeDeed, themeDeeds } from './theme-deeds.ts';
import { themePath } from './theme-path.ts';
import { useQuickDeeds } from './use-quick-deeds.ts';

type Listed = Pick<ThemeRow, 'id' | 'title' | 'status' | 'daysLate'>;

/** What an owner may do with one theme of a list by its key: what asks nothing at once, the rest on the theme's page. One that is late is not snoozed, one that is answered takes updates only. */
export function useListDeeds() {
  const quick = useQuickDeeds();
  const router = useRouter();
  const open = (theme: Pick<Listed, 'id'>, deed?: string) => router.history.push(themePath(theme.id, dialogOf(deed)));
  const run = (theme: Listed, deed: ThemeDeed) => (deed === 'acknowledge' ? quick.acknowledge(theme) : deed === 'start' ? quick.start(theme) : open(theme, deed));
  const isOffered = ({ status, daysLate }: Listed, deed: ThemeDeed) => (isUnresolved(status) ? deed !== 'snooze' || daysLate === 0 : deed === 'update' && (status === 'done' || status === 'confirmed'));
  const deedsOn = (theme: Listed): Omit<Action, 'group'>[] => themeDeeds.filter(({ name }) => isOffered(theme, name)).map(({ name, label, keys }) => ({ id: `theme-${name}`, label: `${label}: ${theme.title}`, keys, run: () => run(theme, name) }));
  return { open, deedsOn };
}
