import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { DeparturePlan } from './queries.ts';

interface DepartureDialogProps {
  memberId: string;
  plan: DeparturePlan;
  onClose: () => void;
}

type Held = DeparturePlan['held'][number];

const nobody = 'nobody';
const kindWords = { theme: 'Theme: ', deputy: 'Standing in for the owner of: ', procedure: 'Procedure: ', step: 'Step: ', ladder_step: '', sponsor: '' } as const satisfies Record<Held['kind'], string>;

/** Somebody leaves: everything they hold with the person who seems right, to be changed one by one or for all, and given away in one go. */
export function DepartureDialog({ memberId, plan, onClose }: DepartureDialogProps) {
  const queryClient = useQueryClient();
  const form = useForm<{ give: { to: string }[] }>({ defaultValues: { give: plan.held.map(({ proposed }) => ({ to: proposed?.memberId ?? '' })) }, shouldFocusError: false });
  const leave = useMutation({
    mutationFn: ({ give }: { give: { to: string }[] }) =>
      parseResponse(api.members[':id'].departure.$put({ param: { id: memberId }, json: { give: plan.held.map(({ kind, id }, at) => ({ kind, id, to: give[at]?.to === nobody ? null : (give[at]?.to ?? null) })) } })),
    onSuccess: async () => {
      onClose();
      showToast({ message: `${plan.name} cannot sign in here any more. ${countWords(plan.held.length, 'thing', 'things')} found somebody else.` });
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['members'] }), queryClient.invalidateQueries({ queryKey: ['themes'] })]);
    },
  });
  const found = [...(form.formState.errors.give?.entries?.() ?? [])].flatMap(([at, wrong]) => (wrong?.to === undefined ? [] : [[`give.${at}.to`, wrong.to] as const]));
  const errors = formErrors(Object.fromEntries(found), leave.error);
  const everybody = [...new Map(plan.held.flatMap(({ candidates }) => candidates.map(({ memberId: value, name }) => [value, { value, label: name }] as const))).values()].filter(({ value }) => plan.held.every(({ candidates }) => candidates.some((each) => each.memberId === value)));
  const giveAll = (to: string) => {
    for (const at of plan.held.keys()) form.setValue(`give.${at}.to`, to, { shouldValidate: form.formState.isSubmitted });
  };
  return (
    <Dialog isOpen onClose={onClose} title={`${plan.name} leaves`} description="Each of these needs somebody else. Who seems right is chosen already where something points to them; change what you like. Everything happens at once, or nothing does.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => leave.mutate(input), () => leave.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <p className="text-small">
          <Link to="/key-people" search={{ people: memberId }} state={{ returnTo: { to: '/members', called: 'the members' } }} className="text-link">
            {`What only ${plan.name} knows`}
          </Link>
          <span className="text-ink-2">: the key-person test also names procedures nobody else has read and reasons for contact nobody else resolves.</span>
        </p>
        {plan.held.length > 2 && everybody.length > 0 ? <Select label="All of it to" isOptional placeholder="One by one, below" choices={everybody} onChange={(event) => event.target.value !== '' && giveAll(event.target.value)} /> : null}
        {plan.held.map((held, at) => (
          <Select
            key={`${held.kind}-${held.id}`}
            label={`${kindWords[held.kind]}${held.title}`}
            hint={[held.detail, held.proposed === null ? '' : `${held.proposed.name}: ${held.proposed.reason}`].filter((part) => part !== '').join('. ') || undefined}
            placeholder="Choose a person"
            choices={[...held.candidates.map(({ memberId: value, name }) => ({ value, label: name })), ...(held.kind === 'deputy' || held.kind === 'sponsor' ? [{ value: nobody, label: 'Nobody' }] : [])]}
            error={errors.at(`give.${at}.to`)}
            {...form.register(`give.${at}.to`, { required: `Choose who takes “${held.title}”.` })}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={leave.isPending} busyLabel="Giving it away…">
            {`Give ${plan.held.length === 1 ? 'it' : `all ${plan.held.length}`} away and let ${plan.name} leave`}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
