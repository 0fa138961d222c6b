import { HandOverDialog } from './hand-over-dialog.tsx';
import { MergeDialog, RenameDialog } from './merge-dialogs.tsx';
import { AcceptDialog, DateDialog, DismissDialog } from './promise-dialogs.tsx';
import type { Theme } from './queries.ts';
import { StepDialog } from './steps/step-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { TellDialog } from './telling/tell-dialog.tsx';
import type { ThemeDialog } from './theme-deeds.ts';
import { BlockedDialog, DeclineDialog, DoneDialog, UpdateDialog } from './update-dialogs.tsx';

interface ThemeDialogsProps {
  theme: Theme;
  dialog: ThemeDialog | undefined;
  onClose: () => void;
}

const dialogs = {
  accept: AcceptDialog,
  dismiss: DismissDialog,
  done: DoneDialog,
  block: BlockedDialog,
  update: UpdateDialog,
  date: DateDialog,
  'hand-over': HandOverDialog,
  snooze: SnoozeDialog,
  decline: DeclineDialog,
  merge: MergeDialog,
  rename: RenameDialog,
  step: StepDialog,
  tell: TellDialog,
} as const satisfies Record<ThemeDialog, unknown>;

/** The dialog the address asks for, above a theme's page. */
export function ThemeDialogs({ theme, dialog, onClose }: ThemeDialogsProps) {
  if (dialog === undefined) return null;
  const Open = dialogs[dialog];
  return <Open theme={theme} onClose={onClose} />;
}
