import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { type Chip, Chips } from '../../ui/chips.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type FeedbackFilters, readFeedbackSearch } from './feedback-search.ts';
import { FurtherFeedbackFilters } from './further-feedback-filters.tsx';

interface FeedbackFiltersProps {
  filters: FeedbackFilters;
  sources: readonly string[];
  /** Left out when there is more than is counted. */
  unthemed: number | undefined;
  onChange: (filters: FeedbackFilters) => void;
}

const kinds = [
  { value: 'survey', label: 'Survey answers' },
  { value: 'review', label: 'Reviews' },
  { value: 'interaction', label: 'From contacts' },
];

/** What narrows the list; every choice lands in the URL at once, the search with Enter or the button. */
export function FeedbackFilterBar({ filters, sources, unthemed, onChange }: FeedbackFiltersProps) {
  const [words, setWords] = useState(filters.q ?? '');
  const choose = (change: FeedbackFilters) => onChange({ ...filters, ...change });
  const pick = (name: 'kind' | 'from' | 'to' | 'source') => (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) => choose({ [name]: undefined, ...readFeedbackSearch({ [name]: event.target.value }) });
  return (
    <div className="mb-6 grid gap-4 border-b border-line pb-6">
      <search className="grid grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))] items-end gap-3">
        <form
          className="col-span-2 flex items-end gap-2 max-desk:col-span-full"
          onSubmit={(event) => {
            event.preventDefault();
            choose({ q: words.trim() || undefined });
          }}
        >
          <div className="min-w-0 grow">
            <TextField label="Search the words" name="q" type="search" value={words} onChange={(event) => setWords(event.target.value)} />
          </div>
          <Button type="submit">Search</Button>
        </form>
        <Select label="Kind" name="kind" placeholder="All kinds" choices={kinds} value={filters.kind ?? ''} onChange={pick('kind')} />
        <Select label="Source" name="source" placeholder="All sources" choices={sources.map((source) => ({ value: source, label: source }))} value={filters.source ?? ''} onChange={pick('source')} />
        <DateField label="From" name="from" value={filters.from ?? ''} max={filters.to} onChange={pick('from')} />
        <DateField label="To" name="to" value={filters.to ?? ''} min={filters.from} onChange={pick('to')} />
      </search>
      <FurtherFeedbackFilters filters={filters} onChange={onChange} />
      <div className="flex flex-wrap items-center gap-2">
        <Chips label="Narrow down" chips={narrowing(filters, unthemed)} chosen={[...(filters.unthemed === '1' ? ['unthemed'] : []), 'customer']} onToggle={(chip) => choose(chip === 'customer' ? { customer: undefined } : { unthemed: filters.unthemed === '1' ? undefined : '1' })} />
        {Object.values(filters).some((value) => value !== undefined) ? (
          <Button size="small" variant="quiet" onClick={() => onChange({})}>
            Clear filters
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** One customer is narrowed to from elsewhere; here it can only be left again. */
function narrowing(filters: FeedbackFilters, unthemed: number | undefined): Chip[] {
  return [{ value: 'unthemed', label: 'Without a theme', count: unthemed }, ...(filters.customer === undefined ? [] : [{ value: 'customer', label: 'Of one customer' }])];
}
