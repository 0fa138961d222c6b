import { Sentence } from '../../ui/sentence.tsx';
import { CountTable } from './count-table.tsx';
import { leftOutReasons } from './left-out-reasons.ts';
import type { Digest } from './queries.ts';

/** Who gets a digest and who does not, and why. */
export function DigestAudience({ digest }: { digest: Digest }) {
  const { people, leftOut } = digest.audience;
  return (
    <>
      <Sentence>
        <b>{people.toLocaleString('en-GB')}</b> {people === 1 ? 'person gets' : 'people get'} it; <b>{leftOut.toLocaleString('en-GB')}</b> {leftOut === 1 ? 'is' : 'are'} left out.
      </Sentence>
      <p className="mt-2 max-w-[64ch] text-small text-ink-2">It is meant for everybody who had told you something when it was made. Whoever unsubscribes before their mail leaves is left out then.</p>
      <CountTable caption="Left out, and why" rows={leftOutReasons(digest.audience)} />
    </>
  );
}
