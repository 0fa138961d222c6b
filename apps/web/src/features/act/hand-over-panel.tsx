import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Theme } from './queries.ts';
import { useDeed } from './use-deed.ts';

interface HandOverPanelProps {
  theme: Theme;
  /** Opens the dialog in which a lead names the person. */
  onChoose: () => void;
}

/** A theme that somebody is asked to take over: who asks whom, with their words, and for whoever may answer, the answer. */
export function HandOverPanel({ theme, onChoose }: HandOverPanelProps) {
  const [note, setNote] = useState('');
  const { handOver, may } = theme;
  const decide = useDeed({
    send: (accept: boolean) => parseResponse(api.themes[':id']['hand-over'].decision.$post({ param: { id: theme.id }, json: { accept, ...(accept || note.trim() === '' ? {} : { note: note.trim() }) } })),
    told: (_answer, accept) => (accept ? 'It is yours now, with its date.' : `It stays with ${handOver?.from.name ?? 'its owner'}, who is told.`),
    onDone: () => undefined,
  });
  const withdraw = useDeed({ send: () => parseResponse(api.themes[':id']['hand-over'].$delete({ param: { id: theme.id } })), told: () => 'Nobody is asked any more.', onDone: () => undefined });
  if (handOver === null) return null;
  const { from, to } = handOver;
  return (
    <section aria-labelledby="asked-to-take-over" className="mb-6 grid gap-3 border-s-[3px] border-soon ps-4">
      <h2 id="asked-to-take-over" className="font-[620]">
        {to === null ? `${from.name} says this is not theirs` : `${from.name} asks ${may.answerHandOver ? 'you' : to.name} to take it over`}
      </h2>
      <p className="max-w-[70ch]">
        {handOver.note === null ? null : <>{handOver.note} </>}
        <span className="text-small text-ink-2">{`Asked on ${formatDay(handOver.askedAt.slice(0, 10))}. Until somebody accepts, it stays with ${from.name}.`}</span>
      </p>
      {may.answerHandOver ? (
        <div className="grid max-w-[520px] gap-3">
          <TextField label={to === null ? 'If it stays where it is, why?' : 'If you give it back, why?'} value={note} onChange={(event) => setNote(event.target.value)} />
          <ProblemNotice error={decide.error} />
          <div className="flex flex-wrap gap-2">
            {to === null ? (
              <Button variant="primary" onClick={onChoose}>
                Choose a person
              </Button>
            ) : (
              <Button variant="primary" onClick={() => decide.mutate(true)} isBusy={decide.isPending}>
                Take it over
              </Button>
            )}
            <Button onClick={() => decide.mutate(false)} isBusy={decide.isPending}>
              {to === null ? `Leave it with ${from.name}` : 'Give it back'}
            </Button>
          </div>
        </div>
      ) : null}
      {may.update && !may.answerHandOver ? (
        <div className="grid justify-items-start gap-2">
          <ProblemNotice error={withdraw.error} />
          <Button size="small" onClick={() => withdraw.mutate(undefined)} isBusy={withdraw.isPending}>
            Ask no longer
          </Button>
        </div>
      ) : null}
    </section>
  );
}
