import { useRouter } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { choicesOf, journeyStageWords, originWords } from '../understand/vocabulary-words.ts';
import { EditPreview } from '../understand/edit-preview.tsx';
import { MergeCandidates } from '../understand/merge-candidates.tsx';
import { ThemeFinder } from '../understand/theme-finder.tsx';
import { useUndo } from '../understand/use-edit.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { isJourneyStage, isOrigin } from './is-journey-stage.ts';
import type { ThemeRow } from './queries.ts';
import { themePath } from './theme-path.ts';
import type { ThemeDialogProps } from './update-dialogs.tsx';
import { useDeed } from './use-deed.ts';

/** Two themes that say the same become one; the accepted or older one keeps its id, owner and date. */
export function MergeDialog({ theme, onClose }: { theme: Pick<ThemeRow, 'id' | 'title' | 'version'>; onClose: () => void }) {
  const router = useRouter();
  const form = useForm<{ intoId: string }>({ defaultValues: { intoId: '' }, shouldFocusError: false });
  const undo = useUndo(theme.id);
  const intoId = useWatch({ control: form.control, name: 'intoId' });
  const choose = (id: string) => form.setValue('intoId', id, { shouldValidate: form.formState.isSubmitted });
  const deed = useDeed({
    send: async (json: { intoId: string }) => {
      const kept = await parseResponse(api.themes[':id'].merge.$post({ param: { id: theme.id }, json: { ...json, version: theme.version } }));
      if (router.state.location.pathname === themePath(theme.id)) router.history.push(themePath(kept.id));
      return kept;
    },
    told: ({ mentions }) => `They are one theme now: ${countWords(mentions, 'mention has', 'mentions have')} moved.`,
    onDone: onClose,
    undo: ({ editId }) => undo.mutate(editId),
  });
  const errors = formErrors(form.formState.errors, deed.error);
  form.register('intoId', { required: 'Choose the theme it belongs to.' });
  return (
    <DeedDialog title="Merge with another theme" description="The one that was accepted stays, or else the older one: its owner, date and links go on. What was said moves there." verb="Merge them" errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <MergeCandidates themeId={theme.id} chosen={intoId} onChoose={choose} />
      <ThemeFinder label="Another theme" hint="Type some words of its title." name="intoId" error={errors.at('intoId')} themeId={theme.id} chosen={intoId} onChoose={choose} />
      {intoId === '' ? null : <EditPreview themeId={theme.id} plan={{ kind: 'merge', intoId }} />}
    </DeedDialog>
  );
}

/** A person's title and description; no search for themes ever takes them back. */
export function RenameDialog({ theme, onClose }: ThemeDialogProps) {
  const undo = useUndo(theme.id);
  const form = useForm({ defaultValues: { title: theme.title, description: theme.description, journeyStage: theme.journeyStage ?? '', origin: theme.origin ?? '' }, shouldFocusError: false });
  const deed = useDeed({
    send: ({ title, description, journeyStage, origin }: { title: string; description: string; journeyStage: string; origin: string }) =>
      parseResponse(api.themes[':id'].$patch({ param: { id: theme.id }, json: { title, description, journeyStage: isJourneyStage(journeyStage) ? journeyStage : null, origin: isOrigin(origin) ? origin : null, version: theme.version } })),
    told: () => 'Saved. No search for themes takes it back.',
    onDone: onClose,
    undo: ({ editId }) => (editId === null ? undefined : undo.mutate(editId)),
  });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title="Name and describe" verb="Save" errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <TextField label="Title" hint="As a customer would say it." error={errors.at('title')} {...form.register('title', { required: 'Give the theme a title.' })} />
      <Textarea label="Description" isOptional error={errors.at('description')} {...form.register('description')} />
      <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
        <Select label="Journey stage" isOptional placeholder="Not said" choices={choicesOf(journeyStageWords)} {...form.register('journeyStage')} />
        <Select label="Where it begins" isOptional placeholder="Not said" choices={choicesOf(originWords)} {...form.register('origin')} />
      </div>
    </DeedDialog>
  );
}
