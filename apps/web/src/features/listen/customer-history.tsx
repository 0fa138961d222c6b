import { fixAnswerWords } from '@kept/core/close-loop/receipt-words.ts';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { Quote } from '../../ui/quote.tsx';
import { MailState } from '../close-loop/mail-state.tsx';
import { mailKindWords } from '../close-loop/mail-words.ts';
import { themePath } from '../act/theme-path.ts';
import { ContactEntry } from './contact-entry.tsx';
import { type HistoryEntry, historyQuery } from './customer-queries.ts';
import { scoreWords } from './score-words.ts';

interface CustomerHistoryProps {
  customerId: string;
  timezone: string;
  contactId: string | undefined;
  mayReadThemes: boolean;
  onContact: (id: string | undefined) => void;
}

/** Everything between a customer and the organisation on one line of time, the latest first. */
export function CustomerHistory({ customerId, timezone, contactId, mayReadThemes, onContact }: CustomerHistoryProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(historyQuery(customerId));
  const entries = data.pages.flatMap((page) => page.items);
  return (
    <section id="history" aria-labelledby="history-heading" className="scroll-mt-24 border-t border-line-strong pt-6">
      <h2 id="history-heading" className="mb-1 text-row font-[620]">
        History
      </h2>
      {entries.length === 0 ? <p className="py-3 text-ink-2">Nothing yet: no contact, nothing said, no mail.</p> : null}
      <ol>
        {entries.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`} className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-1 border-b border-line py-3.5 max-desk:grid-cols-1 max-desk:gap-y-1">
            <time dateTime={entry.at} className="num text-small text-ink-3">
              {formatDay(entry.at.slice(0, 10))}
            </time>
            <div className="grid min-w-0 gap-1.5">
              {entry.kind === 'contact' ? (
                <ContactEntry contact={entry.contact} timezone={timezone} isOpen={contactId === entry.id} onOpen={(isOpen) => onContact(isOpen ? entry.id : undefined)} />
              ) : (
                <Entry entry={entry} mayReadThemes={mayReadThemes} />
              )}
            </div>
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button className="mt-6" onClick={() => void fetchNextPage()} isBusy={isFetchingNextPage} busyLabel="Loading…">
          25 more
        </Button>
      ) : null}
    </section>
  );
}

function Entry({ entry, mayReadThemes }: { entry: Exclude<HistoryEntry, { kind: 'contact' }>; mayReadThemes: boolean }) {
  if (entry.kind === 'said') {
    const { said } = entry;
    const score = scoreWords(said);
    return (
      <>
        {said.text === '' ? <p className="text-ink-2">{score} without a comment</p> : <Quote text={said.text} meta={<><span>{said.source}</span>{score === undefined ? null : <span>{score}</span>}</>} />}
        <About themes={said.themes} mayRead={mayReadThemes} />
      </>
    );
  }
  if (entry.kind === 'mail') {
    const { kind, state, subject, reason, told } = entry.mail;
    return (
      <>
        <p className="flex flex-wrap items-baseline gap-x-2.5 break-words">
          <b className="font-[600]">{`Mail: ${subject === '' ? mailKindWords[kind] : subject}`}</b>
          <MailState state={state} />
        </p>
        {reason === null ? null : <p className="text-small text-ink-2">{`Not sent: ${reason}.`}</p>}
        <About themes={told} mayRead={mayReadThemes} before={state === 'sent' ? 'It told them about ' : 'It would have told them about '} />
      </>
    );
  }
  if (entry.kind === 'not_asked') return <p className="text-ink-2">{`Not asked in ${entry.period}: ${entry.reason} (${entry.survey})`}</p>;
  if (entry.kind === 'theme') {
    return (
      <>
        <p>
          What was done about <About themes={[entry.theme]} mayRead={mayReadThemes} isInline />
        </p>
        <p className="border-s-2 border-kept ps-3 break-words">{entry.text}</p>
      </>
    );
  }
  return (
    <>
      <p>
        Did it fix it? <b className="font-[600]">{fixAnswerWords[entry.answer]}</b>, about <About themes={[entry.theme]} mayRead={mayReadThemes} isInline />
      </p>
      {entry.comment === null ? null : <Quote text={entry.comment} />}
    </>
  );
}

interface AboutProps {
  themes: readonly { id: string; title: string }[];
  mayRead: boolean;
  before?: ReactNode;
  isInline?: boolean;
}

/** Titles of themes, each a link for who may open it. */
function About({ themes, mayRead, before, isInline = false }: AboutProps) {
  if (themes.length === 0) return null;
  const titles = themes.map(({ id, title }, place) => (
    <span key={id}>
      {place === 0 ? '' : ', '}
      {mayRead ? (
        <Link to={themePath(id)} className="text-link">
          {title}
        </Link>
      ) : (
        title
      )}
    </span>
  ));
  return isInline ? <>{titles}</> : <p className="text-small text-ink-2">{before}{titles}</p>;
}
