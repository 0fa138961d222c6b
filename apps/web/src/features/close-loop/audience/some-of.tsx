import { type Chip, Chips } from '../../../ui/chips.tsx';
import { Select } from '../../../ui/select.tsx';

interface Rule {
  is: 'in' | 'not_in';
  chosen: string[];
}

interface SomeOfProps {
  label: string;
  /** Null where the rule asks nothing. */
  rule: Rule | null;
  choices: readonly Chip[];
  onChange: (rule: Rule | null) => void;
}

/** One of some, or none of them; nothing chosen asks nothing. */
export function SomeOf({ label, rule, choices, onChange }: SomeOfProps) {
  const chosen = rule?.chosen ?? [];
  const gone = chosen.filter((value) => !choices.some((choice) => choice.value === value)).map((value) => ({ value, label: value, count: 0 }));
  const shown = [...choices, ...gone];
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange(next.length === 0 ? null : { is: rule?.is ?? 'in', chosen: next });
  };
  return (
    <div className="grid gap-2">
      <Select
        label={label}
        name={`rule-${label.toLowerCase()}`}
        value={rule === null ? '' : rule.is}
        placeholder={shown.length === 0 ? 'No customer has one' : 'Whatever it is'}
        disabled={shown.length === 0}
        choices={[{ value: 'in', label: 'One of these' }, { value: 'not_in', label: 'None of these' }]}
        onChange={({ target }) => onChange(target.value === '' ? null : { is: target.value === 'not_in' ? 'not_in' : 'in', chosen: chosen.length > 0 ? chosen : shown.slice(0, 1).map((choice) => choice.value) })}
      />
      {rule === null ? null : <Chips label={`${label}: which`} chips={shown} chosen={chosen} onToggle={toggle} />}
    </div>
  );
}
