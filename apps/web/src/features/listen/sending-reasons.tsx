import type { SendingCode } from '@kept/core/sending-words.ts';
import { countWords } from '../../ui/count-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SendingFigures } from './queries.ts';
import { channelName } from './channel-name.ts';
import { estimateWords } from './estimate-words.ts';
import { Fold } from './fold.tsx';

/** How many were asked, how many not and why, and how many answered, by channel and segment. */
export function SendingReasons({ figures, reason, onReason }: { figures: SendingFigures; reason: SendingCode | undefined; onReason: (code: SendingCode | undefined) => void }) {
  const counted = (state: 'waiting' | 'invited' | 'not_sent') => (figures.states.find((one) => one.state === state)?.n ?? 0).toLocaleString('en-GB');
  const all = figures.states.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return <EmptyState kind="none-yet" title="Nothing was decided in this time.">Contacts that end while there are rules appear here, each with what was decided.</EmptyState>;
  return (
    <div className="grid gap-6">
      <p>{`${counted('invited')} asked, ${counted('waiting')} waiting, ${counted('not_sent')} not asked.`}</p>
      <ul className="grid border-t border-line text-small">
        {figures.reasons.map(({ code, words, n }) => (
          <li key={code} className="flex items-baseline justify-between gap-4 border-b border-line py-2">
            <button type="button" className="text-link inline-block text-start first-letter:uppercase" aria-pressed={reason === code} onClick={() => onReason(reason === code ? undefined : code)}>
              {words}
            </button>
            <span className="num">{n.toLocaleString('en-GB')}</span>
          </li>
        ))}
      </ul>
      <div className="grid gap-2">
        <h3 className="font-[600]">Who answered</h3>
        <p className="num">{`${answered(figures.rates.all)} of everybody asked: ${figures.rates.all.answered.toLocaleString('en-GB')} of ${figures.rates.all.invited.toLocaleString('en-GB')}.`}</p>
        <RateTable title="By channel" rows={figures.rates.byChannel.map((row) => ({ ...row, value: channelName(row.value) }))} />
        <RateTable title="By segment" rows={figures.rates.bySegment} />
      </div>
    </div>
  );
}

type Rate = SendingFigures['rates']['all'];

function answered({ rate }: Rate): string {
  return rate.value === null ? 'Too few for a share' : estimateWords(rate);
}

/** One grouping of the response rates, in a fold that tells how many lines it holds. */
function RateTable({ title, rows }: { title: string; rows: readonly Rate[] }) {
  return (
    <Fold title={title} about={countWords(rows.length, 'line', 'lines')}>
      <DataTable
        caption={`Response rates, ${title.toLowerCase()}`}
        rows={rows}
        rowId={(row) => row.value}
        empty={<p className="text-small text-ink-2">Nobody was asked yet.</p>}
        columns={[
          { id: 'value', header: title.slice(3).replace(/^./, (letter) => letter.toUpperCase()), cell: (row) => <span className="inline-block first-letter:uppercase">{row.value}</span> },
          { id: 'invited', header: 'Asked', cell: (row) => row.invited.toLocaleString('en-GB'), isFigure: true },
          { id: 'answered', header: 'Answered', cell: (row) => row.answered.toLocaleString('en-GB'), isFigure: true },
          { id: 'rate', header: 'Response rate', cell: (row) => estimateWords(row.rate), isFigure: true },
        ]}
      />
    </Fold>
  );
}
