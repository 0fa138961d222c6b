import { ArrowDown, ArrowUp, Ellipsis } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { formatDay } from '../../../ui/format-day.ts';
import { Menu } from '../../../ui/menu.tsx';
import type { Theme } from '../queries.ts';
import { moveInList } from './move-in-list.ts';
import { StepDialog } from './step-dialog.tsx';
import { stepCount } from './step-words.ts';
import { type ThemeStep, useStepDeeds } from './use-step-deeds.ts';

interface ThemeStepsProps {
  theme: Theme;
  /** Who looks at it: their own steps they may tick off on anybody's theme. */
  memberId: string;
  onAdd: () => void;
}

/** What has to be done before the promise is kept: who does what by when, in an order that buttons and Alt with the arrows change. */
export function ThemeSteps({ theme, memberId, onAdd }: ThemeStepsProps) {
  const { steps, may } = theme;
  const [changed, setChanged] = useState<ThemeStep>();
  const deeds = useStepDeeds();
  const ids = steps.map(({ id }) => id);
  const held = useRef<string>(undefined);
  const order = ids.join();
  // A row that moves down is taken out of the page for a moment: whatever had the focus in it gets it back.
  useEffect(() => {
    if (held.current !== undefined) document.getElementById(held.current)?.focus();
    held.current = undefined;
  }, [order]);
  const move = (step: ThemeStep, by: 1 | -1) => {
    const next = moveInList(ids, step.id, by);
    if (deeds.isOrdering || next.join() === order) return;
    held.current = document.activeElement?.id;
    deeds.order(theme.id, next);
  };
  if (steps.length === 0 && !may.writeSteps) return null;
  return (
    <section id="steps" className="mb-8 scroll-mt-24" aria-labelledby="steps-heading">
      <header className="flex flex-wrap items-baseline gap-x-3 border-b border-line pb-2">
        <h2 id="steps-heading" className="text-row font-[620]">
          Steps
        </h2>
        <span className="num text-small text-ink-3">{steps.length === 0 ? 'What has to be done, one person each.' : stepCount(countOf(steps))}</span>
        {may.writeSteps ? (
          <Button size="small" variant="quiet" keys="s" className="ms-auto" onClick={onAdd}>
            Add a step
          </Button>
        ) : null}
      </header>
      <ol>
        {steps.map((step, at) => (
          <StepRow
            key={step.id}
            step={step}
            mayTick={may.writeSteps || step.assignee.id === memberId}
            onTick={() => deeds.set(theme.id, step, step.doneAt === null ? 'open' : 'done', step.doneAt === null ? 'done' : 'open')}
            {...(may.writeSteps ? { write: { isFirst: at === 0, isLast: at === steps.length - 1, onMove: (by: 1 | -1) => move(step, by), onChange: () => setChanged(step), onRemove: () => deeds.set(theme.id, step, step.doneAt === null ? 'open' : 'done', 'removed') } } : {})}
          />
        ))}
      </ol>
      {changed === undefined ? null : <StepDialog theme={theme} step={changed} onClose={() => setChanged(undefined)} />}
    </section>
  );
}

const countOf = (steps: readonly ThemeStep[]) => ({ total: steps.length, done: steps.filter(({ doneAt }) => doneAt !== null).length });

interface StepRowProps {
  step: ThemeStep;
  mayTick: boolean;
  onTick: () => void;
  /** There for whoever may write the steps of this theme. */
  write?: { isFirst: boolean; isLast: boolean; onMove: (by: 1 | -1) => void; onChange: () => void; onRemove: () => void };
}

function StepRow({ step, mayTick, onTick, write }: StepRowProps) {
  const isDone = step.doneAt !== null;
  const byKey = (event: React.KeyboardEvent) => {
    if (write === undefined || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    write.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line py-2">
      <div className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2">
        <Checkbox label={`${step.text}: done`} isLabelHidden checked={isDone} disabled={!mayTick} onChange={onTick} onKeyDown={byKey} className="col-span-1" />
        <div className="grid min-w-0 leading-6">
          <span className={`break-words ${isDone ? 'text-ink-3 line-through' : ''}`}>{step.text}</span>
          <span className="num text-small text-ink-2">
            {isDone ? `${step.doneBy ?? 'Somebody'} on ${formatDay((step.doneAt ?? '').slice(0, 10))}` : step.assignee.name}
            {step.dueOn === null || isDone ? null : <span className={step.isLate ? 'text-late' : ''}>{`, ${step.isLate ? 'was due' : 'by'} ${formatDay(step.dueOn)}`}</span>}
          </span>
        </div>
      </div>
      {write === undefined ? null : (
        <span className="flex gap-0.5">
          <Button size="small" variant="quiet" aria-label={`Move up: ${step.text}`} aria-disabled={write.isFirst || undefined} id={`up-${step.id}`} onKeyDown={byKey} onClick={() => write.onMove(-1)}>
            <ArrowUp aria-hidden="true" size={15} className={write.isFirst ? 'opacity-30' : ''} />
          </Button>
          <Button size="small" variant="quiet" aria-label={`Move down: ${step.text}`} aria-disabled={write.isLast || undefined} id={`down-${step.id}`} onKeyDown={byKey} onClick={() => write.onMove(1)}>
            <ArrowDown aria-hidden="true" size={15} className={write.isLast ? 'opacity-30' : ''} />
          </Button>
          <Menu
            trigger={<Ellipsis aria-hidden="true" size={15} />}
            label={`More to do with “${step.text}”`}
            variant="quiet"
            size="small"
            items={[
              { id: 'change', label: 'Change', onSelect: write.onChange },
              { id: 'remove', label: 'Remove', onSelect: write.onRemove },
            ]}
          />
        </span>
      )}
    </li>
  );
}
