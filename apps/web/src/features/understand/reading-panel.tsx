import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatInstant } from '../../ui/format-instant.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { languageName, languageShare } from './language-share.ts';
import { encoderQuery } from './queries.ts';
import { ReadingNotice } from './reading-notice.tsx';
import { type Reading, readingQuery } from './reading-queries.ts';

const sentimentNames = { negative: 'Negative', neutral: 'Neutral', positive: 'Positive', unknown: 'Not known' } as const;

/** How texts are read here: by which encoder, in which languages, and how well feeling was learned from the organisation's own ratings. */
export function ReadingPanel({ timezone }: { timezone: string }) {
  const { data: encoder } = useQuery(encoderQuery);
  const { data: reading } = useQuery(readingQuery);
  if (encoder === undefined || reading === undefined) return <Skeleton rows={5} />;
  const shareOf = (texts: number) => `${texts.toLocaleString('en-GB')} (${Math.round((100 * texts) / Math.max(1, reading.texts))} %)`;
  return (
    <>
      <ReadingNotice />
      {languageShare(reading) === undefined ? null : <p className="mb-5 max-w-[640px] text-small text-ink-2">{languageShare(reading)}</p>}
      <dl className="grid max-w-[640px] grid-cols-[minmax(0,1fr)_minmax(0,2fr)] border-t border-line text-small">
        <Row label="Texts are compared by">{encoder.wanted}</Row>
        <Row label={`Languages of the newest ${reading.texts.toLocaleString('en-GB')} comments`}>
          {reading.languages.length === 0 ? 'Nothing was read yet' : reading.languages.map((each) => <Line key={each.language ?? ''}>{`${languageName(each.language)}: ${shareOf(each.texts)}${each.isKnown ? '' : ', by words and letters'}`}</Line>)}
        </Row>
        <Row label="What they felt">{reading.sentiments.length === 0 ? 'Nothing was read yet' : reading.sentiments.map((each) => <Line key={each.sentiment ?? ''}>{`${sentimentNames[each.sentiment ?? 'unknown']}: ${shareOf(each.texts)}`}</Line>)}</Row>
        <Row label="How feeling is told">{toldBy(reading.learned, timezone)}</Row>
      </dl>
    </>
  );
}

function toldBy(learned: Reading['learned'], timezone: string): string {
  if (learned === null || learned.learnedAt === null) return 'A rating says it; without one, a list of words. From 60 ratings or corrections on, Kept learns from yours.';
  const accuracy = learned.accuracy === null ? '' : ` It is right for ${Math.round(100 * learned.accuracy)} % of ${learned.heldOut.toLocaleString('en-GB')} kept aside to check it.`;
  return `A rating says it; without one, what ${learned.labels.toLocaleString('en-GB')} of your ratings and corrections taught (version ${learned.version}, ${formatInstant(learned.learnedAt, timezone)}).${accuracy}${learned.isLearning ? ' It is learning again now.' : ''}`;
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid border-b border-line py-2.5">
      <dt className="pe-4 text-ink-2">{label}</dt>
      <dd className="num break-words">{children}</dd>
    </div>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <span className="block">{children}</span>;
}
