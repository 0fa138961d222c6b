import { useQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { DateField } from '../../ui/date-field.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DeedDialog } from './deed-dialog.tsx';
import { ownersQuery } from './owners-query.ts';
import type { ThemeRow } from './queries.ts';
import { type RefusedTheme, useBulkDeed } from './use-bulk-deed.ts';

interface BulkDialogProps {
  themes: readonly ThemeRow[];
  onClose: () => void;
  /** They are done: nothing is selected any more. */
  onDone: (refused: readonly RefusedTheme[]) => void;
}

const themesWord = (themes: readonly ThemeRow[]) => countWords(themes.length, 'theme', 'themes');
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Several themes become one person's promise, by one date; each of them tells its owner by mail. */
export function BulkAcceptDialog({ themes, onClose, onDone }: BulkDialogProps) {
  const owners = useQuery(ownersQuery);
  const form = useForm({ defaultValues: { ownerId: '', deadlineOn: '' }, shouldFocusError: false });
  const deed = useBulkDeed({ themes, one: ({ id }, json: { ownerId: string; deadlineOn: string }) => parseResponse(api.themes[':id'].acceptance.$post({ param: { id }, json })), done: 'accepted', onDone });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title={`Accept ${themesWord(themes)}`} description="One person owns all of them, by one date, and gets a mail for each." verb={`Accept ${themesWord(themes)}`} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <Select label="Owner" placeholder="Choose a person" choices={owners.data ?? []} error={errors.at('ownerId')} {...form.register('ownerId', { required: 'Choose the person who owns these themes.' })} />
      <DateField label="Deadline" hint="By then each is done, or answered with a reason." error={errors.at('deadlineOn')} {...form.register('deadlineOn', { required: 'Choose the day by which they are answered.' })} />
    </DeedDialog>
  );
}

/** Several proposals are no themes, for one reason; all of them can be taken back from the toast. */
export function BulkDismissDialog({ themes, onClose, onDone }: BulkDialogProps) {
  const form = useForm({ defaultValues: { reason: '' }, shouldFocusError: false });
  const deed = useBulkDeed({
    themes,
    one: ({ id, version }, json: { reason: string }) => parseResponse(api.themes[':id'].dismissal.$post({ param: { id }, json: { ...json, version } })),
    undoOne: ({ id }) => parseResponse(api.themes[':id'].dismissal.$delete({ param: { id } })),
    undone: 'back in triage',
    done: themes.length === 1 ? 'is not a theme' : 'are no themes',
    onDone,
  });
  const errors = formErrors(form.formState.errors, deed.error);
  const mentions = themes.reduce((sum, theme) => sum + theme.mentions, 0);
  return (
    <DeedDialog title={`${themesWord(themes)}: not a theme`} description={`${countWords(mentions, 'mention becomes', 'mentions become')} unthemed, and what is like them is not proposed again. You can undo this for 30 days.`} verb={`Not a theme: ${themes.length}`} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <TextField label="Why not?" hint="Praise without a point, spam, several things at once." error={errors.at('reason')} {...form.register('reason', { required: 'Say why these are no themes.' })} />
    </DeedDialog>
  );
}

/** Several proposals leave triage for some days, seven at most. */
export function BulkSnoozeDialog({ themes, onClose, onDone }: BulkDialogProps) {
  const form = useForm({ defaultValues: { until: dayAfter(7) }, shouldFocusError: false });
  const deed = useBulkDeed({ themes, one: ({ id }, json: { until: string }) => parseResponse(api.themes[':id'].snooze.$post({ param: { id }, json })), done: 'snoozed', onDone });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title={`Snooze ${themesWord(themes)}`} description="They leave triage until then, and come back by themselves." verb={`Snooze ${themesWord(themes)}`} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <DateField label="Until" hint="Seven days at most." min={dayAfter(1)} max={dayAfter(7)} error={errors.at('until')} {...form.register('until', { required: 'Choose a day.' })} />
    </DeedDialog>
  );
}
