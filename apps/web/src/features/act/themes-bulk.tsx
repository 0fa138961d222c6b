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
import type { ThemesDeed } from './themes-bulk-bar.tsx';
import { type NamedTheme, type RefusedTheme, useBulkDeed } from './use-bulk-deed.ts';

interface BulkProps {
  themes: readonly NamedTheme[];
  onClose: () => void;
  onDone: (refused: readonly RefusedTheme[]) => void;
}

const themesWord = (themes: readonly NamedTheme[]) => countWords(themes.length, 'theme', 'themes');
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What an undo of several deeds sends for each of them. */
function undoOne({ id }: NamedTheme, { entryId }: { entryId: string | null }): Promise<unknown> {
  if (entryId === null) return Promise.resolve();
  return parseResponse(api.themes[':id'].timeline[':entryId'].$delete({ param: { id, entryId } }));
}

/** Several themes get one new owner at once. */
function BulkOwner({ themes, onClose, onDone }: BulkProps) {
  const owners = useQuery(ownersQuery);
  const form = useForm({ defaultValues: { ownerId: '' }, shouldFocusError: false });
  const deed = useBulkDeed({ themes, one: ({ id }, { ownerId }: { ownerId: string }) => parseResponse(api.themes[':id'].owner.$post({ param: { id }, json: { ownerId, atOnce: true } })), undoOne, undone: 'with their former owner again', done: 'handed over', onDone });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title={`Hand over ${themesWord(themes)}`} description="Deadlines go with them. The new owner gets a mail." verb={`Hand over ${themesWord(themes)}`} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <Select label="New owner" placeholder="Choose a person" choices={owners.data ?? []} error={errors.at('ownerId')} {...form.register('ownerId', { required: 'Choose the person who takes them over.' })} />
    </DeedDialog>
  );
}

/** Several dates move for one reason; each move is counted. */
function BulkDate({ themes, onClose, onDone }: BulkProps) {
  const form = useForm({ defaultValues: { deadlineOn: '', reason: '' }, shouldFocusError: false });
  const deed = useBulkDeed({ themes, one: ({ id }, json: { deadlineOn: string; reason: string }) => parseResponse(api.themes[':id'].deadline.$post({ param: { id }, json })), undoOne, undone: 'due as before', done: 'moved', onDone });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title={`Move the date of ${themesWord(themes)}`} description="Every move is counted, and customers read how often a date moved." verb={`Move ${themesWord(themes)}`} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <DateField label="New deadline" error={errors.at('deadlineOn')} {...form.register('deadlineOn', { required: 'Choose a day.' })} />
      <TextField label="Reason" error={errors.at('reason')} {...form.register('reason', { required: 'Say why the dates move.' })} />
    </DeedDialog>
  );
}

/** Several themes were seen. */
function BulkAcknowledge({ themes, onClose, onDone }: BulkProps) {
  const deed = useBulkDeed({ themes, one: ({ id }, _input: object) => parseResponse(api.themes[':id'].acknowledgement.$post({ param: { id } })), undoOne, undone: 'not acknowledged any more', done: 'acknowledged', onDone });
  const errors = formErrors({}, deed.error);
  return (
    <DeedDialog title={`Acknowledge ${themesWord(themes)}`} description="Reminders come once a week instead of daily." verb={`Acknowledge ${themesWord(themes)}`} errors={errors} attempt={deed.submittedAt} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => {
      event.preventDefault();
      deed.mutate({});
    }}>
      {null}
    </DeedDialog>
  );
}

/** Several themes leave the lists of their owners for some days, seven at most. */
function BulkSnooze({ themes, onClose, onDone }: BulkProps) {
  const form = useForm({ defaultValues: { until: dayAfter(7) }, shouldFocusError: false });
  const deed = useBulkDeed({ themes, one: ({ id }, json: { until: string }) => parseResponse(api.themes[':id'].snooze.$post({ param: { id }, json })), undoOne, undone: 'awake again', done: 'snoozed', onDone });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title={`Snooze ${themesWord(themes)}`} description="Their deadlines stay, and no ladder waits. A late theme is not snoozed." verb={`Snooze ${themesWord(themes)}`} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <DateField label="Until" hint="Seven days at most." min={dayAfter(1)} max={dayAfter(7)} error={errors.at('until')} {...form.register('until', { required: 'Choose a day.' })} />
    </DeedDialog>
  );
}

const dialogs = { owner: BulkOwner, date: BulkDate, acknowledge: BulkAcknowledge, snooze: BulkSnooze } as const satisfies Record<ThemesDeed, unknown>;

/** The dialog of one deed on all chosen themes. */
export function ThemesBulkDialog({ deed, ...props }: BulkProps & { deed: ThemesDeed | undefined }) {
  if (deed === undefined || props.themes.length === 0) return null;
  const Open = dialogs[deed];
  return <Open {...props} />;
}
