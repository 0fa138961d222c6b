import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Dot } from './mail-state.tsx';
import { inboundStateWords } from './mail-words.ts';
import { type Inbound, inboundQuery } from './queries.ts';

type Message = Inbound['messages'][number];

const colours = { waiting: 'text-ink-2', used: 'text-kept', not_used: 'text-ink-3', refused: 'text-late', failed: 'text-late' } as const satisfies Record<Message['state'], string>;

/** Replies and reports that came in during the last thirty days, and what became of each; what they said is not kept here. */
export function InboundList({ timezone }: { timezone: string }) {
  const { data, error } = useQuery(inboundQuery);
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Skeleton rows={5} label="Loading the mail that came in" />;
  return (
    <>
      <p className="mb-4 max-w-[68ch] text-ink-2">
        {data.address === null ? (
          <>
            Nobody reads replies yet: mail does not come in here. Set <code>KEPT_INBOUND_DOMAIN</code> and <code>KEPT_INBOUND_SECRET</code>, and let your mail server hand over what it takes for that domain; the operations guide says how.
          </>
        ) : (
          <>
            Owners answer their mail by replying to <code className="break-all">{data.address}</code>: what they write goes on the theme as a note. What servers report as undeliverable shows here, too.
          </>
        )}
      </p>
      <DataTable
        caption="Mail that came in, newest first"
        rows={data.messages}
        rowId={({ id }) => id}
        empty={
          <EmptyState kind="none-yet" title="Nothing came in during the last thirty days.">
            Replies of owners, and reports about mails that came back, show here with what became of them.
          </EmptyState>
        }
        columns={[
          { id: 'at', header: 'Came', cell: ({ receivedAt }) => <span className="num">{formatInstant(receivedAt, timezone)}</span> },
          { id: 'what', header: 'What', cell: (message) => <What message={message} /> },
          { id: 'state', header: 'What became of it', cell: ({ state, reason }) => <Became state={state} reason={reason} /> },
        ]}
      />
    </>
  );
}

function What({ message: { kind, theme, person, mailId } }: { message: Message }) {
  if (kind === 'bounce') return mailId === null ? <>A report</> : <Link to="/outbox" search={{ mail: mailId }}>A report about a mail</Link>;
  if (theme === null) return <>A reply</>;
  return (
    <>
      {person ?? 'An owner'} about <Link to="/themes/$id" params={{ id: theme.id }}>{theme.title}</Link>
    </>
  );
}

function Became({ state, reason }: Pick<Message, 'state' | 'reason'>) {
  return (
    <>
      <Dot colour={colours[state]} fill={state === 'not_used' || state === 'waiting' ? 'border-[1.5px] border-current' : 'bg-current'} words={inboundStateWords[state]} />
      {reason === null ? null : <span className="block max-w-[60ch] text-ink-2">{reason}</span>}
    </>
  );
}
