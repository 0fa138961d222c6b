import { Sentence } from '../../../ui/sentence.tsx';
import type { Digest } from '../queries.ts';

/** How many get a digest and how many do not, as a sentence; read out when it changes. */
export function AudienceCount({ audience, isStale }: { audience: Digest['audience']; isStale: boolean }) {
  const { people, leftOut } = audience;
  return (
    <div role="status" aria-busy={isStale || undefined} className={isStale ? 'opacity-60' : ''}>
      <Sentence>
        <b>{people.toLocaleString('en-GB')}</b> {people === 1 ? 'person gets' : 'people get'} it; <b>{leftOut.toLocaleString('en-GB')}</b> {leftOut === 1 ? 'is' : 'are'} left out.
      </Sentence>
      {people === 0 ? <p className="mt-2 text-small font-[560] text-late">Nobody would get this digest, so it cannot be sent.</p> : null}
    </div>
  );
}
