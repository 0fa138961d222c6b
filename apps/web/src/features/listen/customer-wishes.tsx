import { consentSourceWords } from '@kept/core/close-loop/mail-consent.ts';
import { topicWords } from '@kept/core/close-loop/mail-rules.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import { type Consents, consentsQuery } from './customer-queries.ts';
import { suppressedWords, wishWords } from './customer-words.ts';
import { NoteConsentDialog } from './note-consent-dialog.tsx';

/** What the customer's address wants to hear, kind by kind, where each yes and no came from and when; every earlier one beneath. */
export function CustomerWishes({ customerId, timezone, mayNote }: { customerId: string; timezone: string; mayNote: boolean }) {
  const { data } = useSuspenseQuery(consentsQuery(customerId));
  const [isNoting, setNoting] = useState(false);
  return (
    <section aria-labelledby="wishes-heading" className="border-t border-line pt-5 text-small">
      <h2 id="wishes-heading" className="mb-2 text-body font-[620]">
        What we may write about
      </h2>
      {data.address === null ? <p className="text-ink-2">There is no address to write to.</p> : <Standing consents={data} />}
      {data.address === null || !mayNote ? null : (
        <Button size="small" className="mt-3" onClick={() => setNoting(true)}>
          Note a choice
        </Button>
      )}
      {data.history.length === 0 ? null : (
        <details className="mt-4">
          <summary className="min-h-6 cursor-pointer text-ink-2">{`Every yes and no (${data.history.length.toLocaleString('en-GB')})`}</summary>
          <ol className="mt-2 grid gap-2.5">
            {data.history.map((one) => (
              <li key={`${one.topic} ${one.recordedAt} ${one.source} ${String(one.granted)}`} className="break-words">
                <b className="font-[560]">{`${one.granted ? 'Yes' : 'No'} to ${topicWords[one.topic]}`}</b>
                <span className="block text-tiny text-ink-3">{`${fromWords(one)}; ${one.saidAt === null ? 'no date given' : `said ${formatInstant(one.saidAt, timezone)}`}, recorded ${formatInstant(one.recordedAt, timezone)}`}</span>
                {one.note === null ? null : <span className="block text-tiny text-ink-2">{one.note}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {isNoting ? <NoteConsentDialog customerId={customerId} consents={data} onClose={() => setNoting(false)} /> : null}
    </section>
  );
}

function Standing({ consents: { standing, suppressed } }: { consents: Consents }) {
  return (
    <>
      {suppressed === null ? null : <p className="mb-2 border-s-[3px] border-late ps-3">{suppressedWords[suppressed]}</p>}
      <dl className="grid gap-2">
        {standing.map(({ topic, wanted, since }) => (
          <div key={topic}>
            <dt className="inline">{wishWords[topic]}: </dt>
            <dd className="inline">
              <b className={`font-[600] ${wanted ? 'text-kept' : 'text-late'}`}>{wanted ? 'yes' : 'no'}</b>
              <span className="block text-tiny text-ink-3">{since === null ? 'Never chosen' : `${fromWords(since)}${since.saidAt === null ? ', no date given' : `, ${formatDay(since.saidAt.slice(0, 10))}`}`}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function fromWords({ source, by }: Consents['history'][number]): string {
  return source === 'member' && by !== null ? `Noted by ${by}` : `${consentSourceWords[source].slice(0, 1).toUpperCase()}${consentSourceWords[source].slice(1)}`;
}
