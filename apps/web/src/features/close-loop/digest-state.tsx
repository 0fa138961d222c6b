import { digestStateWords } from '@kept/core/close-loop/digest-steps.ts';
import type { DigestLine } from './queries.ts';

const colours = {
  draft: 'text-ink-2',
  in_review: 'text-soon',
  approved: 'text-chart-3',
  scheduled: 'text-chart-3',
  sending: 'text-chart-3',
  paused: 'text-blocked',
  sent: 'text-kept',
  cancelled: 'text-ink-3',
} as const satisfies Record<DigestLine['state'], string>;

/** A digest's state as a dot, a colour and a word. */
export function DigestState({ state }: { state: DigestLine['state'] }) {
  const fill = state === 'draft' || state === 'cancelled' ? 'border-[1.5px] border-current' : 'bg-current';
  return (
    <span className={`inline-flex items-center gap-1.5 text-small font-[560] whitespace-nowrap ${colours[state]}`}>
      <span aria-hidden="true" className={`size-2 rounded-full ${fill}`} />
      {digestStateWords[state]}
    </span>
  );
}
