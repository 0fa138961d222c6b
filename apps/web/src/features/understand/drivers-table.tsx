import { Ellipsis } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { countWords } from '../../ui/count-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Menu } from '../../ui/menu.tsx';
import { DriverDialog, MergeDriverDialog } from './driver-dialogs.tsx';
import { DriverNameCell } from './driver-name-cell.tsx';
import type { Driver } from './driver-queries.ts';
import { useSeparateDriver } from './use-driver-deeds.ts';
import { journeyStageWords, originWords } from './vocabulary-words.ts';

const number = (count: number) => count.toLocaleString('en-GB');

/** Every reason for contact, the most frequent of the last 90 days first: renamed in place, traced and merged from the menu of its row. */
export function DriversTable({ drivers }: { drivers: readonly Driver[] }) {
  const [asked, setAsked] = useState<{ deed: 'change' | 'merge'; driver: Driver }>();
  const separate = useSeparateDriver();
  const deeds = (driver: Driver) => [
    { id: 'change', label: 'Rename and trace', onSelect: () => setAsked({ deed: 'change', driver }) },
    { id: 'merge', label: 'Merge into another', onSelect: () => setAsked({ deed: 'merge', driver }) },
    ...driver.merged.map(({ id, name }) => ({ id, label: `Separate “${name}” again`, onSelect: () => separate.mutate(id) })),
  ];
  return (
    <>
      <DataTable
        caption="Contact drivers"
        rows={drivers}
        rowId={({ id }) => id}
        empty={
          <EmptyState kind="none-yet" title="No contact has a driver yet." action={<ButtonLink to="/settings">Make an API key</ButtonLink>}>
            Send contacts with the reason your agents book, as <code>driver</code> in <code>POST /api/v1/interactions</code>, or add the drivers you use with the button above. Each new name becomes a driver.
          </EmptyState>
        }
        columns={[
          { id: 'name', header: 'Driver', cell: (driver) => <NameAndBefore driver={driver} onTrace={() => setAsked({ deed: 'change', driver })} /> },
          { id: 'origin', header: 'Begins in', isHiddenOnPhone: true, cell: (driver) => <Traced word={driver.origin === null ? null : originWords[driver.origin]} onTrace={() => setAsked({ deed: 'change', driver })} name={driver.name} /> },
          { id: 'stage', header: 'Journey stage', isHiddenOnPhone: true, cell: ({ journeyStage }) => (journeyStage === null ? <span className="text-ink-3">–</span> : journeyStageWords[journeyStage]) },
          { id: 'recent', header: 'Last 90 days', isFigure: true, cell: ({ recentContacts }) => number(recentContacts) },
          { id: 'contacts', header: 'All contacts', isFigure: true, isHiddenOnPhone: true, cell: ({ contacts }) => number(contacts) },
          { id: 'taught', header: 'Right of held out', isFigure: true, isHiddenOnPhone: true, cell: ({ taught }) => (taught === null ? <span className="text-ink-3">not learned</span> : `${taught.right} of ${taught.heldOut}`) },
          {
            id: 'suggested',
            header: 'Suggested',
            isFigure: true,
            cell: ({ id, name, suggested }) =>
              suggested === 0 ? (
                '0'
              ) : (
                <Link to="/contact-drivers" search={{ show: 'suggested', driver: id }} aria-label={`${suggested} suggested as “${name}”`} className="underline underline-offset-2">
                  {number(suggested)}
                </Link>
              ),
          },
          { id: 'deeds', header: 'Change', isFigure: true, cell: (driver) => <Menu trigger={<Ellipsis aria-hidden="true" size={18} />} label={`What to do with “${driver.name}”`} variant="quiet" size="icon" align="end" items={deeds(driver)} /> },
        ]}
      />
      {asked?.deed === 'change' ? <DriverDialog driver={asked.driver} onClose={() => setAsked(undefined)} /> : null}
      {asked?.deed === 'merge' ? <MergeDriverDialog driver={asked.driver} drivers={drivers} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}

function NameAndBefore({ driver, onTrace }: { driver: Driver; onTrace: () => void }) {
  const { origin, journeyStage, merged, formerNames } = driver;
  const places = [origin === null ? undefined : originWords[origin], journeyStage === null ? undefined : journeyStageWords[journeyStage]].filter((word) => word !== undefined);
  return (
    <>
      <DriverNameCell driver={driver} />
      {merged.length === 0 ? null : <span className="block max-w-[48ch] text-tiny text-ink-3">with {merged.map(({ name }) => `“${name}”`).join(', ')}</span>}
      {formerNames.length === 0 ? null : <span className="block text-tiny text-ink-3">{countWords(formerNames.length, 'former name', 'former names')}: {formerNames.join(', ')}</span>}
      <button type="button" onClick={onTrace} className="block min-h-6 text-start text-tiny text-ink-2 underline underline-offset-2 desk:hidden">
        {places.length === 0 ? 'Not traced' : places.join(', ')}
        <span className="sr-only">: trace “{driver.name}”</span>
      </button>
    </>
  );
}

function Traced({ word, name, onTrace }: { word: string | null; name: string; onTrace: () => void }) {
  if (word !== null) return word;
  return (
    <button type="button" onClick={onTrace} className="min-h-6 rounded-small text-ink-2 underline decoration-dotted underline-offset-2 hover:text-ink">
      Trace it<span className="sr-only">: “{name}”</span>
    </button>
  );
}
