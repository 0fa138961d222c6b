import type { SendingCode } from '@kept/core/sending-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SendingFigures } from './queries.ts';
import { channelName } from './channel-name.ts';
import { estimateWords } from './estimate-words.ts';

/** How many were asked, how many not and why, and how many answered, by channel and segment. */
export function SendingReasons({ figures, reason, onReason }: { figures: SendingFigures; reason: SendingCode | undefined; onReason: (code: SendingCode | undefined) => void }) {
  const counted = (state: 'waiting' | 'invited' | 'not_sent') => (figures.states.find((one) => one.state === state)?.n ?? 0).toLocaleString('en-GB');
  const all = figures.states.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return <EmptyState kind="none-yet" title="Nothing was decided in this time.">Contacts that end while there are rules appear here, each with what was decided.</EmptyState>;
  const rates = [{ by: 'All', ...figures.rates.all, value: 'Everybody asked' }, ...figures.rates.byChannel.map((row) => ({ by: 'Channel', ...row, value: channelName(row.value) })), ...figures.rates.bySegment.map((row) => ({ by: 'Segment', ...row }))];
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
      <h3 className="font-[600]">Who answered</h3>
      <DataTable
        caption="Response rates by channel and segment"
        rows={rates}
        rowId={(row) => `${row.by} ${row.value}`}
        empty={null}
        columns={[
          { id: 'by', header: 'By', cell: (row) => row.by },
          { id: 'value', header: 'Which', cell: (row) => row.value },
          { id: 'invited', header: 'Asked', cell: (row) => row.invited.toLocaleString('en-GB'), isFigure: true },
          { id: 'answered', header: 'Answered', cell: (row) => row.answered.toLocaleString('en-GB'), isFigure: true },
          { id: 'rate', header: 'Response rate', cell: (row) => estimateWords(row.rate), isFigure: true },
        ]}
      />
    </div>
  );
}
