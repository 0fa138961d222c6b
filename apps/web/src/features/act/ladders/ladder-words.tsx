import { ladderRoleWords, nameList, triggerWords } from '@kept/core/act/ladder-words.ts';
import type { Ladder } from './ladder-queries.ts';
import { LadderPreview } from './ladder-preview.tsx';

/** A ladder to read, for everyone who may not change it. */
export function LadderWords({ steps, themeId, people }: { steps: Ladder['steps']; themeId: string | null; people: readonly { value: string; label: string }[] }) {
  const nameOf = (memberId: string | null) => (memberId === null ? [] : [people.find(({ value }) => value === memberId)?.label ?? 'somebody who left']);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_300px] gap-10 max-wide:grid-cols-1">
      <ol className="border-t border-line">
        {steps.map(({ id, trigger, days, roles, memberId }) => (
          <li key={id} className="border-b border-line py-2.5">
            <span className="block font-[560] first-letter:uppercase">{triggerWords(trigger, days)}</span>
            <span className="block text-small text-ink-2 first-letter:uppercase">{nameList([...roles.map((role) => ladderRoleWords[role]), ...nameOf(memberId)])}</span>
          </li>
        ))}
      </ol>
      <LadderPreview steps={steps} themeId={themeId} />
    </div>
  );
}
