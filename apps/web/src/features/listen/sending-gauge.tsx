import { countWords } from '../../ui/count-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { channelName } from './channel-name.ts';
import { estimateWords } from './estimate-words.ts';
import { Fold } from './fold.tsx';
import type { SendingFigures } from './queries.ts';

type GaugeRow = SendingFigures['gauge']['byTeam'][number];

/** Whether the contacts nobody was asked about differ from the others: where they do, somebody may be choosing. */
export function SendingGauge({ figures: { gauge } }: { figures: SendingFigures }) {
  if (gauge.share.n === 0) return null;
  return (
    <section className="grid gap-4" aria-labelledby="sending-gauge">
      <h2 id="sending-gauge" className="text-large font-[600]">Contacts nobody was asked about</h2>
      <p className="max-w-[78ch] text-small text-ink-2">
        {`${gauge.share.value === null ? 'Too few contacts for a share yet.' : `${estimateWords(gauge.share)} of ${gauge.share.n.toLocaleString('en-GB')} contacts.`} Where contacts are left out by lot, both columns look alike; a clear difference is worth a question. Shares from 30 contacts on each side; no line stands for fewer than five agents.`}
      </p>
      <div className="border-t border-line">
        <GaugeTable title="By outcome" rows={gauge.byOutcome} isOpen />
        <GaugeTable title="By channel" rows={gauge.byChannel.map((row) => ({ ...row, value: channelName(row.value) }))} />
        <GaugeTable title="By team" rows={gauge.byTeam} none="No line for teams: fewer than five agents stand behind each." />
      </div>
    </section>
  );
}

function GaugeTable({ title, rows, isOpen = false, none = 'Nothing yet.' }: { title: string; rows: readonly GaugeRow[]; isOpen?: boolean; none?: string }) {
  return (
    <Fold title={title} about={clearWords(rows)} isOpen={isOpen}>
      <DataTable
        caption={`Contacts nobody was asked about, ${title.toLowerCase()}`}
        rows={rows}
        rowId={(row) => row.value}
        empty={<p className="text-small text-ink-2">{none}</p>}
        columns={[
          { id: 'value', header: title.slice(3).replace(/^./, (letter) => letter.toUpperCase()), cell: (row) => <span className="inline-block first-letter:uppercase">{row.value}</span> },
          { id: 'not', header: 'Of those not asked', cell: (row) => estimateWords(row.ofNotSurveyed), isFigure: true },
          { id: 'asked', header: 'Of those asked', cell: (row) => estimateWords(row.ofSurveyed), isFigure: true },
          { id: 'difference', header: 'Difference', cell: (row) => differenceWords(row), isFigure: true },
          { id: 'n', header: 'Not asked, asked', cell: (row) => `${row.notSurveyed.toLocaleString('en-GB')}, ${row.surveyed.toLocaleString('en-GB')}`, isFigure: true, isHiddenOnPhone: true },
        ]}
      />
    </Fold>
  );
}

/** Says before a table is opened whether it is worth it. */
function clearWords(rows: readonly GaugeRow[]): string {
  const clear = rows.filter(({ difference }) => difference?.isClear === true).length;
  return rows.length === 0 ? 'nothing to compare' : clear === 0 ? 'no clear difference' : countWords(clear, 'clear difference', 'clear differences');
}

function differenceWords({ difference }: GaugeRow): string {
  if (difference === null) return 'too few';
  const points = `${difference.value > 0 ? '+' : ''}${Math.round(difference.value)} points (${Math.round(difference.low)} to ${Math.round(difference.high)})`;
  return difference.isClear ? `${points}, clear` : points;
}
