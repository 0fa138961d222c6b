import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DriverDialog } from './driver-dialogs.tsx';
import { type Drivers, driversQuery } from './driver-queries.ts';
import { DriverSuggestions } from './driver-suggestions.tsx';
import { accuracyWords, leftOutWords, suggestedAccuracyWords } from './driver-words.ts';
import type { DriversSearch } from './drivers-search.ts';
import { DriversTable } from './drivers-table.tsx';

interface DriversPageProps {
  search: DriversSearch;
  onSearch: (search: DriversSearch) => void;
}

/** Why customers make contact: the taxonomy of reasons, each traced to where it begins, and contacts that still need theirs. */
export function DriversPage({ search, onSearch }: DriversPageProps) {
  const { data: known } = useSuspenseQuery(driversQuery);
  const [isAdding, setAdding] = useState(false);
  const waiting = known.withoutDriver.suggested + known.withoutDriver.unknown;
  return (
    <>
      <PageHeader title="Contact drivers" lead="Why customers make contact, and where upstream it begins." actions={<Button onClick={() => setAdding(true)}>Add a driver</Button>} />
      <LearnedLines known={known} />
      <Tabs
        label="Contact drivers"
        chosen={search.show ?? 'taxonomy'}
        onChoose={(show) => onSearch(show === 'suggested' ? { show } : {})}
        tabs={[
          { value: 'taxonomy', label: 'Taxonomy', count: known.drivers.length, panel: <DriversTable drivers={known.drivers} /> },
          {
            value: 'suggested',
            label: 'Suggested',
            count: waiting,
            panel: (
              <Suspense fallback={<Skeleton label="Reading suggestions" />}>
                <DriverSuggestions known={known} search={search} onSearch={onSearch} />
              </Suspense>
            ),
          },
        ]}
      />
      {isAdding ? <DriverDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** How well drivers are learned, in sentences; and how far learning or reading is. */
function LearnedLines({ known }: { known: Drivers }) {
  const { learned, withoutDriver, rules } = known;
  const silent = withoutDriver.contacts - withoutDriver.withWords;
  const lines = [
    learned === null ? undefined : accuracyWords(learned),
    learned === null ? undefined : suggestedAccuracyWords(learned),
    learned !== null && learned.accuracy === null && learned.labels > 0 ? `Too few held-out contacts to say how often suggestions are right (${learned.heldOut}); at least 30 are needed.` : undefined,
    withoutDriver.contacts === 0 ? undefined : `${countWords(withoutDriver.contacts, 'contact has', 'contacts have')} no driver${silent === 0 ? '.' : `; in ${silent.toLocaleString('en-GB')} of them the customer’s words are not known, so nothing is suggested.`}`,
    learned === null ? undefined : leftOutWords(learned, rules.leastPerDriver),
  ].filter((line) => line !== undefined);
  return (
    <div className="mb-6 grid max-w-[86ch] gap-1 text-small text-ink-2 empty:hidden">
      {lines.map((line, at) => (
        <p key={line} className={at === 0 && learned?.accuracy ? 'text-body text-ink' : ''}>
          {line}
        </p>
      ))}
      {learned?.isLearning === true ? <output>Drivers are being learned again.</output> : null}
      {learned?.reading ? (
        <div className="max-w-[420px] pt-1">
          <Progress label="Reading contacts without a driver" done={learned.reading.done} total={learned.reading.total} />
        </div>
      ) : null}
    </div>
  );
}
