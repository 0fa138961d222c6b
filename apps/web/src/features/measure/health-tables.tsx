import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Status } from '../../ui/status.tsx';
import { writeFigure, writeValue } from './figure-words.ts';
import type { Health } from './queries.ts';

const themesPath: string = '/themes';

/** Which reasons bring customers back most, and how many themes stand where. */
export function HealthTables({ health }: { health: Health }) {
  return (
    <div className="mt-12 grid grid-cols-2 gap-x-12 gap-y-10 max-wide:grid-cols-1">
      <section aria-labelledby="drivers">
        <h2 id="drivers" className="mb-2 font-[600]">
          Repeat contact by reason
        </h2>
        <DataTable
          caption="The ten most frequent reasons for contact, and how often the same customer came back about the same within 30 days"
          rows={health.drivers}
          rowId={({ driver }) => driver}
          empty={<p className="border-y border-line py-6 text-small text-ink-2">No contacts of this period are 30 days old yet, or none carries a reason.</p>}
          columns={[
            { id: 'driver', header: 'Reason', cell: ({ driver }) => driver },
            { id: 'repeat', header: 'Came back', isFigure: true, cell: ({ value }) => (value === null ? <span className="text-ink-3">Too few</span> : writeFigure(value, 'percent')) },
            { id: 'between', header: '95 %', isFigure: true, isHiddenOnPhone: true, cell: ({ low, high }) => (low === null || high === null ? '–' : `${writeValue(low, 'percent')} to ${writeValue(high, 'percent')}`) },
            { id: 'n', header: 'n', isFigure: true, cell: ({ n }) => n.toLocaleString('en-GB') },
          ]}
        />
      </section>
      <section aria-labelledby="statuses">
        <h2 id="statuses" className="mb-2 font-[600]">
          Themes by status
        </h2>
        <DataTable
          caption="How many themes stand in each status, and how many of them are past their deadline"
          rows={health.themes}
          rowId={({ status }) => status}
          empty={
            <EmptyState kind="none-yet" title="There are no themes yet." action={<ButtonLink to={themesPath}>Go to themes</ButtonLink>}>
              They appear when enough people say the same thing.
            </EmptyState>
          }
          columns={[
            { id: 'status', header: 'Status', cell: ({ status }) => <Status status={status} /> },
            { id: 'themes', header: 'Themes', isFigure: true, cell: ({ themes }) => themes.toLocaleString('en-GB') },
            { id: 'late', header: 'Late', isFigure: true, cell: ({ late }) => (late === 0 ? '–' : <span className="font-[560] text-late">{late.toLocaleString('en-GB')}</span>) },
          ]}
        />
      </section>
    </div>
  );
}
