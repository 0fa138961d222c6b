import type { SendingPlan, SendingRule } from '@kept/core/listen/sending-plan.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Sending } from './queries.ts';
import { SendingRuleFields } from './sending-rule-fields.tsx';

/** The rules by which a survey asks by itself: the first that is about a contact has the say. Saved as a new version; what was decided stays. */
export function SendingPlanForm({ id, sending, mayWrite }: { id: string; sending: Sending; mayWrite: boolean }) {
  const queryClient = useQueryClient();
  const [plan, setPlan] = useState<SendingPlan>(sending.plan);
  const save = useMutation({
    mutationFn: () => parseResponse(api.surveys[':id'].sending.$put({ param: { id }, json: { plan, version: sending.version } })),
    onSuccess: async ({ plan: saved }) => {
      await queryClient.invalidateQueries({ queryKey: ['surveys', id, 'sending'] });
      showToast({ message: saved.isOn ? 'Contacts that end from now on are asked by these rules.' : 'The rules are saved; nobody is asked while sending is off.' });
    },
  });
  const set = (change: Partial<SendingPlan>) => setPlan({ ...plan, ...change });
  const setRule = (place: number, change: Partial<SendingRule>) => set({ rules: plan.rules.map((rule, at) => (at === place ? { ...rule, ...change } : rule)) });
  const move = (place: number, by: number) => set({ rules: moved(plan.rules, place, by) });
  const number = (value: string) => (value === '' ? 0 : Number(value));
  const isQuarterly = plan.quarterDay !== null;
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <section className="grid gap-4" aria-labelledby="sending-rules">
        <h2 id="sending-rules" className="text-large font-[600]">Who is asked</h2>
        <p className="text-small text-ink-2">{introduction(sending)}</p>
        <fieldset disabled={!mayWrite} className="grid gap-5">
          <Checkbox label="Ask automatically" hint="While this is off nobody is asked, and each contact that ends is recorded as such." checked={plan.isOn} onChange={(event) => set({ isOn: event.target.checked })} />
          <Checkbox label="Ask once a quarter instead, whatever contacts there were" hint="The relationship survey: a place in everybody’s mail budget is kept for it." checked={isQuarterly} onChange={(event) => set({ quarterDay: event.target.checked ? 30 : null, rules: event.target.checked ? plan.rules.map((rule) => ({ ...rule, channels: [], driverIds: [] })) : plan.rules })} />
          {isQuarterly ? <TextField label="Day of the quarter" hint="1 to 85." inputMode="numeric" className="max-w-28" value={String(plan.quarterDay)} onChange={(event) => set({ quarterDay: number(event.target.value) })} /> : null}
          <ol className="grid gap-4">
            {plan.rules.map((rule, place) => (
              <li key={rule.key}>
                <SendingRuleFields rule={rule} place={place} count={plan.rules.length} isQuarterly={isQuarterly} sending={sending} onChange={(change) => setRule(place, change)} onMove={(by) => move(place, by)} onRemove={() => set({ rules: plan.rules.filter((_, at) => at !== place) })} />
              </li>
            ))}
          </ol>
          {mayWrite ? (
            <div>
              <Button size="small" onClick={() => set({ rules: [...plan.rules, newRule(plan.rules)] })}>Add a rule</Button>
            </div>
          ) : null}
          <div className="grid items-end gap-4 desk:grid-cols-3">
            <TextField label="Days until the reminder" hint="Once. Empty: no reminder." inputMode="numeric" value={plan.remindAfterDays === null ? '' : String(plan.remindAfterDays)} onChange={(event) => set({ remindAfterDays: event.target.value === '' ? null : number(event.target.value) })} />
            <TextField label="Days a link works" hint="From 1 to 90." inputMode="numeric" value={String(plan.answerDays)} onChange={(event) => set({ answerDays: number(event.target.value) })} />
            <TextField label="Days until a contact is too old" hint="Heard of later, it is not asked about." inputMode="numeric" value={String(plan.tooOldDays)} onChange={(event) => set({ tooOldDays: number(event.target.value) })} />
          </div>
        </fieldset>
      </section>
      <ProblemNotice error={save.error} />
      {mayWrite ? (
        <div>
          <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">Save the rules</Button>
        </div>
      ) : null}
    </form>
  );
}

function introduction({ budget, versions, opensAt }: Sending): string {
  const most = budget.days === 0 ? 'There is no limit to the mails one customer gets.' : `One customer gets at most ${budget.most === 1 ? 'one mail' : `${budget.most} mails`} in ${budget.days} days${budget.surveyGapDays === 0 ? '' : ` and one survey in ${budget.surveyGapDays}`}, over everything you send.`;
  const [latest] = versions;
  const changed = latest === undefined ? '' : ` Version ${latest.version}, ${formatDay(latest.changedAt.slice(0, 10))}${latest.changedBy === null ? '' : `, ${latest.changedBy}`}.`;
  return `The first rule that fits a contact decides. Mails go out between 9:00 and 18:00 on the customer’s own clock. ${most}${opensAt === null ? '' : ` It asks next on ${formatDay(opensAt.slice(0, 10))}.`}${changed}`;
}

function moved(rules: readonly SendingRule[], place: number, by: number): SendingRule[] {
  const rest = rules.filter((_, at) => at !== place);
  const rule = rules[place];
  return rule === undefined ? [...rules] : rest.toSpliced(place + by, 0, rule);
}

function newRule(rules: readonly SendingRule[]): SendingRule {
  const free = Array.from({ length: rules.length + 1 }, (_, place) => `rule-${place + 1}`).find((key) => !rules.some((rule) => rule.key === key));
  return { key: free ?? 'rule', name: `Rule ${rules.length + 1}`, isOn: true, channels: [], driverIds: [], segments: [], sharePercent: 100, delayMinutes: 60 };
}
