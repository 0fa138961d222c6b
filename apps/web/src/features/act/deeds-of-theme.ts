import type { Action } from '../../app-shell/action-registry.ts';
import type { Theme } from './queries.ts';
import type { ThemeDialog } from './theme-deeds.ts';

/** What decides which deeds there are. */
export type ThemeStanding = Pick<Theme, 'id' | 'title' | 'status' | 'may' | 'next' | 'acknowledgedAt' | 'deadlineOn' | 'due' | 'isDeclinePending'>;

/** The deeds that ask nothing. */
export type QuickDeeds = Readonly<Record<'acknowledge' | 'start' | 'open', (theme: ThemeStanding) => void>>;

/** Every deed whoever asks may do with a theme as it stands: what palette, keys, menu and the panel of keys offer. Nothing else is. */
export function deedsOfTheme(theme: ThemeStanding, onDialog: (dialog: ThemeDialog) => void, quick: QuickDeeds): Action[] {
  return [...triageDeeds(theme, onDialog), ...ownerDeeds(theme, onDialog, quick)];
}

const group = 'This theme';

function triageDeeds({ status, may }: ThemeStanding, onDialog: (dialog: ThemeDialog) => void): Action[] {
  if (status !== 'emerging' || !may.accept) return [];
  return [
    { id: 'accept-theme', label: 'Accept: owner and date', group, keys: '1', run: () => onDialog('accept') },
    { id: 'merge-theme', label: 'Merge with another theme', group, keys: '2', run: () => onDialog('merge') },
    { id: 'dismiss-theme', label: 'Not a theme', group, keys: '3', run: () => onDialog('dismiss') },
    { id: 'snooze-theme', label: 'Snooze', group, keys: 'h', run: () => onDialog('snooze') },
    { id: 'rename-theme', label: 'Name and describe', group, keys: 'e', run: () => onDialog('rename') },
  ];
}

function ownerDeeds(theme: ThemeStanding, onDialog: (dialog: ThemeDialog) => void, quick: QuickDeeds): Action[] {
  if (!theme.may.update || theme.status === 'emerging' || theme.status === 'merged' || theme.status === 'dismissed') return [];
  const isUnresolved = theme.next.includes('done');
  const deeds: (Action | false)[] = [
    isUnresolved && theme.acknowledgedAt === null && { id: 'acknowledge-theme', label: 'Acknowledge', group, keys: '1', run: () => quick.acknowledge(theme) },
    theme.next.includes('in_progress') && isUnresolved && { id: 'start-theme', label: 'Mark in progress', group, keys: '2', run: () => quick.start(theme) },
    isUnresolved && { id: 'done-theme', label: 'Mark done', group, keys: '3', run: () => onDialog('done') },
    theme.next.includes('blocked') && { id: 'block-theme', label: 'Mark blocked', group, keys: '4', run: () => onDialog('block') },
    theme.may.writeSteps && { id: 'add-step', label: 'Add a step', group, keys: 's', run: () => onDialog('step') },
    { id: 'update-theme', label: 'Post an update', group, keys: 'u', run: () => onDialog('update') },
    theme.deadlineOn !== null && theme.status !== 'declined' && { id: 'date-theme', label: 'Move the date', group, keys: 'd', run: () => onDialog('date') },
    theme.status !== 'declined' && { id: 'hand-over-theme', label: 'Hand over', group, keys: 'a', run: () => onDialog('hand-over') },
    isUnresolved && theme.due !== 'late' && { id: 'snooze-theme', label: 'Snooze', group, keys: 'h', run: () => onDialog('snooze') },
    theme.next.includes('declined') && !theme.isDeclinePending && { id: 'decline-theme', label: 'Decide not to', group, run: () => onDialog('decline') },
    theme.next.includes('open') && !isUnresolved && { id: 'reopen-theme', label: 'Open it again', group, run: () => quick.open(theme) },
    { id: 'rename-theme', label: 'Name and describe', group, keys: 'e', run: () => onDialog('rename') },
    { id: 'merge-theme', label: 'Merge with another theme', group, run: () => onDialog('merge') },
  ];
  return deeds.filter((deed) => deed !== false);
}
