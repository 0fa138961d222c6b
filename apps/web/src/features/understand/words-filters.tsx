import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { firstUp } from '../../ui/first-up.ts';
import { type Choice, Select } from '../../ui/select.tsx';
import type { MentionPage } from './queries.ts';
import { channelWords, feltWords, kindWords } from './vocabulary-words.ts';
import { isNarrowed, type WordsSearch } from './words-search.ts';

interface WordsFiltersProps {
  page: MentionPage;
  search: WordsSearch;
  onSearch: (search: WordsSearch) => void;
}

const periods: readonly Choice[] = [{ value: '30', label: 'Last 30 days' }, { value: '90', label: 'Last 90 days' }, { value: '365', label: 'Last year' }];

/** What narrows the words of a theme, each choice with its count over the whole theme; every one of them stands in the URL. Agents' words are never among them. */
export function WordsFilters({ page, search, onSearch }: WordsFiltersProps) {
  const selects: { name: keyof WordsSearch; label: string; any: string; choices: readonly Choice[] }[] = [
    { name: 'kind', label: 'Kind', any: 'All kinds', choices: page.kinds.map(({ kind, count }) => choice(kind, kindWords[kind], count)) },
    { name: 'channel', label: 'Channel', any: 'All channels', choices: page.channels.map(({ channel, count }) => choice(channel, channelWords[channel], count)) },
    { name: 'felt', label: 'Felt', any: 'Any feeling', choices: page.sentiments.map(({ sentiment, count }) => choice(sentiment, feltWords[sentiment], count)) },
    { name: 'source', label: 'Source', any: 'All sources', choices: page.sources.map(({ source, count }) => choice(source, source, count)) },
    { name: 'segment', label: 'Segment', any: 'All customers', choices: page.segments.map(({ segment, count }) => choice(segment, segment, count)) },
    { name: 'days', label: 'Period', any: 'All time', choices: periods },
  ];
  return (
    <search className="mb-3 grid gap-2.5">
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-2.5 gap-y-2 max-desk:grid-cols-2 [&_label]:text-tiny [&_label]:font-normal [&_label]:text-ink-3 [&_select]:min-h-8 [&_select]:text-ellipsis [&_select]:py-0 [&_select]:ps-2 [&_select]:text-small">
        {selects
          .filter(({ name, choices }) => choices.length > 1 || search[name] !== undefined)
          .map(({ name, label, any, choices }) => (
            <Select key={name} label={label} placeholder={any} value={search[name] ?? ''} choices={choices} onChange={(event) => onSearch({ ...search, [name]: event.target.value === '' ? undefined : event.target.value })} />
          ))}
      </div>
      {isNarrowed(search) ? (
        <p className="num flex flex-wrap items-center gap-x-3 text-small text-ink-2" role="status">
          {`${countWords(page.total, 'text', 'texts')} of ${page.kinds.reduce((sum, { count }) => sum + count, 0).toLocaleString('en-GB')}`}
          <Button size="small" variant="quiet" onClick={() => onSearch({})}>
            Clear filters
          </Button>
        </p>
      ) : null}
    </search>
  );
}

function choice(value: string, words: string, count: number): Choice {
  return { value, label: `${firstUp(words)} (${count.toLocaleString('en-GB')})` };
}
