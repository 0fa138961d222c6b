import { proofWords } from './proof-words.ts';
import type { Theme } from './queries.ts';

/** Whether a fix holds: the verdict, what the data and customers say with their figures, and when the data are asked next. */
export function ThemeProof({ proof, confirmedBy }: { proof: NonNullable<Theme['proof']>; confirmedBy: Theme['confirmedBy'] }) {
  const { verdict, lines } = proofWords(proof, confirmedBy);
  return (
    <div className="grid gap-1">
      <dt>Does the fix hold?</dt>
      <dd className={`text-body font-[560] ${proof.disagreeSince === null ? '' : 'text-soon'}`}>{verdict}</dd>
      {lines.map((line) => (
        <dd key={line} className="num text-small text-ink-2">
          {line}
        </dd>
      ))}
    </div>
  );
}
