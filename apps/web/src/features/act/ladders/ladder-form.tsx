import { ladderRoles, ladderTriggers } from '@kept/core/act/ladder.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useFieldArray, useForm, type UseFormReturn, useWatch } from 'react-hook-form';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { type FormErrors, formErrors } from '../../../ui/form-errors.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { BothVersions } from '../both-versions.tsx';
import { proceduresQuery } from '../procedures/procedure-queries.ts';
import type { Ladder, SentStep } from './ladder-queries.ts';
import { LadderPreview } from './ladder-preview.tsx';

interface StepWords {
  stepId: string;
  trigger: SentStep['trigger'];
  days: number;
  roles: SentStep['roles'];
  memberId: string;
  procedureId: string;
}

interface Words {
  steps: StepWords[];
}

interface LadderFormProps {
  ladder: Ladder;
  people: readonly { value: string; label: string }[];
  onSaved: (id: string | undefined) => void;
}

const triggers = { before_deadline: 'before the deadline', after_deadline: 'after the deadline', no_owner: 'without an owner', no_acknowledgement: 'without an acknowledgement', no_update: 'without an update', no_answer: 'with a hand-over open' } as const;
const roleNames = { owner: 'Owner', deputy: 'Deputy', leads: 'Leads', sponsor: 'Sponsor' } as const;
const newStep: StepWords = { stepId: '', trigger: 'after_deadline', days: 5, roles: ['leads'], memberId: '', procedureId: '' };

const sentStep = ({ stepId, memberId, procedureId, ...step }: StepWords): SentStep => ({ ...step, ...(stepId === '' ? {} : { id: stepId }), memberId: memberId === '' ? null : memberId, procedureId: procedureId === '' ? null : procedureId });

/** Writes the steps of a ladder; what they would do shows beside them while they are written. */
export function LadderForm({ ladder, people, onSaved }: LadderFormProps) {
  const queryClient = useQueryClient();
  const isNew = ladder.version === 0;
  const form = useForm<Words>({ defaultValues: { steps: ladder.steps.map(({ id, memberId, procedureId, ...step }) => ({ ...step, stepId: isNew ? '' : id, memberId: memberId ?? '', procedureId: procedureId ?? '' })) }, shouldFocusError: false });
  const written = useWatch({ control: form.control, name: 'steps' });
  const isUsual = ladder.origin === null && ladder.theme === null;
  const refresh = async () => {
    for (const key of ['ladders', 'themes']) await queryClient.invalidateQueries({ queryKey: [key] });
  };
  const save = useMutation({
    mutationFn: async ({ steps, isAllTheSame }: { steps: SentStep[]; isAllTheSame: boolean }) =>
      isNew ? parseResponse(api.ladders.$post({ json: { origin: ladder.origin, themeId: ladder.theme?.id ?? null, steps } })) : parseResponse(api.ladders[':id'].$put({ param: { id: ladder.id }, json: { version: isAllTheSame ? await readVersion(ladder) : ladder.version, steps } })),
    onSuccess: async ({ id }) => {
      await refresh();
      onSaved(isUsual ? undefined : id);
      showToast({ message: 'The ladder is saved.' });
    },
  });
  const remove = useMutation({
    mutationFn: () => parseResponse(api.ladders[':id'].$delete({ param: { id: ladder.id } })),
    onSuccess: async () => {
      onSaved(undefined);
      await refresh();
      showToast({ message: 'The ladder is gone. The next wider one holds.' });
    },
  });
  const errors = formErrors({}, save.error ?? remove.error);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_280px] gap-8 max-wide:grid-cols-1">
      <form noValidate className="grid content-start gap-5" onSubmit={(event) => void form.handleSubmit(({ steps }) => save.mutate({ steps: steps.map(sentStep), isAllTheSame: errors.conflict !== undefined }))(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <Steps form={form} people={people} errors={errors} />
        {errors.conflict === undefined ? null : <BothVersions conflict={errors.conflict} onKeepTheirs={() => void refresh().then(() => save.reset())} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
            {isNew ? 'Write this ladder' : errors.conflict === undefined ? 'Save the ladder' : 'Save mine all the same'}
          </Button>
          {isNew || isUsual ? null : (
            <Button isBusy={remove.isPending} busyLabel="Removing…" onClick={() => remove.mutate()}>
              Remove it
            </Button>
          )}
        </div>
      </form>
      <LadderPreview steps={written.map((step) => sentStep(step)).map(({ id: _id, ...step }) => step)} themeId={ladder.theme?.id ?? null} />
    </div>
  );
}

/** Whoever saves theirs all the same has read what stands: it is that version they replace. */
async function readVersion(ladder: Ladder): Promise<number> {
  const { ladders } = await parseResponse(api.ladders.$get());
  return ladders.find(({ id }) => id === ladder.id)?.version ?? ladder.version;
}

function Steps({ form, people, errors }: { form: UseFormReturn<Words>; people: LadderFormProps['people']; errors: FormErrors }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'steps' });
  const { data: written } = useQuery(proceduresQuery({}));
  const procedures = (written?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <ol className="grid border-t border-line">
      {fields.map((field, at) => (
        <li key={field.id} className="border-b border-line py-4">
          <fieldset className="grid gap-3">
            <legend className="sr-only">Step {at + 1}</legend>
            <div className="grid grid-cols-[5rem_minmax(0,1.25fr)_minmax(0,1fr)_auto] items-end gap-3 max-desk:grid-cols-[5rem_minmax(0,1fr)]">
              <TextField label="Days" type="number" inputMode="numeric" min={0} max={250} error={errors.at(`steps.${at}.days`)} {...form.register(`steps.${at}.days`, { valueAsNumber: true })} />
              <Select label="Working days" className="min-w-0" choices={ladderTriggers.map((value) => ({ value, label: triggers[value] }))} error={errors.at(`steps.${at}.trigger`)} {...form.register(`steps.${at}.trigger`)} />
              <div className="max-desk:col-span-2">
                <Select label="A member" isOptional placeholder="Nobody by name" choices={people} error={errors.at(`steps.${at}.memberId`)} {...form.register(`steps.${at}.memberId`)} />
              </div>
              <Button className="max-desk:order-last max-desk:col-span-2 max-desk:justify-self-start" aria-label={`Remove step ${at + 1}`} onClick={() => remove(at)}>
                Remove
              </Button>
            </div>
            {errors.at(`steps.${at}.roles`) === undefined ? null : <p className="text-small font-[560] text-late">{errors.at(`steps.${at}.roles`)}</p>}
            <div className="flex flex-wrap items-end justify-between gap-x-5 gap-y-3">
              <div className="flex min-h-10 flex-wrap items-center gap-x-5 gap-y-2">
                <span className="text-small text-ink-2">tells</span>
                {ladderRoles.map((role) => (
                  <Checkbox key={role} label={roleNames[role]} value={role} {...form.register(`steps.${at}.roles`)} />
                ))}
              </div>
              {procedures.length === 0 ? null : (
                <div className="w-60 max-desk:w-full">
                  <Select key={`${field.id} ${procedures.length}`} label="To follow" isOptional placeholder="No procedure" choices={procedures} error={errors.at(`steps.${at}.procedureId`)} {...form.register(`steps.${at}.procedureId`)} />
                </div>
              )}
            </div>
          </fieldset>
        </li>
      ))}
      <li className="pt-4">
        <Button size="small" onClick={() => append(newStep)}>
          Add a step
        </Button>
      </li>
    </ol>
  );
}
