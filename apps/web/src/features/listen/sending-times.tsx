import type { SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** When a survey asks and reminds, and how long it waits; closed until somebody wants to change it. */
export function SendingTimes({ plan, set }: { plan: SendingPlan; set: (change: Partial<SendingPlan>) => void }) {
  const isQuarterly = plan.quarterDay !== null;
  const number = (value: string) => (value === '' ? 0 : Number(value));
  return (
    <details>
      <summary className="cursor-pointer py-1 text-small">
        <span className="font-[560]">Times:</span> <span className="text-ink-2">{timeWords(plan)}</span>
      </summary>
      <div className="grid gap-4 pt-3">
        <Checkbox label="Ask once a quarter instead, whatever contacts there were" hint="The relationship survey: a place in everybody’s mail budget is kept for it." checked={isQuarterly} onChange={(event) => set({ quarterDay: event.target.checked ? 30 : null, rules: event.target.checked ? plan.rules.map((rule) => ({ ...rule, channels: [], driverIds: [] })) : plan.rules })} />
        {isQuarterly ? <TextField label="Day of the quarter" hint="1 to 85." inputMode="numeric" className="max-w-28" value={String(plan.quarterDay)} onChange={(event) => set({ quarterDay: number(event.target.value) })} /> : null}
        <div className="grid items-end gap-4 desk:grid-cols-3">
          <TextField label="Days until the reminder" hint="Once. Empty: no reminder." inputMode="numeric" value={plan.remindAfterDays === null ? '' : String(plan.remindAfterDays)} onChange={(event) => set({ remindAfterDays: event.target.value === '' ? null : number(event.target.value) })} />
          <TextField label="Days a link works" hint="From 1 to 90." inputMode="numeric" value={String(plan.answerDays)} onChange={(event) => set({ answerDays: number(event.target.value) })} />
          <TextField label="Days until a contact is too old" hint="Heard of later, it is not asked about." inputMode="numeric" value={String(plan.tooOldDays)} onChange={(event) => set({ tooOldDays: number(event.target.value) })} />
        </div>
      </div>
    </details>
  );
}

function timeWords({ quarterDay, remindAfterDays, answerDays, tooOldDays }: SendingPlan): string {
  const when = quarterDay === null ? 'after contacts' : `once a quarter, on day ${quarterDay}`;
  const reminder = remindAfterDays === null ? 'no reminder' : `one reminder after ${remindAfterDays} days`;
  return `${when}; ${reminder}; a link works ${answerDays} days${quarterDay === null ? `; a contact is too old after ${tooOldDays} days` : ''}`;
}
