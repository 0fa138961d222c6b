import { Chips } from '../../ui/chips.tsx';
import { Select } from '../../ui/select.tsx';
import type { Drivers } from './driver-queries.ts';
import type { DriversSearch } from './drivers-search.ts';

interface FilterProps {
  known: Drivers;
  search: DriversSearch;
  onSearch: (search: DriversSearch) => void;
}

/** Which suggestions are shown, and which of them first. */
export function SuggestionFilter({ known, search, onSearch }: FilterProps) {
  const { order = 'surest', driver } = search;
  const choices = known.drivers.filter(({ id, suggested }) => suggested > 0 || id === driver).map(({ id, name, suggested }) => ({ value: id, label: `${name} (${suggested})` }));
  const isUnknownShown = known.withoutDriver.unknown > 0 || driver === 'unknown';
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
      <div className="w-[280px] max-w-full">
        <Select
          label="Suggested driver"
          placeholder="All"
          value={driver ?? ''}
          choices={[...choices, ...(isUnknownShown ? [{ value: 'unknown', label: `Not known (${known.withoutDriver.unknown})` }] : [])]}
          onChange={(event) => onSearch({ ...search, at: undefined, driver: event.target.value === '' ? undefined : event.target.value })}
        />
      </div>
      <Chips
        label="Order"
        chips={[{ value: 'surest', label: 'Surest first' }, { value: 'least_sure', label: 'Least sure first' }]}
        chosen={[order]}
        onToggle={(value) => onSearch({ ...search, at: undefined, order: value === 'least_sure' ? 'least_sure' : undefined })}
      />
    </div>
  );
}
