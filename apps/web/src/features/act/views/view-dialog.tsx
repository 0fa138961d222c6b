import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../../api.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { formErrors } from '../../../ui/form-errors.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { DeedDialog } from '../deed-dialog.tsx';
import { useDeed } from '../use-deed.ts';
import type { SavedView } from './view-queries.ts';

interface ViewDialogProps {
  /** What the view stands for. */
  search: string;
  /** The view to rename; a new one is kept where there is none. */
  view?: SavedView | undefined;
  onClose: () => void;
}

interface ViewForm {
  name: string;
  isShared: boolean;
}

const viewApi = api.views;

/** Keeps a way of looking at all themes under a name, or renames one. */
export function ViewDialog({ search, view, onClose }: ViewDialogProps) {
  const stood: ViewForm = { name: view?.name ?? '', isShared: view?.isShared ?? false };
  const form = useForm<ViewForm>({ defaultValues: stood, shouldFocusError: false });
  const back = useDeed({ send: (id: string): Promise<unknown> => (view === undefined ? parseResponse(viewApi[':id'].$delete({ param: { id } })) : parseResponse(viewApi[':id'].$patch({ param: { id }, json: stood }))), told: () => (view === undefined ? 'The view is not kept.' : 'The view is named as before.'), onDone: () => undefined });
  const deed = useDeed({
    send: (json: ViewForm) => (view === undefined ? parseResponse(viewApi.$post({ json: { ...json, search } })) : parseResponse(viewApi[':id'].$patch({ param: { id: view.id }, json }))),
    told: (_answer, { name }) => `The view “${name}” is ${view === undefined ? 'kept' : 'changed'}.`,
    onDone: onClose,
    undo: ({ id }) => back.mutate(id),
  });
  const errors = formErrors(form.formState.errors, deed.error);
  const verb = view === undefined ? 'Keep the view' : 'Change the view';
  return (
    <DeedDialog title={verb} description="Filters, grouping and order, as they stand. It always shows the themes of the day." verb={verb} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <TextField label="Name" maxLength={60} error={errors.at('name')} {...form.register('name', { required: 'Give the view a name.' })} />
      <Checkbox label="Share it with everybody who sees themes" {...form.register('isShared')} />
    </DeedDialog>
  );
}
