import { comparisons, healthPeriods, periodWords } from '@kept/core/measure/health-period-names.ts';
import { unknownLanguage } from '@kept/core/vocabulary.ts';
import { Chips } from '../../ui/chips.tsx';
import { Select } from '../../ui/select.tsx';
import { languageName } from '../understand/language-name.ts';
import { channelWords, choicesOf, journeyStageWords, originWords } from '../understand/vocabulary-words.ts';
import type { ExplorerChoices } from './explorer-queries.ts';
import { type ExplorerSearch, viewOf } from './explorer-search.ts';
import { firstUp } from '../../ui/first-up.ts';
import { comparisonWords } from './period-choices.ts';

interface ExplorerControlsProps {
  choices: ExplorerChoices;
  search: ExplorerSearch;
  onSearch: (search: ExplorerSearch) => void;
}

const views = [
  { value: 'volume', label: 'Volume' },
  { value: 'impact', label: 'Impact' },
  { value: 'score', label: 'Score' },
  { value: 'stage', label: 'By journey stage' },
  { value: 'segment', label: 'By segment' },
];
const periods = healthPeriods.map((name) => ({ value: name, label: firstUp(periodWords[name].now.replace(/^in the /, '')) }));

/** Which side, which period, compared with what, and what narrows it. A team shows its agents' side, which nothing else narrows. */
export function ExplorerControls({ choices, search, onSearch }: ExplorerControlsProps) {
  const choose = (name: keyof ExplorerSearch) => (event: React.ChangeEvent<HTMLSelectElement>) => onSearch({ ...search, [name]: event.target.value === '' ? undefined : event.target.value });
  const period = healthPeriods.find((name) => name === search.period) ?? 'last_90_days';
  const own = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));
  const isTeam = search.team !== undefined;
  return (
    <search className="grid gap-4">
      {isTeam ? null : <Chips label="View" chips={views} chosen={[viewOf(search)]} onToggle={(view) => onSearch({ ...search, view: view === 'volume' ? undefined : view })} />}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-3 max-desk:grid-cols-2">
        <Select label="Period" choices={periods} value={period} onChange={choose('period')} />
        {isTeam ? null : (
          <>
            <Select label="Compared with" choices={comparisons.map((name) => ({ value: name, label: comparisonWords(period, name) }))} value={search.compare ?? 'before'} onChange={choose('compare')} />
            <Select label="Channel" placeholder="Any" choices={choicesOf(channelWords).filter(({ value }) => value !== 'friction').map(({ value, label }) => ({ value, label: firstUp(label) }))} value={search.channel ?? ''} onChange={choose('channel')} />
            <Select label="Source" placeholder="Any" choices={own(choices.sources)} value={search.source ?? ''} onChange={choose('source')} />
            {choices.segments.length === 0 ? null : <Select label="Segment" placeholder="All customers" choices={own(choices.segments)} value={search.segment ?? ''} onChange={choose('segment')} />}
            <Select label="Journey stage" placeholder="Any" choices={choicesOf(journeyStageWords)} value={search.stage ?? ''} onChange={choose('stage')} />
            <Select label="Where it begins" placeholder="Anywhere" choices={choicesOf(originWords)} value={search.origin ?? ''} onChange={choose('origin')} />
            {choices.languages.length === 0 ? null : (
              <Select label="Language" placeholder="Any" choices={[...choices.languages.map((code) => ({ value: code, label: languageName(code) })), { value: unknownLanguage, label: 'Not known' }]} value={search.language ?? ''} onChange={choose('language')} />
            )}
          </>
        )}
        {choices.teams.length === 0 ? null : <Select label="Agents of" placeholder="Nobody: customers" choices={own(choices.teams)} value={search.team ?? ''} onChange={choose('team')} />}
      </div>
    </search>
  );
}
