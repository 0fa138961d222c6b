import { statusDemands } from '@kept/core/act/theme-status.ts';
import { rootCauseWords } from '@kept/core/vocabulary.ts';
import { useQuery } from '@tanstack/react-query';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { choicesOf } from '../understand/vocabulary-words.ts';
import { AgentsAnswer, agentsTextOf, type AgentsWords, sameForAgents, useIsReported } from './agents-answer.tsx';
import { DeedDialog } from './deed-dialog.tsx';
import { readersQuery } from './ladders/readers-query.ts';
import { NoteField } from './notes/note-field.tsx';
import type { Theme } from './queries.ts';
import { useUpdateForm } from './use-update-form.ts';
import { isRootCause } from './is-root-cause.ts';
import { useReachWords } from './telling/use-reach-words.ts';

export interface ThemeDialogProps {
  theme: Theme;
  onClose: () => void;
}

/** A note for colleagues, words for the people who said it, or both. */
export function UpdateDialog({ theme, onClose }: ThemeDialogProps) {
  const reach = useReachWords(theme);
  const isReported = useIsReported(theme.id);
  const { register, watch, dialog } = useUpdateForm({
    theme,
    onClose,
    told: 'The update stands in the timeline.',
    defaultValues: { internalNote: '', publicText: '', ...sameForAgents },
    toUpdate: ({ agentsSame, agentsText, ...values }: AgentsWords & { internalNote: string; publicText: string }) => ({ ...values, agentsText: agentsTextOf({ agentsSame, agentsText }, isReported, values.publicText) }),
  });
  return (
    <DeedDialog {...dialog} title="Post an update" verb="Post the update">
      <NoteField label="For colleagues" isOptional hint="Type @ and a name to tell somebody." error={dialog.errors.at('internalNote')} {...register('internalNote')} />
      <Textarea label="For the people who said it" isOptional hint={`${reach} You can tell them at once from the theme’s page; the next digest tells them too, once somebody approved it.`} error={dialog.errors.at('publicText')} {...register('publicText')} />
      <AgentsAnswer isReported={isReported} isSame={watch('agentsSame')} sameField={register('agentsSame')} textField={register('agentsText')} error={dialog.errors.at('agentsText')} />
    </DeedDialog>
  );
}

/** The day it is where the person sits, as a date field writes it. */
const today = () => new Date().toLocaleDateString('en-CA');

/** Done asks what customers will be told, why it happened, and since when it is live. */
export function DoneDialog({ theme, onClose }: ThemeDialogProps) {
  const reach = useReachWords(theme);
  const isReported = useIsReported(theme.id);
  const { register, watch, dialog } = useUpdateForm({
    theme,
    onClose,
    told: 'Marked done. Customers and the data will say whether it holds.',
    defaultValues: { whatChanged: '', rootCause: '', rootCauseText: '', liveOn: today(), ...sameForAgents },
    toUpdate: ({ agentsSame, agentsText, ...values }: AgentsWords & { whatChanged: string; rootCause: string; rootCauseText: string; liveOn: string }) => ({ ...values, agentsText: agentsTextOf({ agentsSame, agentsText }, isReported, values.whatChanged), rootCause: isRootCause(values.rootCause) ? values.rootCause : undefined, status: 'done' }),
  });
  return (
    <DeedDialog {...dialog} title="Mark done" description={reach} verb="Mark done">
      <Textarea label="What changed, in words a customer would use?" voice="customer" error={dialog.errors.at('whatChanged')} {...register('whatChanged', { required: 'Say what changed, in words a customer would use.' })} />
      <AgentsAnswer isReported={isReported} isSame={watch('agentsSame')} sameField={register('agentsSame')} textField={register('agentsText')} error={dialog.errors.at('agentsText')} />
      <Select label="Root cause" placeholder="Choose one" choices={choicesOf(rootCauseWords)} error={dialog.errors.at('rootCause')} {...register('rootCause', { required: 'Say what the root cause was.' })} />
      <TextField label="How it came about" isOptional error={dialog.errors.at('rootCauseText')} {...register('rootCauseText')} />
      <DateField label="When did it go live?" error={dialog.errors.at('liveOn')} {...register('liveOn', { required: 'Say when it went live.' })} />
    </DeedDialog>
  );
}

interface Blocked {
  blockedFor: string;
  blockedOn: string;
  internalNote: string;
}

/** Blocked says for whom, a colleague or anybody by name, and if need be what for. */
export function BlockedDialog({ theme, onClose }: ThemeDialogProps) {
  const people = useQuery(readersQuery);
  const { register, dialog } = useUpdateForm({ theme, onClose, told: 'Marked blocked. Its deadline goes on counting.', defaultValues: { blockedFor: '', blockedOn: '', internalNote: '' }, toUpdate: (values: Blocked) => ({ ...values, status: 'blocked' }) });
  return (
    <DeedDialog {...dialog} title="Mark blocked" verb="Mark blocked">
      <TextField label="Whom is it waiting for?" hint="A colleague, a supplier, a partner." list="blocked-for-people" autoComplete="off" maxLength={120} error={dialog.errors.at('blockedFor')} {...register('blockedFor', { required: statusDemands.blocked.blockedFor })} />
      <datalist id="blocked-for-people">{(people.data ?? []).map(({ value, label }) => <option key={value} value={label}>{label}</option>)}</datalist>
      <TextField label="What for?" isOptional maxLength={300} error={dialog.errors.at('blockedOn')} {...register('blockedOn')} />
      <NoteField label="For colleagues" isOptional hint="Type @ and a name to tell somebody." error={dialog.errors.at('internalNote')} {...register('internalNote')} />
    </DeedDialog>
  );
}

/** A "no" takes a reason a customer may read, and a second person. */
export function DeclineDialog({ theme, onClose }: ThemeDialogProps) {
  const { register, dialog } = useUpdateForm({ theme, onClose, told: 'A second person has to agree before anybody is told.', defaultValues: { declineReason: '' }, toUpdate: (values: { declineReason: string }) => ({ ...values, status: 'declined' }) });
  return (
    <DeedDialog {...dialog} title="Decide not to" description="Nothing changes until a second person agrees. Customers read the reason." verb="Ask for agreement">
      <Textarea label="Why not, in words a customer may read?" voice="customer" error={dialog.errors.at('declineReason')} {...register('declineReason', { required: 'Give the reason, in words a customer may read.' })} />
    </DeedDialog>
  );
}
