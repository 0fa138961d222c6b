import { parseResponse, type InferRequestType } from 'hono/client';
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { formErrors } from '../../ui/form-errors.ts';
import type { Theme } from './queries.ts';
import { useDeed } from './use-deed.ts';

export type UpdateInput = InferRequestType<(typeof api.themes)[':id']['updates']['$post']>['json'];

interface UpdateFormInput<Values extends FieldValues> {
  theme: Pick<Theme, 'id' | 'version'>;
  defaultValues: DefaultValues<Values>;
  toUpdate: (values: Values) => UpdateInput;
  told: string;
  onClose: () => void;
}

/** A form that posts an update on a theme: it names the version it was made on, and can be saved although the server asks back. */
export function useUpdateForm<Values extends FieldValues>({ theme, defaultValues, toUpdate, told, onClose }: UpdateFormInput<Values>) {
  const form = useForm<Values>({ defaultValues, shouldFocusError: false });
  const deed = useDeed({
    send: (json: UpdateInput) => parseResponse(api.themes[':id'].updates.$post({ param: { id: theme.id }, json: { ...withoutEmpty(json), version: theme.version } })),
    told: () => told,
    onDone: onClose,
  });
  const answer = deed.data;
  return {
    register: form.register,
    watch: form.watch,
    dialog: {
      errors: formErrors(errorsOf(form.formState.errors), deed.error),
      attempt: form.formState.submitCount,
      isBusy: deed.isPending,
      question: answer?.outcome === 'question' ? answer.sentence : undefined,
      onSaveAnyway: () => void form.handleSubmit((values) => deed.mutate({ ...toUpdate(values), evenIfVague: true }))(),
      onSubmit: (event: React.FormEvent) => void form.handleSubmit((values) => deed.mutate(toUpdate(values)), () => deed.reset())(event),
      onClose,
    },
  };
}

/** A field left empty is left out: the server tells "nothing" and "an empty text" apart. */
function withoutEmpty(json: UpdateInput): UpdateInput {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== '' && value !== undefined));
}

function errorsOf(errors: object): Record<string, { message?: string }> {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, { message: messageOf(error) }]));
}

function messageOf(error: unknown): string | undefined {
  const message: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined;
  return typeof message === 'string' ? message : undefined;
}
