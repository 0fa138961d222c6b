import type { SendingRule } from '@kept/core/listen/sending-plan.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { channelWords } from '../understand/vocabulary-words.ts';
import type { Sending } from './queries.ts';
import { ruleWords } from './sending-rule-words.ts';

interface SendingRuleFieldsProps {
  rule: SendingRule;
  place: number;
  count: number;
  isQuarterly: boolean;
  /** Stands open at first. */
  isNew: boolean;
  sending: Sending;
  onChange: (change: Partial<SendingRule>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** Whoever adds a rule goes on by naming it. */
const focusOn = (input: HTMLInputElement | null) => input?.focus();

/** One rule as a line that opens: what it is about, how many of those it asks, and when. */
export function SendingRuleFields({ rule, place, count, isQuarterly, isNew, sending, onChange, onMove, onRemove }: SendingRuleFieldsProps) {
  const channels = contactChannels.map((value) => ({ value, label: channelWords[value] }));
  const figure = (value: string) => (value === '' ? 0 : Number(value));
  return (
    <details className="group border-b border-line" open={isNew}>
      <summary className="grid cursor-pointer list-none gap-x-4 gap-y-0.5 py-3 desk:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]">
        <span className="break-words font-[560]">{`${place + 1}. ${rule.name === '' ? 'Without a name' : rule.name}`}</span>
        <span className="text-small break-words text-ink-2">{ruleWords(rule, sending, isQuarterly)}</span>
        <span aria-hidden="true" className="text-small text-link group-open:hidden max-desk:hidden">Edit</span>
      </summary>
      <fieldset className="grid gap-4 pt-1 pb-5">
        <legend className="sr-only">{`Rule ${place + 1}`}</legend>
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-56 flex-1">
            <TextField label="Name" ref={isNew ? focusOn : undefined} value={rule.name} onChange={(event) => onChange({ name: event.target.value })} />
          </div>
          <div className="flex gap-1">
            <Button size="icon" aria-label={`Move rule ${place + 1} up`} disabled={place === 0} onClick={() => onMove(-1)}><ArrowUp aria-hidden="true" size={16} /></Button>
            <Button size="icon" aria-label={`Move rule ${place + 1} down`} disabled={place === count - 1} onClick={() => onMove(1)}><ArrowDown aria-hidden="true" size={16} /></Button>
            <Button size="icon" aria-label={`Remove rule ${place + 1}`} disabled={count === 1} onClick={onRemove}><X aria-hidden="true" size={16} /></Button>
          </div>
        </div>
        <Checkbox label="This rule is on" checked={rule.isOn} onChange={(event) => onChange({ isOn: event.target.checked })} />
        {isQuarterly ? null : <ManyOf label="Channels" all="every channel" choices={channels} chosen={rule.channels} onChoose={(values) => onChange({ channels: contactChannels.filter((one) => values.includes(one)) })} />}
        {isQuarterly || sending.drivers.length === 0 ? null : <ManyOf label="Contact reasons" all="every reason" choices={sending.drivers.map(({ id, name }) => ({ value: id, label: name }))} chosen={rule.driverIds} onChoose={(driverIds) => onChange({ driverIds })} />}
        {sending.segments.length === 0 ? null : <ManyOf label="Segments" all="every segment" choices={sending.segments.map((value) => ({ value, label: value }))} chosen={rule.segments} onChoose={(segments) => onChange({ segments })} />}
        <div className="grid items-end gap-4 desk:grid-cols-2">
          <TextField label="How many in 100 are asked" hint="Drawn by lot. With 0 nobody is asked." inputMode="numeric" value={String(rule.sharePercent)} onChange={(event) => onChange({ sharePercent: figure(event.target.value) })} />
          {isQuarterly ? null : <TextField label="Minutes after the contact" hint="Up to 20,160, which is 14 days." inputMode="numeric" value={String(rule.delayMinutes)} onChange={(event) => onChange({ delayMinutes: figure(event.target.value) })} />}
        </div>
      </fieldset>
    </details>
  );
}

interface ManyOfProps {
  label: string;
  all: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  chosen: readonly string[];
  onChoose: (values: string[]) => void;
}

/** Some of a list; none chosen stands for all. */
function ManyOf({ label, all, choices, chosen, onChoose }: ManyOfProps) {
  const names = choices.filter(({ value }) => chosen.includes(value)).map((one) => one.label);
  return (
    <details>
      <summary className="cursor-pointer py-1 text-small">
        <span className="font-[560]">{label}:</span> {names.length === 0 ? all : names.join(', ')}
      </summary>
      <fieldset className="mt-2 grid gap-x-4 gap-y-1 desk:grid-cols-2">
        <legend className="sr-only">{label}</legend>
        {choices.map(({ value, label: name }) => (
          <Checkbox key={value} label={name} checked={chosen.includes(value)} onChange={(event) => onChoose(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))} />
        ))}
      </fieldset>
    </details>
  );
}
