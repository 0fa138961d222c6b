import type { ReturnKind } from '@kept/core/mail/inbound-words.ts';
import type { MailState as State } from '@kept/core/vocabulary.ts';
import { mailStateWords, returnedWords } from './mail-words.ts';

const colours = {
  pending: 'text-ink-2',
  sending: 'text-chart-3',
  sent: 'text-kept',
  failed: 'text-late',
  left_out: 'text-ink-3',
  uncertain: 'text-blocked',
  cancelled: 'text-ink-3',
} as const satisfies Record<State, string>;

/** What became of a mail, as a dot, a colour and a word. */
export function MailState({ state, returned = null, deliveredAt = null }: { state: State; returned?: ReturnKind | null; deliveredAt?: string | null }) {
  if (deliveredAt !== null && (returned === null || returned === 'delayed')) return <Dot colour="text-kept" fill="bg-current" words="Delivered" />;
  if (returned !== null) return <Dot colour={returned === 'delayed' ? 'text-blocked' : 'text-late'} fill="bg-current" words={returnedWords[returned]} />;
  const fill = state === 'left_out' || state === 'cancelled' || state === 'pending' ? 'border-[1.5px] border-current' : 'bg-current';
  return <Dot colour={colours[state]} fill={fill} words={mailStateWords[state]} />;
}

/** A dot and a word in one colour. */
export function Dot({ colour, fill, words }: { colour: string; fill: string; words: string }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-tiny font-[560] whitespace-nowrap ${colour}`}>
      <span aria-hidden="true" className={`size-2 rounded-full ${fill}`} />
      {words}
    </span>
  );
}
