import { useNavigate } from '@tanstack/react-router';
import { undoLast } from '../ui/toast.tsx';
import type { Action } from './action-registry.ts';
import { chooseColourTheme } from './colour-theme.ts';
import { useActions } from './use-actions.ts';
import { useNav } from './use-nav.ts';

interface ShellActionsInput {
  permissions: readonly string[];
  onOpenPalette: () => void;
  onShowKeys: () => void;
  onSignOut: () => void;
}

/** Offers what can be done on every page: going places, searching, undoing, colours, signing out. */
export function useShellActions({ permissions, onOpenPalette, onShowKeys, onSignOut }: ShellActionsInput): void {
  const navigate = useNavigate();
  const { stages, organisation } = useNav(permissions);
  const places: Action[] = [...stages, organisation].flatMap((group) =>
    group.entries.map((entry) => ({
      id: `go ${entry.to}`,
      label: entry.label,
      group: 'Go to',
      words: group.label,
      keys: entry.keys,
      run: () => void navigate({ to: entry.to }),
    })),
  );
  const everywhere: Action[] = [
    { id: 'light', label: 'Light colours', group: 'Kept', words: 'theme bright', run: () => chooseColourTheme('light') },
    { id: 'dark', label: 'Dark colours', group: 'Kept', words: 'theme night', run: () => chooseColourTheme('dark') },
    { id: 'sign-out', label: 'Sign out', group: 'Kept', words: 'log out leave', run: onSignOut },
    { id: 'palette', label: 'Search or jump to', group: 'Kept', keys: 'mod+k', isKeyOnly: true, run: onOpenPalette },
    { id: 'keys', label: 'Show all keys', group: 'Kept', keys: '?', words: 'shortcuts help', run: onShowKeys },
    ...(permissions.includes('feedback.read') ? [{ id: 'search-words', label: 'Search what customers said', group: 'Go to', words: 'find feedback meaning words', run: () => void navigate({ to: '/feedback' }) }] : []),
    ...(permissions.includes('sources.read') ? [{ id: 'sources', label: 'Sources', group: 'Go to', words: 'webhook typeform zendesk intercom incoming', run: () => void navigate({ to: '/settings', search: { tab: 'sources' } }) }] : []),
    ...(permissions.includes('webhooks.read') ? [{ id: 'webhooks', label: 'Webhooks', group: 'Go to', words: 'slack mattermost outgoing tell chat deliveries', run: () => void navigate({ to: '/settings', search: { tab: 'webhooks' } }) }] : []),
    ...(permissions.includes('ladders.read') ? [{ id: 'ladders', label: 'Escalation ladders', group: 'Go to', words: 'escalate who is told late reminder sponsor', run: () => void navigate({ to: '/settings', search: { tab: 'ladders' } }) }] : []),
    ...(permissions.includes('outbox.read') ? [{ id: 'inbound', label: 'Mail that came in', group: 'Go to', words: 'inbound reply bounce complaint returned', run: () => void navigate({ to: '/outbox', search: { box: 'in' as const } }) }] : []),
    ...(permissions.includes('procedures.write') ? [{ id: 'write-procedure', label: 'Write a procedure', group: 'Do', words: 'new sop way of working', run: () => void navigate({ to: '/procedures/new' }) }] : []),
    ...(permissions.includes('themes.read') ? [{ id: 'league', label: 'All themes by owner', group: 'Go to', words: 'league who keeps what origin stage', run: () => void navigate({ to: '/themes', search: { show: 'all', group: 'owner' } }) }] : []),
    ...(permissions.includes('themes.update') ? [{ id: 'absence', label: 'Say when you are away', group: 'Do', words: 'absence holiday deputy leave', run: () => void navigate({ to: '/members', hash: 'absences' }) }] : []),
    { id: 'working-days', label: 'Working days', group: 'Go to', words: 'calendar weekend public holidays closing', run: () => void navigate({ to: '/settings', search: { tab: 'calendar' } }) },
    { id: 'undo', label: 'Undo what was just done', group: 'Kept', keys: 'z', run: undoLast },
    ...places,
  ];
  useActions(everywhere.map((action) => ({ ...action, isEverywhere: true })));
}
