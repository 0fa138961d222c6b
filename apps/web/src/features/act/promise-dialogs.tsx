import { useQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { choicesOf, journeyStageWords, originWords } from '../understand/vocabulary-words.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { isJourneyStage, isOrigin } from './is-journey-stage.ts';
import { ownersQuery } from './owners-query.ts';
import type { ThemeRow } from './queries.ts';
import { SuggestedOwners } from './suggested-owners.tsx';
import { useDeed } from './use-deed.ts';
import { useTakeBack } from './use-take-back.ts';

interface PromiseDialogProps {
  theme: Pick<ThemeRow, 'id' | 'title' | 'deadlineOn' | 'owner' | 'journeyStage' | 'origin' | 'version'>;
  onClose: () => void;
}

interface Acceptance {
  title: string;
  ownerId: string;
  deadlineOn: string;
  journeyStage: string;
  origin: string;
}

/** Accepting makes a promise: one person, never preselected, and one date. */
export function AcceptDialog({ theme, onClose }: PromiseDialogProps) {
  const owners = useQuery(ownersQuery);
  const form = useForm<Acceptance>({ defaultValues: { title: theme.title, ownerId: '', deadlineOn: '', journeyStage: theme.journeyStage ?? '', origin: theme.origin ?? '' }, shouldFocusError: false });
  const [origin, ownerId] = useWatch({ control: form.control, name: ['origin', 'ownerId'] });
  const deed = useDeed({
    send: ({ journeyStage, origin: begins, ...promise }: Acceptance) =>
      parseResponse(api.themes[':id'].acceptance.$post({ param: { id: theme.id }, json: { ...promise, ...(isJourneyStage(journeyStage) ? { journeyStage } : {}), ...(isOrigin(begins) ? { origin: begins } : {}) } })),
    told: (_answer, { ownerId: chosen, title }) => `${owners.data?.find((each) => each.value === chosen)?.label ?? 'The owner'} now owns “${title}” and gets a mail.`,
    onDone: onClose,
  });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title="Accept this theme" description="One person owns it, by one date. Customers will be told what became of it." verb="Accept the theme" errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <TextField label="Title" hint="As a customer would say it." error={errors.at('title')} {...form.register('title', { required: 'Give the theme a title.' })} />
      <Select label="Owner" placeholder="Choose a person" choices={owners.data ?? []} error={errors.at('ownerId')} {...form.register('ownerId', { required: 'Choose the person who owns this theme.' })} />
      <SuggestedOwners themeId={theme.id} origin={origin} chosen={ownerId} onChoose={(id) => form.setValue('ownerId', id, { shouldValidate: form.formState.isSubmitted })} />
      <DateField label="Deadline" hint="By then it is done, or answered with a reason." error={errors.at('deadlineOn')} {...form.register('deadlineOn', { required: 'Choose the day by which it is answered.' })} />
      <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
        <Select label="Journey stage" isOptional placeholder="Not said" choices={choicesOf(journeyStageWords)} {...form.register('journeyStage')} />
        <Select label="Where it begins" isOptional placeholder="Not said" choices={choicesOf(originWords)} {...form.register('origin')} />
      </div>
    </DeedDialog>
  );
}

/** "Not a theme" says why; the same pattern is not proposed again, and it can be undone. */
export function DismissDialog({ theme, onClose }: PromiseDialogProps) {
  const form = useForm<{ reason: string }>({ defaultValues: { reason: '' }, shouldFocusError: false });
  const restore = useDeed({ send: () => parseResponse(api.themes[':id'].dismissal.$delete({ param: { id: theme.id } })), told: () => `“${theme.title}” is back in triage.`, onDone: () => undefined });
  const deed = useDeed({
    send: (json: { reason: string }) => parseResponse(api.themes[':id'].dismissal.$post({ param: { id: theme.id }, json: { ...json, version: theme.version } })),
    told: () => `“${theme.title}” is not a theme. What was said counts as unthemed.`,
    onDone: onClose,
    undo: () => restore.mutate(undefined),
  });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title="Not a theme" description={`“${theme.title}” leaves the list and is not proposed again.`} verb="Not a theme" errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <TextField label="Why not?" hint="Praise without a point, spam, several things at once." error={errors.at('reason')} {...form.register('reason', { required: 'Say why this is not a theme.' })} />
    </DeedDialog>
  );
}

/** A date moves with its reason, and every move stays in the timeline. */
export function DateDialog({ theme, onClose }: PromiseDialogProps) {
  const takeBack = useTakeBack();
  const form = useForm<{ deadlineOn: string; reason: string }>({ defaultValues: { deadlineOn: theme.deadlineOn ?? '', reason: '' }, shouldFocusError: false });
  const deed = useDeed({ send: (json: { deadlineOn: string; reason: string }) => parseResponse(api.themes[':id'].deadline.$post({ param: { id: theme.id }, json })), told: () => 'The date has moved; the reason stands in the timeline.', onDone: onClose, undo: takeBack });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title="Move the date" verb="Move the date" errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <DateField label="New deadline" error={errors.at('deadlineOn')} {...form.register('deadlineOn', { required: 'Choose a day.' })} />
      <TextField label="Reason" error={errors.at('reason')} {...form.register('reason', { required: 'Say why the date moves.' })} />
    </DeedDialog>
  );
}
