import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { KeyBar } from '../../ui/key-bar.tsx';
import { ChooseDriverDialog } from './choose-driver-dialog.tsx';
import { type Drivers, type DriverSuggestion, driverSuggestionsQuery } from './driver-queries.ts';
import { DriverSuggestionRow } from './driver-suggestion-row.tsx';
import { NoSuggestions } from './no-driver-suggestions.tsx';
import { SuggestionFilter } from './driver-suggestion-filter.tsx';
import type { DriversSearch } from './drivers-search.ts';
import { useDecideDrivers } from './use-driver-deeds.ts';

interface SuggestionsProps {
  known: Drivers;
  search: DriversSearch;
  onSearch: (search: DriversSearch) => void;
}

const keys = [{ keys: 'j k', label: 'move' }, { keys: 'Enter', label: 'confirm' }, { keys: 'o', label: 'another driver' }, { keys: 'z', label: 'undo' }, { keys: '?', label: 'all keys' }];

/** Contacts in which customers said something and nobody booked why: confirmed or corrected one by one, or all that are shown. */
export function DriverSuggestions({ known, search, onSearch }: SuggestionsProps) {
  const { order = 'surest', driver } = search;
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(driverSuggestionsQuery({ order, ...(driver === undefined ? {} : { driver }) }));
  const [gone, setGone] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<DriverSuggestion>();
  const total = data.pages[0]?.total ?? 0;
  const rows = data.pages.flatMap((page) => page.suggestions).filter(({ interactionId }) => !gone.includes(interactionId));
  const at = rows.findIndex(({ interactionId }) => interactionId === search.at);
  const chosen = rows[at];
  const decide = useDecideDrivers(() => setGone([]));
  const select = (id: string | undefined) => onSearch({ ...search, at: id });
  const settle = (decided: readonly DriverSuggestion[], other?: { id: string; name: string }) => {
    const ids = decided.map(({ interactionId }) => interactionId);
    const next = rows.slice(rows.findIndex(({ interactionId }) => interactionId === ids.at(-1)) + 1).find(({ interactionId }) => !ids.includes(interactionId));
    setGone([...gone, ...ids]);
    select(next?.interactionId);
    focusOn(next?.interactionId);
    decide.mutate({ interactionIds: ids, driver: other }, { onError: () => setGone([]) });
  };
  useSuggestionKeys({ rows, at, select, onConfirm: (row) => settle([row]), onChoose: setAsked });
  const sure = rows.filter((row) => row.driver !== null);
  return (
    <>
      {rows.length === 0 && driver === undefined ? null : <SuggestionFilter known={known} search={search} onSearch={onSearch} />}
      {rows.length === 0 ? <NoSuggestions known={known} isFiltered={driver !== undefined} onClear={() => onSearch({ show: 'suggested' })} /> : null}
      <ul className={rows.length === 0 ? '' : 'border-t border-line'}>
        {rows.map((row) => (
          <DriverSuggestionRow key={row.interactionId} suggestion={row} isSelected={row === chosen} isBusy={decide.isPending} onSelect={() => select(row.interactionId)} onConfirm={() => settle([row])} onChoose={() => setAsked(row)} />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {sure.length > 1 ? (
          <Button onClick={() => settle(sure)} isBusy={decide.isPending}>{`Confirm all ${sure.length} shown`}</Button>
        ) : null}
        {hasNextPage ? (
          <Button onClick={() => void fetchNextPage()} isBusy={isFetchingNextPage} busyLabel="Reading…">
            25 more
          </Button>
        ) : null}
        {rows.length === 0 ? null : <span className="num text-small text-ink-3">{countWords(total, 'contact waits', 'contacts wait')}</span>}
      </div>
      {rows.length === 0 ? null : <KeyBar entries={keys} />}
      {asked === undefined ? null : (
        <ChooseDriverDialog
          suggestion={asked}
          drivers={known.drivers}
          onClose={() => setAsked(undefined)}
          onChoose={(other) => {
            settle([asked], other);
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

function focusOn(id: string | undefined): void {
  if (id !== undefined) document.querySelector<HTMLElement>(`[data-contact-row="${CSS.escape(id)}"]`)?.focus();
}

interface KeysInput {
  rows: readonly DriverSuggestion[];
  at: number;
  select: (id: string) => void;
  onConfirm: (row: DriverSuggestion) => void;
  onChoose: (row: DriverSuggestion) => void;
}

function useSuggestionKeys({ rows, at, select, onConfirm, onChoose }: KeysInput): void {
  const group = 'Suggested drivers';
  const move = (step: 1 | -1) => {
    const next = rows[at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (next === undefined) return;
    select(next.interactionId);
    focusOn(next.interactionId);
  };
  const chosen = rows[at];
  useActions([
    { id: 'next-contact', label: 'Next contact', group, keys: 'j', isKeyOnly: true, run: () => move(1) },
    { id: 'previous-contact', label: 'Previous contact', group, keys: 'k', isKeyOnly: true, run: () => move(-1) },
    ...(chosen === undefined ? [] : [{ id: 'choose-driver', label: 'Choose another driver', group, keys: 'o', run: () => onChoose(chosen) }]),
    ...(chosen === undefined || chosen.driver === null ? [] : [{ id: 'confirm-driver', label: `Confirm “${chosen.driver.name}”`, group, keys: 'Enter', run: () => onConfirm(chosen) }]),
  ]);
}
