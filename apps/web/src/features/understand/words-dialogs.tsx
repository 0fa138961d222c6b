import { useQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { DeedDialog } from '../act/deed-dialog.tsx';
import { themesQuery } from '../act/queries.ts';
import { EditPreview } from './edit-preview.tsx';
import { ThemeFinder } from './theme-finder.tsx';
import { useEdit } from './use-edit.ts';
import type { WordsDeed } from './use-words-selection.ts';

interface WordsDialogProps {
  themeId: string;
  mentionIds: readonly string[];
  onClose: () => void;
  /** The texts have moved: nothing is selected any more. */
  onDone: () => void;
}

/** The dialog of what was asked of the selected texts. */
export function WordsDialog({ deed, ...props }: WordsDialogProps & { deed: WordsDeed }) {
  if (deed === 'split') return <SplitDialog {...props} />;
  return deed === 'move' ? <MoveDialog {...props} /> : <PinDialog {...props} />;
}

function SplitDialog({ themeId, mentionIds, onClose, onDone }: WordsDialogProps) {
  const form = useForm({ defaultValues: { title: '' }, shouldFocusError: false });
  const edit = useEdit({
    themeId,
    send: ({ title }: { title: string }) => parseResponse(api.themes[':id'].splits.$post({ param: { id: themeId }, json: { mentionIds: [...mentionIds], title } })),
    told: ({ moved }, { title }) => `${countWords(moved, 'mention', 'mentions')} moved to “${title}”, which waits in triage.`,
    onDone,
  });
  const errors = formErrors(form.formState.errors, edit.error);
  return (
    <DeedDialog title="Move to a new theme" verb={`Move ${mentionIds.length.toLocaleString('en-GB')} to a new theme`} errors={errors} attempt={form.formState.submitCount} isBusy={edit.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => edit.mutate(input), () => edit.reset())(event)}>
      <EditPreview themeId={themeId} plan={{ kind: 'split', mentionIds: [...mentionIds] }} />
      <TextField label="What is the new theme called?" hint="As a customer would say it." error={errors.at('title')} {...form.register('title', { required: 'Give the new theme a title.' })} />
    </DeedDialog>
  );
}

function MoveDialog({ themeId, mentionIds, onClose, onDone }: WordsDialogProps) {
  const { data } = useQuery(themesQuery({ sort: 'volume' }));
  const form = useForm({ defaultValues: { toThemeId: '' }, shouldFocusError: false });
  const toThemeId = useWatch({ control: form.control, name: 'toThemeId' });
  const target = toThemeId === '' ? null : toThemeId;
  const edit = useEdit({
    themeId,
    send: (to: string | null) => parseResponse(api.themes[':id'].moves.$post({ param: { id: themeId }, json: { mentionIds: [...mentionIds], toThemeId: to } })),
    told: ({ moved }, to) => `${countWords(moved, 'mention', 'mentions')} ${to === null ? 'taken out; they stay among the unthemed' : `moved to “${data?.themes.find((each) => each.id === to)?.title ?? 'the other theme'}”`}. No search for themes moves them again.`,
    onDone,
  });
  const errors = formErrors(form.formState.errors, edit.error);
  return (
    <DeedDialog title="Move to another theme" verb={`Move ${mentionIds.length.toLocaleString('en-GB')}`} errors={errors} attempt={form.formState.submitCount} isBusy={edit.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit(() => edit.mutate(target), () => edit.reset())(event)}>
      <ThemeFinder label="They belong to" hint="Type some words of its title. With none chosen they stay among the unthemed." name="toThemeId" error={errors.at('toThemeId')} themeId={themeId} chosen={toThemeId} onChoose={(id) => form.setValue('toThemeId', id === toThemeId ? '' : id)} />
      <EditPreview themeId={themeId} plan={{ kind: 'move', mentionIds: [...mentionIds], toThemeId: target }} />
    </DeedDialog>
  );
}

function PinDialog({ themeId, mentionIds, onClose, onDone }: WordsDialogProps) {
  const form = useForm({ defaultValues: {} });
  const edit = useEdit({
    themeId,
    send: (ids: readonly string[]) => parseResponse(api.themes[':id'].pins.$post({ param: { id: themeId }, json: { mentionIds: [...ids] } })),
    told: ({ moved }) => `${countWords(moved, 'text is', 'texts are')} pinned here.`,
    onDone,
  });
  return (
    <DeedDialog title="Pin here" verb={`Pin ${mentionIds.length.toLocaleString('en-GB')} here`} errors={formErrors(form.formState.errors, edit.error)} attempt={form.formState.submitCount} isBusy={edit.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit(() => edit.mutate(mentionIds))(event)}>
      <EditPreview themeId={themeId} plan={{ kind: 'pin', mentionIds: [...mentionIds] }} />
    </DeedDialog>
  );
}
