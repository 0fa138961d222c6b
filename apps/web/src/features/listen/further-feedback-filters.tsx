import { useQuery } from '@tanstack/react-query';
import { metrics, unknownLanguage, usualScales } from '@kept/core/vocabulary.ts';
import { firstUp } from '../../ui/first-up.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { explorerChoicesQuery } from '../measure/explorer-queries.ts';
import { languageName } from '../understand/language-name.ts';
import { channelWords, choicesOf, feltWords, journeyStageWords, metricWords } from '../understand/vocabulary-words.ts';
import { countFurther, type FeedbackFilters, readFeedbackSearch } from './feedback-search.ts';
import { surveysQuery } from './queries.ts';

interface FurtherFiltersProps {
  filters: FeedbackFilters;
  onChange: (filters: FeedbackFilters) => void;
}

const own = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

/** What is narrowed by less often; open from the start when one of them is set. */
export function FurtherFeedbackFilters({ filters, onChange }: FurtherFiltersProps) {
  const { data: choices } = useQuery(explorerChoicesQuery);
  const { data: surveys } = useQuery(surveysQuery);
  const count = countFurther(filters);
  const choose = (name: keyof FeedbackFilters) => (event: { target: { value: string } }) => onChange({ ...filters, ...readFeedbackSearch({ [name]: event.target.value }), ...(event.target.value === '' ? { [name]: undefined } : {}) });
  const scale = usualScales[metrics.find((metric) => metric === filters.metric) ?? 'nps'];
  return (
    <details open={count > 0 || undefined} className="group">
      <summary className="w-fit cursor-pointer text-small text-ink-2 hover:text-ink">{count === 0 ? 'More filters' : `More filters (${count})`}</summary>
      <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] items-end gap-3 max-desk:grid-cols-2">
        <Select label="Channel" name="channel" placeholder="Any" choices={choicesOf(channelWords).filter(({ value }) => value !== 'friction')} value={filters.channel ?? ''} onChange={choose('channel')} />
        <Select label="Felt" name="sentiment" placeholder="Any feeling" choices={choicesOf(feltWords).map(({ value, label }) => ({ value, label: firstUp(label) }))} value={filters.sentiment ?? ''} onChange={choose('sentiment')} />
        <Select label="Segment" name="segment" placeholder="All customers" choices={own(withChosen(choices?.segments, filters.segment))} value={filters.segment ?? ''} onChange={choose('segment')} />
        <Select label="Journey stage" name="stage" placeholder="Any" choices={choicesOf(journeyStageWords)} value={filters.stage ?? ''} onChange={choose('stage')} />
        <Select label="Language" name="language" placeholder="Any" choices={withChosen([...(choices?.languages ?? []), unknownLanguage], filters.language).map((code) => ({ value: code, label: code === unknownLanguage ? 'Not known' : languageName(code) }))} value={filters.language ?? ''} onChange={choose('language')} />
        <Select label="Survey" name="survey" placeholder="Any" choices={(surveys?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))} value={filters.survey ?? ''} onChange={choose('survey')} />
        <Select label="Scale" name="metric" placeholder="Any" choices={choicesOf(metricWords).map(({ value, label }) => ({ value, label: firstUp(label) }))} value={filters.metric ?? ''} onChange={choose('metric')} />
        <div className="grid grid-cols-2 gap-2">
          <Score label="Score from" name="scoreFrom" value={filters.scoreFrom} scale={scale} onCommit={choose('scoreFrom')} />
          <Score label="to" name="scoreTo" value={filters.scoreTo} scale={scale} onCommit={choose('scoreTo')} />
        </div>
      </div>
    </details>
  );
}

/** A score is looked for when the field is left or Enter is pressed, not at every key. */
function Score({ label, name, value, scale, onCommit }: { label: string; name: string; value: number | undefined; scale: { min: number; max: number }; onCommit: (event: { target: { value: string } }) => void }) {
  const commit = (event: { currentTarget: HTMLInputElement }) => (event.currentTarget.value === String(value ?? '') ? undefined : onCommit({ target: event.currentTarget }));
  return (
    <TextField
      key={value ?? ''}
      label={label}
      name={name}
      type="number"
      inputMode="numeric"
      step="any"
      placeholder={String(name === 'scoreFrom' ? scale.min : scale.max)}
      defaultValue={value ?? ''}
      onBlur={commit}
      onKeyDown={(event) => (event.key === 'Enter' ? commit(event) : undefined)}
    />
  );
}

/** A word in the address that no longer occurs is shown as chosen all the same. */
function withChosen(words: readonly string[] | undefined, chosen: string | undefined): string[] {
  return [...new Set([...(words ?? []), ...(chosen === undefined ? [] : [chosen])])];
}
