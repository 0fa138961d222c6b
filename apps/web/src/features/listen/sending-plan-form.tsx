import type { SendingRule } from '@kept/core/listen/sending-plan.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Sending } from './queries.ts';
import { SendingPreview } from './sending-preview.tsx';
import { SendingRuleFields } from './sending-rule-fields.tsx';
import { SendingTimes } from './sending-times.tsx';
import { useSendingDraft } from './use-sending-draft.ts';

/** The rules by which a survey asks by itself: the first that is about a contact has the say. Saved as a new version; what was decided stays. */
export function SendingPlanForm({ id, sending, mayWrite }: { id: string; sending: Sending; mayWrite: boolean }) {
  const draft = useSendingDraft(id, sending);
  const { plan, set, save } = draft;
  const setRule = (place: number, change: Partial<SendingRule>) => set({ rules: plan.rules.map((rule, at) => (at === place ? { ...rule, ...change } : rule)) });
  const isQuarterly = plan.quarterDay !== null;
  return (
    <form
      noValidate
      className="grid gap-5"
      aria-labelledby="sending-rules"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="grid gap-2">
        <h2 id="sending-rules" className="text-large font-[600]">Who is asked</h2>
        <p className="text-small text-ink-2">{introduction(sending)}</p>
      </div>
      <fieldset disabled={!mayWrite} className="grid gap-5">
        <legend className="sr-only">Rules</legend>
        <Checkbox label="Ask automatically" hint="While this is off nobody is asked, and each contact that ends is recorded as such." checked={plan.isOn} onChange={(event) => set({ isOn: event.target.checked })} />
        <ol aria-label="Rules, the first that fits decides" className="border-t border-line">
          {plan.rules.map((rule, place) => (
            <li key={rule.key}>
              <SendingRuleFields rule={rule} place={place} count={plan.rules.length} isQuarterly={isQuarterly} isNew={!draft.start.plan.rules.some(({ key }) => key === rule.key)} sending={sending} onChange={(change) => setRule(place, change)} onMove={(by) => set({ rules: moved(plan.rules, place, by) })} onRemove={() => set({ rules: plan.rules.filter((_, at) => at !== place) })} />
            </li>
          ))}
        </ol>
        {mayWrite ? (
          <div>
            <Button size="small" onClick={() => set({ rules: [...plan.rules, newRule(plan.rules)] })}>Add a rule</Button>
          </div>
        ) : null}
        <SendingTimes plan={plan} set={set} />
      </fieldset>
      <SendingPreview id={id} plan={plan} />
      <ProblemNotice error={save.error} />
      {mayWrite ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">Save the rules</Button>
          {draft.isStale ? <Button onClick={draft.reload}>Load what they saved</Button> : null}
          <p className="text-small text-ink-2">{draft.isChanged ? 'Not saved yet.' : ''}</p>
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
