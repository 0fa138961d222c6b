import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Sentence } from '../../../ui/sentence.tsx';
import type { Counted } from './use-audience.ts';

/** How many get a digest and how many do not, as a sentence; read out when it changes. Says that it is being counted, and that it could not be. */
export function AudienceCount({ counted }: { counted: Counted }) {
  const { audience, isCounting, error, again } = counted;
  return (
    <>
      <div role="status" aria-busy={isCounting || undefined} className={isCounting || error !== null ? 'text-ink-3' : ''}>
        {audience === undefined ? isCounting ? <Sentence>Counting who gets it…</Sentence> : null : <Figures audience={audience} />}
      </div>
      {error === null || isCounting ? null : (
        <div className="mt-2 grid justify-items-start gap-3">
          <p>{audience === undefined ? 'Who gets it could not be counted.' : 'Who gets it could not be counted again; this is the figure before.'}</p>
          <ProblemNotice error={error} />
          <Button onClick={again}>Count again</Button>
        </div>
      )}
    </>
  );
}

function Figures({ audience: { people, leftOut } }: { audience: NonNullable<Counted['audience']> }) {
  return (
    <>
      <Sentence>
        <b>{people.toLocaleString('en-GB')}</b> {people === 1 ? 'person gets' : 'people get'} it; <b>{leftOut.toLocaleString('en-GB')}</b> {leftOut === 1 ? 'is' : 'are'} left out.
      </Sentence>
      {people === 0 ? <p className="mt-2 text-small font-[560] text-late">Nobody would get this digest, so it cannot be sent.</p> : null}
    </>
  );
}
