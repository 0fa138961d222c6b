import { useRouter } from '@tanstack/react-router';
import { useActions } from '../../app-shell/use-actions.ts';
import type { ThemeRow } from './queries.ts';
import { themePath } from './theme-path.ts';

interface TriageKeysInput {
  themes: readonly ThemeRow[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  mayAccept: boolean;
  onDeed: (deed: 'accept' | 'dismiss', theme: ThemeRow) => void;
}

/** j and k move through triage, Enter opens, 1 accepts, 3 says "not a theme". */
export function useTriageKeys({ themes, selected, onSelect, mayAccept, onDeed }: TriageKeysInput): void {
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
    { id: 'next-theme', label: 'Next theme', group: 'Triage', keys: 'j', isKeyOnly: true, run: () => move(1) },
    { id: 'previous-theme', label: 'Previous theme', group: 'Triage', keys: 'k', isKeyOnly: true, run: () => move(-1) },
    ...(theme === undefined ? [] : [{ id: 'open-theme', label: `Open: ${theme.title}`, group: 'Triage', keys: 'Enter', run: () => router.history.push(themePath(theme.id)) }]),
    ...(theme === undefined || !mayAccept
      ? []
      : [
          { id: 'accept-theme', label: `Accept: ${theme.title}`, group: 'Triage', keys: '1', run: () => onDeed('accept', theme) },
          { id: 'dismiss-theme', label: `Not a theme: ${theme.title}`, group: 'Triage', keys: '3', run: () => onDeed('dismiss', theme) },
        ]),
  ]);
}
