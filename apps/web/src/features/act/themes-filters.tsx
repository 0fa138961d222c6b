import { statusWords } from '@kept/core/act/theme-status.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { choicesOf, journeyStageWords, originWords } from '../understand/vocabulary-words.ts';
import { ownersQuery } from './owners-query.ts';
import { groupOf, leagueGroups } from './themes-league.tsx';
import type { ThemesSearch } from './themes-search.ts';

const sortChoices = [
  { value: 'volume', label: 'People' },
  { value: 'growth', label: 'Growth' },
  { value: 'score', label: 'Effect on the score' },
  { value: 'newest', label: 'Newest' },
  { value: 'deadline', label: 'Deadline' },
];

/** What narrows, groups and orders all themes; everything stands in the URL. */
export function ThemesFilters({ search, onSearch }: { search: ThemesSearch; onSearch: (search: ThemesSearch) => void }) {
  const { data: owners = [] } = useQuery(ownersQuery);
  const [words, setWords] = useState(search.words ?? '');
  const choose = (name: keyof ThemesSearch) => (event: React.ChangeEvent<HTMLSelectElement>) => onSearch({ ...search, [name]: event.target.value === '' ? undefined : event.target.value });
  return (
    <search>
      <form
        className="grid grid-cols-[repeat(auto-fill,minmax(8.25rem,1fr))] items-end gap-x-2.5 gap-y-2 max-desk:grid-cols-2 [&>:first-child]:col-span-2 [&_label]:text-tiny [&_label]:font-normal [&_label]:text-ink-3 [&_input]:min-h-9 [&_select]:min-h-9 [&_select]:py-0 [&_select]:text-small"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch({ ...search, words: words.trim() === '' ? undefined : words.trim() });
        }}
      >
        <TextField label="Words" type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        <Select label="Status" placeholder="Any" value={search.status ?? ''} onChange={choose('status')} choices={choicesOf(statusWords)} />
        <Select label="Owner" placeholder="Anybody" value={search.owner ?? ''} onChange={choose('owner')} choices={[{ value: 'none', label: 'Nobody' }, ...owners]} />
        <Select label="Where it begins" placeholder="Anywhere" value={search.origin ?? ''} onChange={choose('origin')} choices={choicesOf(originWords)} />
        <Select label="Journey stage" placeholder="Any" value={search.stage ?? ''} onChange={choose('stage')} choices={choicesOf(journeyStageWords)} />
        <Select label="Period" placeholder="All time" value={search.days ?? ''} onChange={choose('days')} choices={[{ value: '30', label: 'Last 30 days' }, { value: '90', label: 'Last 90 days' }, { value: '365', label: 'Last year' }]} />
        <Select label="Order" value={search.sort ?? 'volume'} onChange={choose('sort')} choices={sortChoices} />
        <Select label="Show" placeholder="Each theme" value={groupOf(search) ?? ''} onChange={choose('group')} choices={Object.entries(leagueGroups).map(([value, label]) => ({ value, label: `By ${label.toLowerCase()}` }))} />
        <Button type="submit" className="justify-self-start">Search</Button>
      </form>
    </search>
  );
}
