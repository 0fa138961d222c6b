import { formatDay } from '../../ui/format-day.ts';
import type { Mention } from './queries.ts';
import { channelWords } from './vocabulary-words.ts';

/** Score, channel and day of what was said, as they stand beneath a quote. */
export function SaidMeta({ said }: { said: Pick<Mention, 'score' | 'scaleMax' | 'channel' | 'occurredAt'> }) {
  return (
    <>
      {said.score === null || said.scaleMax === null ? null : <span>{`${said.score.toLocaleString('en-GB')} of ${said.scaleMax.toLocaleString('en-GB')}`}</span>}
      <span>{channelWords[said.channel]}</span>
      <time dateTime={said.occurredAt}>{formatDay(said.occurredAt.slice(0, 10))}</time>
    </>
  );
}
