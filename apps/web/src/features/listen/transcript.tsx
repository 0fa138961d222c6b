import { useSuspenseQuery } from '@tanstack/react-query';
import { contactQuery } from './customer-queries.ts';
import { speakerWords } from './customer-words.ts';

/** What was said in a contact, turn by turn; the customer in serif, as everywhere. */
export function Transcript({ contactId, timezone }: { contactId: string; timezone: string }) {
  const { data } = useSuspenseQuery(contactQuery(contactId));
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: timezone });
  return (
    <ol aria-label="Transcript" className="mt-1 grid gap-2.5 border-t border-line pt-3">
      {data.transcript.map(({ speaker, text, at }, place) => (
        <li key={`${place} ${text}`} className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-2 max-desk:grid-cols-1">
          <span className="num text-tiny text-ink-3">
            {speakerWords[speaker]}
            {at === null ? null : <time dateTime={at} className="ms-1.5">{clock.format(new Date(at))}</time>}
          </span>
          <p dir="auto" className={`break-words ${speaker === 'customer' ? 'font-voice' : 'text-small text-ink-2'}`}>
            {text}
          </p>
        </li>
      ))}
    </ol>
  );
}
