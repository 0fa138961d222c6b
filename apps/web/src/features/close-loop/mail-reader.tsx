import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { MailFrame } from './mail-frame.tsx';
import { MailState } from './mail-state.tsx';
import { mailKindWords, returnedWords } from './mail-words.ts';
import { mailSourceQuery, outboxMailQuery, type OutboxMail } from './queries.ts';

interface MailReaderProps {
  id: string;
  timezone: string;
  tab: string | undefined;
  onTab: (tab: string) => void;
}

/** One mail as its reader saw it, as plain text, and as the bytes that left; or why it did not leave. */
export function MailReader({ id, timezone, tab, onTab }: MailReaderProps) {
  const { data: mail, error } = useQuery(outboxMailQuery(id));
  if (error !== null) return <ProblemNotice error={error} />;
  if (mail === undefined) return <Skeleton rows={6} />;
  const tabs: Tab[] = [
    ...(mail.html === null ? [] : [{ value: 'html', label: 'As read', panel: <MailFrame title={mail.subject} html={mail.html} look="light" /> }]),
    ...(mail.text === null ? [] : [{ value: 'plain', label: 'Plain text', panel: <Source text={mail.text} /> }]),
    ...(mail.hasSource ? [{ value: 'source', label: 'Source', panel: <MailSource id={id} /> }] : []),
  ];
  return (
    <article aria-label={mail.subject}>
      <h2 className="text-large font-[620] text-balance">{mail.subject}</h2>
      <Facts mail={mail} timezone={timezone} />
      {tabs.length === 0 ? (
        <p className="mt-4 text-ink-2">It was never written out, since it was not going to be sent.</p>
      ) : (
        <div className="mt-4">
          <Tabs label="This mail" tabs={tabs} chosen={tabs.find(({ value }) => value === tab)?.value ?? tabs[0]?.value ?? ''} onChoose={onTab} />
        </div>
      )}
    </article>
  );
}

function Facts({ mail, timezone }: { mail: OutboxMail; timezone: string }) {
  const rows: [string, string][] = [
    ['To', [mail.toName, mail.toEmail].filter((part) => part !== null).join(', ') || 'nobody: there is no address'],
    ['Kind', mailKindWords[mail.kind]],
    ['Written', formatInstant(mail.createdAt, timezone)],
    ...(mail.settledAt === null ? [] : ([[mail.state === 'sent' ? 'Sent' : 'Settled', formatInstant(mail.settledAt, timezone)]] satisfies [string, string][])),
    ...(mail.deliveredAt === null ? [] : ([['Delivered', formatInstant(mail.deliveredAt, timezone)]] satisfies [string, string][])),
    ...(mail.returned === null ? [] : ([[returnedWords[mail.returned], `${formatInstant(mail.returnedAt ?? mail.createdAt, timezone)}${mail.returnedReason === null || mail.returnedReason === '' ? '' : `: ${mail.returnedReason}`}`]] satisfies [string, string][])),
    ...(mail.reason === null ? [] : ([['Why', mail.reason]] satisfies [string, string][])),
  ];
  return (
    <>
      <div className="mt-1">
        <MailState state={mail.state} returned={mail.returned} deliveredAt={mail.deliveredAt} />
      </div>
      <dl className="mt-3 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-small">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function MailSource({ id }: { id: string }) {
  const { data, error } = useQuery(mailSourceQuery(id));
  if (error !== null) return <ProblemNotice error={error} />;
  return data === undefined ? <Skeleton rows={6} /> : <Source text={data} />;
}

function Source({ text }: { text: string }) {
  return (
    <pre className="border border-line bg-surface p-4 text-tiny leading-normal break-all whitespace-pre-wrap">
      {text}
    </pre>
  );
}
