import { type LeftOutCode, leftOutCodes } from '@kept/core/close-loop/mail-rules.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { problemMessage } from '../../../ui/problem-message.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { leftOutSentences } from '../left-out-reasons.ts';
import type { Digest } from '../queries.ts';
import { leftOutCsv } from './left-out-csv.ts';
import { type Audience, type LeftOut, leftOutQuery, type LeftOutView, readLeftOut } from './queries.ts';

interface LeftOutListProps {
  digest: Digest;
  /** Undefined until it is counted. */
  audience: Audience | undefined;
  view: LeftOutView;
  onView: (view: LeftOutView) => void;
}

const typingMs = 300;

/** Everybody a digest does not reach, by name and with the reason; narrowed by the URL, page by page. */
export function LeftOutList({ digest, audience, view, onView }: LeftOutListProps) {
  const [cleared, setCleared] = useState(0);
  const clear = () => {
    setCleared(cleared + 1);
    onView({});
  };
  const list = useQuery(leftOutQuery(digest.id, digest.version, view));
  const found = audience?.reasons.map(({ code }) => code) ?? [];
  const reasons = leftOutCodes.filter((code) => found.includes(code) || code === view.why);
  const isNarrowed = view.why !== undefined || (view.q ?? '') !== '';
  const file = useMutation({
    mutationFn: async () => saveFile(`left-out-${digest.period}.csv`, leftOutCsv(await readAll(digest.id, view))),
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  if (audience?.leftOut === 0 && !isNarrowed) return <p className="mt-6 text-small text-ink-2">Nobody is left out.</p>;
  return (
    <section aria-labelledby="left-out-heading" className="mt-10">
      <h2 id="left-out-heading" className="font-[620]">By name</h2>
      <p className="mt-1 max-w-[64ch] text-small text-ink-2">{list.data?.isForecast === false ? 'As it was when their mail was due.' : 'As it would be if it went out now.'}</p>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-4 max-desk:grid-cols-1">
        <Search key={cleared} words={view.q ?? ''} onSearch={(q) => onView({ why: view.why, q })} />
        <Select label="Reason" name="why" placeholder="All reasons" value={view.why ?? ''} choices={reasons.map((code) => ({ value: code, label: leftOutSentences[code] }))} onChange={({ target }) => onView({ q: view.q, why: leftOutCodes.find((code) => code === target.value) })} />
        <Button isBusy={file.isPending} busyLabel="Gathering…" onClick={() => file.mutate()}>Download CSV</Button>
      </div>
      <ProblemNotice error={list.error} />
      <div className="mt-4">
        <People list={list.data} isLoading={list.isFetching} onClear={clear} isMore={list.data?.nextCursor !== null && list.data !== undefined} />
      </div>
      <div className="mt-4 flex gap-2">
        {view.after === undefined ? null : <Button onClick={() => onView({ ...view, after: undefined })}>First page</Button>}
        {list.data?.nextCursor ? <Button onClick={() => onView({ ...view, after: list.data.nextCursor ?? undefined })}>Next</Button> : null}
      </div>
    </section>
  );
}

/** Looks when the person stops typing. */
function Search({ words, onSearch }: { words: string; onSearch: (words: string | undefined) => void }) {
  const [typed, setTyped] = useState(words);
  useEffect(() => {
    if (typed.trim() === words) return;
    const waiting = setTimeout(() => onSearch(typed.trim() === '' ? undefined : typed.trim()), typingMs);
    return () => clearTimeout(waiting);
  });
  return <TextField label="Name or address" name="left-out-search" type="search" maxLength={200} value={typed} onChange={(event) => setTyped(event.target.value)} />;
}

function People({ list, isLoading, isMore, onClear }: { list: LeftOut | undefined; isLoading: boolean; isMore: boolean; onClear: () => void }) {
  const empty = list === undefined ? null : isMore ? <EmptyState kind="nothing-selected" title="Nobody among those looked at so far; there are more to look at." /> : <EmptyState kind="no-match" title="Nobody left out is called so, or for this reason." onClear={onClear} />;
  return (
    <DataTable
      caption="Those this digest does not reach"
      isLoading={isLoading && list === undefined}
      rows={list?.people ?? []}
      rowId={({ customerId, email, name }) => customerId ?? `${name ?? ''} ${email ?? ''}`}
      empty={empty}
      columns={[
        { id: 'name', header: 'Name', cell: ({ customerId, name }) => <Name customerId={customerId} name={name} /> },
        { id: 'email', header: 'Address', isHiddenOnPhone: true, cell: ({ email }) => <span className="break-all">{email ?? ''}</span> },
        { id: 'reason', header: 'Reason', cell: ({ code, reason }) => <Reason code={code} reason={reason} /> },
      ]}
    />
  );
}

function Name({ customerId, name }: { customerId: string | null; name: string | null }) {
  if (customerId === null) return <span className="text-ink-3">Erased</span>;
  return (
    <Link to="/customers/$id" params={{ id: customerId }} className="break-words text-link">
      {name ?? 'Without a name'}
    </Link>
  );
}

/** Which mail was too recent says more than that one was. */
function Reason({ code, reason }: { code: LeftOutCode; reason: string }) {
  return (
    <>
      {leftOutSentences[code]}
      {code === 'budget' ? <span className="block text-tiny text-ink-3">{reason}</span> : null}
    </>
  );
}

async function readAll(id: string, view: LeftOutView): Promise<LeftOut['people']> {
  const people: LeftOut['people'] = [];
  for (let after: string | undefined; ; ) {
    const page = await readLeftOut(id, { ...view, after }, 1000);
    people.push(...page.people);
    if (page.nextCursor === null) return people;
    after = page.nextCursor;
  }
}
