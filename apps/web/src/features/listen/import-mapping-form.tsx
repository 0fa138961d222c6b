import { type ImportField, importFields, mapColumn, parseMapping, writeMapping } from '@kept/core/listen/import-mapping.ts';
import { metrics, usualScales } from '@kept/core/vocabulary.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ImportHistogram } from './import-histogram.tsx';
import type { ImportSearch } from './import-search.ts';
import { fieldWords, metricWords } from './import-words.ts';
import { MappingTable } from './mapping-table.tsx';
import type { ChosenImport } from './chosen-query.ts';
import type { Preview } from './queries.ts';

interface ImportMappingFormProps {
  preview: Preview;
  /** What would be asked for now: what the URL says, and what we suggest where it says nothing. */
  query: ChosenImport;
  timezone: string;
  isBusy: boolean;
  error: unknown;
  onCheck: () => void;
  /** Something was changed: what was checked before counts no more. */
  onChange: (change: ImportSearch) => void;
}

/** Which column is what, filled in as far as the file tells; every choice can be changed. */
export function ImportMappingForm({ preview, query, timezone, isBusy, error, onCheck, onChange }: ImportMappingFormProps) {
  const [attempt, setAttempt] = useState(0);
  const parsed = parseMapping(query.map);
  const mapping = parsed.ok ? parsed.mapping : {};
  const errors = formErrors({}, error);
  const { remembered, suggestion } = preview;
  const scores = mapping.score === undefined ? undefined : preview.values.find((one) => one.column === mapping.score);
  const metric = metrics.find((one) => one === query.metric);
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        onCheck();
      }}
    >
      <ErrorSummary errors={errors.all} attempt={attempt} />
      {remembered === null || remembered.map === query.map ? null : (
        <p className="flex flex-wrap items-center gap-3 text-small">
          A file with these columns came before, as “{remembered.source}”.
          <Button onClick={() => onChange({ ...remembered.options, map: remembered.map, source: remembered.source })}>Take its choices</Button>
        </p>
      )}
      <MappingTable preview={preview} mapping={mapping} suggested={suggestion.map} fieldWords={fieldWords} error={errors.at('map')} onMap={(column, field) => onChange({ map: writeMapping(mapColumn(mapping, column, field)) })} />
      <div className="grid max-w-[720px] grid-cols-2 gap-4 max-desk:grid-cols-1">
        <TextField label="Source" name="source" hint="What this feedback is known as, such as App Store." value={query.source} error={errors.at('source')} onChange={(event) => onChange({ source: event.target.value })} />
        <Select label="What the rows are" hint="The same for every row without a kind of its own." name="kind" choices={[{ value: 'survey', label: 'Survey answers' }, { value: 'review', label: 'Reviews' }, { value: 'interaction', label: 'Words from contacts' }]} value={query.kind ?? 'survey'} onChange={(event) => onChange({ kind: event.target.value })} />
        {mapping.score === undefined || mapping.metric !== undefined ? null : (
          <Select label="The scores are" hint="Each with its usual scale." name="metric" placeholder="Choose" error={errors.at('metric')} choices={metrics.map((value) => ({ value, label: metricWords[value] }))} value={query.metric ?? ''} onChange={(event) => onChange({ metric: event.target.value })} />
        )}
        {mapping.score === undefined || mapping.scale !== undefined || metric === undefined || metric === 'nps' || metric === 'thumb' ? null : (
          <TextField label="On a scale of" name="scale" hint={`Leave empty for ${usualScales[metric].min}-${usualScales[metric].max}.`} value={query.scale ?? ''} error={errors.at('scale')} onChange={(event) => onChange({ scale: event.target.value === '' ? undefined : event.target.value })} />
        )}
        {!preview.needsTimezone ? null : (
          <TextField label="Time zone" name="timezone" hint={`The times in this file do not say whose they are. Leave empty for ${timezone}.`} value={query.timezone ?? ''} error={errors.at('timezone')} onChange={(event) => onChange({ timezone: event.target.value === '' ? undefined : event.target.value })} />
        )}
        {mapping.date === undefined || (!suggestion.datesAmbiguous && suggestion.dates === null) ? null : (
          <Select label="In 03/04/2026" hint="Which number is the day." name="dates" placeholder="Choose" error={errors.at('dates')} choices={[{ value: 'dmy', label: 'the day comes first (3 April)' }, { value: 'mdy', label: 'the month comes first (4 March)' }]} value={query.dates ?? ''} onChange={(event) => onChange({ dates: event.target.value })} />
        )}
        <FixedValue fixed={query.fixed} error={errors.at('fixed')} onChange={(fixed) => onChange({ fixed })} />
      </div>
      {scores === undefined ? null : <ImportHistogram title={`Scores in “${scores.column}”`} values={scores.values} />}
      <div>
        <Button type="submit" isBusy={isBusy} busyLabel="Checking…">
          {`Check ${preview.rows.toLocaleString('en-GB')} rows`}
        </Button>
      </div>
    </form>
  );
}

const fixable = importFields.filter((field) => ['channel', 'language', 'team', 'product', 'segment', 'agent', 'question'].includes(field));

/** One field that no column fills, with the same value for every row. */
function FixedValue({ fixed, error, onChange }: { fixed: string | undefined; error: string | undefined; onChange: (fixed: string | undefined) => void }) {
  const parsed = parseMapping(fixed ?? '');
  const [field, value] = Object.entries(parsed.ok ? parsed.mapping : {})[0] ?? ['', ''];
  const [chosen, setChosen] = useState<string>(field);
  const change = (name: string, text: string) => {
    setChosen(name);
    const known: ImportField | undefined = importFields.find((one) => one === name);
    onChange(known === undefined || text === '' ? undefined : writeMapping({ [known]: text }));
  };
  return (
    <div className="col-span-full grid grid-cols-2 gap-4 max-desk:grid-cols-1">
      <Select label="The same for every row" name="fixed-field" placeholder="Nothing" isOptional choices={fixable.map((name) => ({ value: name, label: fieldWords[name] }))} value={chosen} onChange={(event) => change(event.target.value, value ?? '')} />
      {chosen === '' ? null : <TextField label={fieldWords[fixable.find((one) => one === chosen) ?? 'team']} name="fixed" value={value ?? ''} {...(error === undefined ? {} : { error })} onChange={(event) => change(chosen, event.target.value)} />}
    </div>
  );
}
