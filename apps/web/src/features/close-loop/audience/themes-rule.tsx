import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import type { AudienceChoices } from './queries.ts';

type Themes = AudienceRules['themes'];

interface ThemesRuleProps {
  themes: Themes;
  choices: AudienceChoices['themes'];
  onChange: (themes: Themes) => void;
}

/** Who said something on the digest's own themes, or on chosen ones. */
export function ThemesRule({ themes, choices, onChange }: ThemesRuleProps) {
  const [isChoosing, setChoosing] = useState(false);
  const chosen = Array.isArray(themes) ? themes : [];
  const kind = themes === 'told' ? 'told' : chosen.length > 0 || isChoosing ? 'chosen' : '';
  const titleOf = (id: string) => choices.find((theme) => theme.id === id)?.title ?? 'A theme that is put aside';
  const choose = (value: string) => {
    setChoosing(value === 'chosen');
    onChange(value === 'told' ? 'told' : null);
  };
  const keep = (ids: string[]) => onChange(ids.length === 0 ? null : ids);
  return (
    <div className="grid gap-2">
      <Select label="What they said" name="rule-themes" value={kind} placeholder="Whatever it was" choices={[{ value: 'told', label: 'Something on a theme this digest tells' }, { value: 'chosen', label: 'Something on one of these themes' }]} onChange={({ target }) => choose(target.value)} />
      {kind === 'chosen' ? (
        <>
          <ul className="grid gap-1 text-small">
            {chosen.map((id) => (
              <li key={id} className="flex items-center justify-between gap-2 border-b border-line">
                <span className="break-words">{titleOf(id)}</span>
                <Button size="icon" aria-label={`Without “${titleOf(id)}”`} onClick={() => keep(chosen.filter((one) => one !== id))}>
                  <X aria-hidden="true" size={16} />
                </Button>
              </li>
            ))}
          </ul>
          <Select label="Add a theme" name="add-theme" value="" placeholder="Choose a theme" choices={choices.filter(({ id }) => !chosen.includes(id)).map(({ id, title }) => ({ value: id, label: title }))} onChange={({ target }) => (target.value === '' ? undefined : keep([...chosen, target.value]))} />
        </>
      ) : null}
    </div>
  );
}
